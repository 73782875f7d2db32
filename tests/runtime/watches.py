"""Jobs of no provider in particular, and watches over them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import frozen
from specloom_agentset._runtime.api_response import APIResponse
from specloom_agentset._runtime.headers import ResponseHeaders
from specloom_agentset._runtime.states import JobState, lookup_state
from specloom_agentset._runtime.wait_plan import WaitPlan
from specloom_agentset._runtime.waiting import Watch

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
    """What a watch needs to know of a job."""

    status: str
    error: str | None = None


PLAN: Final = WaitPlan[Any, Job](
    job=lambda answer: answer,
    state=lambda job: lookup_state(STATES, job.status),
    status=lambda job: job.status,
    reason=lambda job: job.error,
)


def watching(
    *,
    deadline: float | None = 600.0,
    poll_interval: float | None = None,
    raise_on_failure: bool = True,
    chance: float = 0.0,
) -> Watch[Job]:
    """Return a watch that has seen nothing yet."""
    return Watch(
        plan=PLAN,
        job_id="job_1",
        deadline=deadline,
        poll_interval=poll_interval,
        raise_on_failure=raise_on_failure,
        random=lambda: chance,
    )


def look(job: Job | None, retry_after: str | None = None) -> APIResponse[Job | None]:
    """Return what a look at *job* gives."""
    pairs = [] if retry_after is None else [("Retry-After", retry_after)]
    return APIResponse(200, ResponseHeaders(pairs), None, b"", job, 1)
