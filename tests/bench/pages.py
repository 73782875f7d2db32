"""Many pages, and many calls at once."""

from __future__ import annotations

from collections.abc import Callable

import httpx

from .canned import Pages, following
from .tasks import Task

CONCURRENT = 100
"""Calls that are made at the same time."""


def pages_of(task: Task) -> Callable[[], httpx.BaseTransport]:
    """Return what makes the transport that returns as many pages as the task has."""
    body = (task.bodies / f"{task.provider}-page").read_bytes()
    return lambda: Pages(body, following(task.provider, task.size))
