"""What the states of a provider's jobs mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Generic, Literal, TypeAlias, TypeVar

from ..record import Record

R = TypeVar("R")
T = TypeVar("T")

JobState: TypeAlias = Literal["pending", "running", "succeeded", "failed", "cancelled", "unknown"]
"""The state of a job, in the same words for every provider."""

TERMINAL: Final[frozenset[JobState]] = frozenset({"succeeded", "failed", "cancelled"})
"""States that a job does not leave by itself. Not ``unknown``: it may be a new kind of running."""


def lookup_state(states: Mapping[str, JobState], status: object) -> JobState:
    """The state that the provider's *status* stands for, ``"unknown"`` if it is not listed."""
    return states.get(status, "unknown") if isinstance(status, str) else "unknown"


class WaitPlan(Record, Generic[R, T]):
    """How to read a job's state.

    Attributes:
        job: Returns the job from what the method that looks returns; ``None`` if there is none.
        state: Returns the state of the job.
        status: Returns the provider's word for it, for messages.
        reason: Returns why the job failed, or ``None``.
    """

    job: Callable[[R], T | None]
    state: Callable[[T], JobState]
    status: Callable[[T], object]
    reason: Callable[[T], str | None]
