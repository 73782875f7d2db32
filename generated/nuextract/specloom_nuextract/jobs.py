# Copied from overlays/nuextract/jobs.py: edit it there.
"""Paging through jobs, following one by its events, waiting for it, and what its fields mean."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from specloom_nuextract import Job, ResponseDecodeError, ServerSentEvent, StreamError
from specloom_nuextract._runtime.json_values import is_map, parse_json, whole_number
from specloom_nuextract._runtime.lazy import refer
from specloom_nuextract._runtime.paging import PagePlan, apaged, paged
from specloom_nuextract._runtime.record import Record
from specloom_nuextract._runtime.streaming import (
    AsyncFollowing,
    AsyncStream,
    Following,
    Stream,
    StreamPlan,
)
from specloom_nuextract._runtime.waiting import AsyncWait, Wait, WaitPlan
from specloom_nuextract.api import jobs as api

if TYPE_CHECKING:
    from specloom_nuextract import JobPage, JobState, JobStatusReport
else:
    refer(globals(), "JobPage", "JobState", "JobStatusReport")

__all__ = (
    "AsyncJobs",
    "JobEvent",
    "JobResult",
    "JobTimeoutError",
    "Jobs",
    "Ping",
    "state_of",
)


class JobResult(Record):
    """The last event of a stream: the job has ended, with or without success.

    Attributes:
        job: The whole job.
    """

    job: Job


class Ping(Record):
    """The connection is alive, and the job has not ended yet."""


JobEvent: TypeAlias = JobResult | Ping | ServerSentEvent
"""What a stream returns; events of an unknown name come undecoded."""


class JobTimeoutError(StreamError):
    """The job exceeded its execution timeout, and the provider stopped it."""


def read_event(event: ServerSentEvent) -> JobEvent:
    """What *event* means.

    Raises:
        StreamError: It reports a failure; ``JobTimeoutError`` for the code ``JobTimeout``.
        ResponseDecodeError: A result is not a valid job.
    """
    if event.event == "ping":
        return Ping()
    if event.event == "error":
        raise reported(event)
    if event.event == "result":
        return JobResult(Job.from_response(parse_json(event.data)))
    try:
        # The name of the final event changed between releases of the service.
        return JobResult(Job.from_response(parse_json(event.data)))
    except ResponseDecodeError:
        return event


def reported(event: ServerSentEvent) -> StreamError:
    """The error that an ``error`` event reports, whatever its data are."""
    try:
        data: Any = parse_json(event.data)
    except ResponseDecodeError:
        data = None
    members = data if is_map(data) else {"message": event.data}
    code, message = members.get("code"), members.get("message")
    kind = JobTimeoutError if code == "JobTimeout" else StreamError
    return kind(
        message if isinstance(message, str) and message else "the stream reports a failure",
        code=code if isinstance(code, str) else "unknown",
        last_event_id=event.id,
    )


EVENTS: Final[StreamPlan[JobEvent]] = StreamPlan(
    read=read_event,
    ends=lambda event: isinstance(event, JobResult),
    keeps_alive=lambda event: isinstance(event, Ping),
)


def next_offset(page: JobPage, sent: Mapping[str, Any]) -> int | None:
    """The offset of the page after *page*, or ``None`` after the last one.

    It moves on by the number of jobs received: the server may send fewer than requested.
    """
    received = len(page.items or ())
    offset = whole_number(sent.get("skip") or 0, "skip") + received
    return offset if received and offset < total_of(page) else None


def total_of(page: JobPage) -> int:
    """The number of jobs on all pages."""
    return whole_number(page.total_count, "totalCount")


BY_OFFSET: Final[PagePlan[JobPage, Job]] = PagePlan(
    items=lambda page: page.items,
    token=next_offset,
    parameter="skip",
    integer=True,
    first="0",
    key=attrgetter("id"),
    # A job that is created meanwhile shifts the others onto the next page.
    shifts=True,
    total=total_of,
)


def state_of(job: Job | JobStatusReport) -> JobState:
    """The state of *job*, in the words that all providers share.

    It is over once ``completedAt`` is there, and has succeeded if its status is then
    ``completed``. The provider documents no other status; those that say so are told apart.
    """
    status = str(job.status).lower()
    if job.completed_at is not None:
        if status == "completed":
            return "succeeded"
        return "cancelled" if status in {"cancelled", "canceled"} else "failed"
    return "pending" if status in {"pending", "queued", "created"} else "running"


UNTIL_DONE: Final[WaitPlan[Job, Job]] = WaitPlan(
    job=lambda job: job,
    state=state_of,
    status=lambda job: job.status,
    reason=lambda job: job.error_message or job.error_code,
)


def job_in(event: JobEvent) -> Job | None:
    """The job that *event* carries, or ``None``."""
    return event.job if isinstance(event, JobResult) else None


BY_STREAM: Final[Following[JobEvent, Job]] = Following(lambda jobs: jobs.stream, job_in)
ABY_STREAM: Final[AsyncFollowing[JobEvent, Job]] = AsyncFollowing(lambda jobs: jobs.stream, job_in)


class Jobs(api.Jobs):
    list = paged(api.Jobs.list_page, BY_OFFSET)
    stream = Stream(api.Jobs.events, EVENTS)
    wait = Wait(api.Jobs.get, UNTIL_DONE, follow=BY_STREAM.follow)


class AsyncJobs(api.AsyncJobs):
    list = apaged(api.AsyncJobs.list_page, BY_OFFSET)
    stream = AsyncStream(api.AsyncJobs.events, EVENTS)
    wait = AsyncWait(api.AsyncJobs.get, UNTIL_DONE, follow=ABY_STREAM.follow)
