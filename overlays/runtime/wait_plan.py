"""What a provider's overlay says of its jobs, for those who wait for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from .records import Record
from .states import JobState

R = TypeVar("R")
T = TypeVar("T")


class WaitPlan(Record, Generic[R, T]):
    """What a job's states mean.

    Attributes:
        job: Gives the job from what the method that looks returns; ``None`` if it holds none.
        state: Gives where the job stands.
        status: Gives the provider's word for it, for messages.
        reason: Gives why the job failed, or ``None``.
    """

    job: Callable[[R], T | None]
    state: Callable[[T], JobState]
    status: Callable[[T], object]
    reason: Callable[[T], str | None]
