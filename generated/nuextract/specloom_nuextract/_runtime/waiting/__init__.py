# Copied from overlays/runtime/waiting/__init__.py: edit it there.
"""Waiting for jobs.

Public to overlays: :class:`WaitPlan` declares what a job's states mean, :class:`Wait` and
:class:`AsyncWait` make the methods ``wait`` from it. To users: ``JobState``.
"""

from .async_wait import AsyncWait
from .plan import JobState, WaitPlan, lookup_state
from .sync_wait import Wait

__all__ = ("AsyncWait", "JobState", "Wait", "WaitPlan", "lookup_state")
