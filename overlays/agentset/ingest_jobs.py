"""Paging through ingest jobs, waiting for one, and what their statuses mean."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from specloom_agentset._runtime.json_values import page_token
from specloom_agentset._runtime.lazy import refer
from specloom_agentset._runtime.paging import PagePlan, apaged, paged
from specloom_agentset._runtime.waiting import AsyncWait, Wait, WaitPlan, lookup_state
from specloom_agentset.api import ingest_jobs as api

if TYPE_CHECKING:
    from specloom_agentset import IngestJob, IngestJobPage, JobState
else:
    refer(globals(), "IngestJob", "IngestJobPage", "JobState")

__all__ = ("AsyncIngestJobs", "IngestJobs", "state_of")

BY_CURSOR: Final[PagePlan[IngestJobPage, IngestJob]] = PagePlan(
    items=lambda page: page.data,
    token=lambda page, _sent: page_token(page.pagination.next_cursor, "pagination.nextCursor"),
    parameter="cursor",
    key=attrgetter("id"),
    # The server cuts backward pages at the wrong edge, and nextCursor leads forward again.
    forward_only=("cursor_direction", "backward"),
)

STATES: Final[Mapping[str, JobState]] = {
    "BACKLOG": "pending",
    "QUEUED": "pending",
    "QUEUED_FOR_RESYNC": "pending",
    "PRE_PROCESSING": "running",
    "PROCESSING": "running",
    # Going away: the first two end in a 404, the last one in CANCELLED.
    "QUEUED_FOR_DELETE": "running",
    "DELETING": "running",
    "CANCELLING": "running",
    "COMPLETED": "succeeded",
    "FAILED": "failed",
    "CANCELLED": "cancelled",
}


def state_of(job: IngestJob) -> JobState:
    """The state of *job*, in the words that all providers share.

    Judged by ``status`` alone: a job that is ingested again keeps its old times for a while. A
    job being deleted is ``running`` until it is gone; a status that the client does not know is
    ``unknown``.
    """
    return lookup_state(STATES, job.status)


UNTIL_DONE: Final[WaitPlan[IngestJob, IngestJob]] = WaitPlan(
    job=lambda job: job,
    state=state_of,
    status=lambda job: job.status,
    reason=lambda job: job.error,
)


class IngestJobs(api.IngestJobs):
    list = paged(api.IngestJobs.list_page, BY_CURSOR)
    wait = Wait(api.IngestJobs.get, UNTIL_DONE)


class AsyncIngestJobs(api.AsyncIngestJobs):
    list = apaged(api.AsyncIngestJobs.list_page, BY_CURSOR)
    wait = AsyncWait(api.AsyncIngestJobs.get, UNTIL_DONE)
