"""Many pages, and many calls at once."""

from __future__ import annotations

from collections.abc import Callable

import httpx

from .canned import Pages, following
from .tasks import Task

CONCURRENT = 100
"""Calls that are made at the same time."""


def pages_of(task: Task) -> Callable[[], httpx.BaseTransport]:
    """Return what makes the transport that gives as many pages as the task has."""
    folder, provider = task.bodies, task.provider
    first, second = ((folder / f"{provider}-page-{turn}").read_bytes() for turn in range(2))
    return lambda: Pages((first, second), following(provider, task.size))
