"""Paging through jobs, waiting for one, and what the states of both generations of the API mean."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from specloom_vectara import Job
from specloom_vectara._runtime.json_values import page_token
from specloom_vectara._runtime.lazy import refer
from specloom_vectara._runtime.paging import PagePlan, apaged, paged
from specloom_vectara._runtime.waiting import AsyncWait, Wait, WaitPlan, lookup_state
from specloom_vectara.api import jobs as api

if TYPE_CHECKING:
    from specloom_vectara import JobPage, JobState, V1Job
else:
    refer(globals(), "JobPage", "JobState", "V1Job")

__all__ = ("AsyncJobs", "Jobs", "state_of")

BY_KEY: Final[PagePlan[JobPage, Job]] = PagePlan(
    items=lambda page: page.jobs,
    token=lambda page, _sent: page_token(
        page.metadata and page.metadata.page_key, "metadata.page_key"
    ),
    parameter="page_key",
    key=attrgetter("id"),
)

STATES: Final[Mapping[str, JobState]] = {
    "unknown": "unknown",
    "queued": "pending",
    "started": "running",
    "failed_will_retry": "running",
    "completed": "succeeded",
    "failed": "failed",
    "aborted": "failed",
}

V1_STATES: Final[Mapping[str, JobState]] = {
    "JOB_STATE__UNKNOWN": "unknown",
    "JOB_STATE__QUEUED": "pending",
    "JOB_STATE__STARTED": "running",
    "JOB_STATE__TRANSIENT_FAILURE_RETRY_IMMINENT": "running",
    "JOB_STATE__COMPLETED": "succeeded",
    "JOB_STATE__FAILED": "failed",
    "JOB_STATE__ABORTED": "failed",
}


def state_of(job: Job | V1Job) -> JobState:
    """The state of *job*, of either generation, in the words that all providers share.

    A failure that the server is about to try again is ``running``; an absent state is ``unknown``.
    """
    return lookup_state(STATES if isinstance(job, Job) else V1_STATES, job.state)


UNTIL_DONE: Final[WaitPlan[Job, Job]] = WaitPlan(
    job=lambda job: job,
    state=state_of,
    status=lambda job: job.state,
    # The API has no reason.
    reason=lambda _job: None,
)


class Jobs(api.Jobs):
    list = paged(api.Jobs.list_page, BY_KEY)
    wait = Wait(api.Jobs.get, UNTIL_DONE)


class AsyncJobs(api.AsyncJobs):
    list = apaged(api.AsyncJobs.list_page, BY_KEY)
    wait = AsyncWait(api.AsyncJobs.get, UNTIL_DONE)
