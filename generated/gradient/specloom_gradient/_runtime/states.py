# Copied from overlays/runtime/states.py: edit it there.
"""One vocabulary for the states of every provider's jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

JobState: TypeAlias = Literal["pending", "running", "succeeded", "failed", "cancelled", "unknown"]
"""Where a job stands, in the same words for every provider."""

TERMINAL: Final[frozenset[JobState]] = frozenset({"succeeded", "failed", "cancelled"})
"""States that a job does not leave by itself. ``unknown`` is none: it may be a new kind of running."""


def lookup_state(states: Mapping[str, JobState], status: object) -> JobState:
    """The state that the provider's *status* stands for, ``"unknown"`` if it is not listed."""
    return states.get(status, "unknown") if isinstance(status, str) else "unknown"
