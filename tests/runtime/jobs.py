"""Jobs of no provider in particular, and pollers that wait for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import frozen
from specloom_agentset import JobState
from specloom_agentset._runtime.headers import ResponseHeaders
from specloom_agentset._runtime.request.response import APIResponse
from specloom_agentset._runtime.waiting import WaitPlan, lookup_state
from specloom_agentset._runtime.waiting.poller import Poller

STATES: Final[Mapping[str, JobState]] = {
    "QUEUED": "pending",
    "RUNNING": "running",
    "DONE": "succeeded",
    "FAILED": "failed",
    "STOPPED": "cancelled",
}
WALL: Final = 1_700_000_000.0


@frozen
class Job:
    """What a poller needs to know of a job."""

    status: str
    error: str | None = None


RUNNING: Final = Job("RUNNING")
PLAN: Final = WaitPlan[Any, Job](
    job=lambda result: result,
    state=lambda job: lookup_state(STATES, job.status),
    status=lambda job: job.status,
    reason=lambda job: job.error,
)


def polling(*seen: Job, chance: float = 0.0, **fields: Any) -> Poller[Job]:
    """Return a poller that has *seen* these."""
    given: dict[str, Any] = {"deadline": 600.0, "poll_interval": None, "raise_on_failure": True}
    poller = Poller(plan=PLAN, job_id="job_1", random=lambda: chance, **{**given, **fields})
    for job in seen:
        poller.saw(job)
    return poller


def look(job: Job | None, retry_after: str | None = None) -> APIResponse[Job | None]:
    """Return the response of a look at *job*."""
    pairs = [] if retry_after is None else [("Retry-After", retry_after)]
    return APIResponse(200, ResponseHeaders(pairs), None, b"", job, 1)
