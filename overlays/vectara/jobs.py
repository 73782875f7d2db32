"""Paging through jobs of both generations of the API, waiting for one, and what their states mean."""

from collections.abc import Mapping
from typing import Final

from specloom_vectara import Job, JobPage, JobState, V1Job, V1JobPage
from specloom_vectara._runtime.paging import PagePlan, apaged, paged
from specloom_vectara._runtime.states import lookup_state
from specloom_vectara._runtime.wait_plan import WaitPlan
from specloom_vectara._runtime.waiters import AsyncWait, Wait
from specloom_vectara.api import jobs as api
from specloom_vectara.api import v1_jobs as api_v1

__all__ = ("AsyncJobs", "AsyncV1Jobs", "Jobs", "V1Jobs", "state_of")

BY_KEY: Final = PagePlan[JobPage, Job](
    items=lambda page: page.jobs,
    token=lambda page, _sent: None if page.metadata is None else page.metadata.page_key,
    parameter="page_key",
)

BY_KEY_ALONE: Final = PagePlan[V1JobPage, V1Job](
    items=lambda page: page.job,
    token=lambda page, _sent: page.page_key,
    parameter="page_key",
    alone=True,
    beside=frozenset({"customer_id", "request_options", "timeout"}),
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
    """Where *job*, of either generation, stands, in the words that all providers share.

    A failure that the server is about to try again is ``running``; an absent state is ``unknown``.
    """
    return lookup_state(V1_STATES if isinstance(job, V1Job) else STATES, job.state)


UNTIL_DONE: Final = WaitPlan[Job, Job](
    job=lambda job: job,
    state=state_of,
    status=lambda job: job.state,
    # The API gives no reason.
    reason=lambda _job: None,
)


class Jobs(api.Jobs):
    """List jobs, fetch one, wait for it."""

    list = paged(api.Jobs.list_page, BY_KEY)
    wait = Wait(api.Jobs.get, UNTIL_DONE)


class AsyncJobs(api.AsyncJobs):
    """List jobs, fetch one, wait for it."""

    list = apaged(api.AsyncJobs.list_page, BY_KEY)
    wait = AsyncWait(api.AsyncJobs.get, UNTIL_DONE)


class V1Jobs(api_v1.V1Jobs):
    """List jobs by the first generation of the API."""

    list = paged(api_v1.V1Jobs.list_page, BY_KEY_ALONE)


class AsyncV1Jobs(api_v1.AsyncV1Jobs):
    """List jobs by the first generation of the API."""

    list = apaged(api_v1.AsyncV1Jobs.list_page, BY_KEY_ALONE)
