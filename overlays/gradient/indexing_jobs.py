"""Paging through indexing jobs, waiting for one, and what their phases mean."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

from specloom_gradient import ResponseDecodeError
from specloom_gradient._runtime.json_values import whole_number
from specloom_gradient._runtime.lazy import refer
from specloom_gradient._runtime.paging import PagePlan, apaged, paged
from specloom_gradient._runtime.waiting import AsyncWait, Wait, WaitPlan, lookup_state
from specloom_gradient.api import knowledge_bases_indexing_jobs as api

if TYPE_CHECKING:
    from specloom_gradient import IndexingJob, IndexingJobPage, IndexingJobResponse, JobState
else:
    refer(globals(), "IndexingJob", "IndexingJobPage", "IndexingJobResponse", "JobState")

__all__ = (
    "AsyncKnowledgeBasesIndexingJobs",
    "KnowledgeBasesIndexingJobs",
    "is_partial",
    "state_of",
)


def next_page(page: IndexingJobPage, sent: Mapping[str, Any]) -> int | None:
    """The number of the page after *page*, or ``None`` after the last one.

    ``links.pages.next`` decides, and where there are no links at all, ``meta``. Of the link only
    the number is taken: the request goes to the configured server with its own credential.
    """
    urls = page.links.pages if page.links is not None else None
    if urls is not None and (urls.next or urls.previous or urls.first or urls.last):
        return (_number_in(urls.next) or _number_of(page, sent) + 1) if urls.next else None
    if page.meta is None or page.meta.pages is None:
        return None
    number = _number_of(page, sent)
    return number + 1 if number < whole_number(page.meta.pages, "meta.pages") else None


def next_link(page: IndexingJobPage) -> object:
    """What the server says of the page after *page*."""
    return page.links and page.links.pages and page.links.pages.next


def _number_of(page: IndexingJobPage, sent: Mapping[str, Any]) -> int:
    if sent.get("page") is not None:
        return whole_number(sent["page"], "page")
    if page.meta is None or page.meta.page is None:
        return 1
    return whole_number(page.meta.page, "meta.page")


def _number_in(link: object) -> int | None:
    try:
        numbers = parse_qs(urlsplit(link).query).get("page") if isinstance(link, str) else None
        return whole_number(numbers[0], "links.pages.next") if numbers else None
    except (ValueError, ResponseDecodeError):
        return None


BY_NUMBER: Final[PagePlan[IndexingJobPage, IndexingJob]] = PagePlan(
    items=lambda page: page.jobs,
    token=next_page,
    parameter="page",
    integer=True,
    first="1",
    link=next_link,
    key=attrgetter("uuid"),
)

PHASES: Final[Mapping[str, JobState]] = {
    "BATCH_JOB_PHASE_UNKNOWN": "unknown",
    "BATCH_JOB_PHASE_PENDING": "pending",
    "BATCH_JOB_PHASE_RUNNING": "running",
    "BATCH_JOB_PHASE_SUCCEEDED": "succeeded",
    "BATCH_JOB_PHASE_FAILED": "failed",
    "BATCH_JOB_PHASE_ERROR": "failed",
    "BATCH_JOB_PHASE_CANCELLED": "cancelled",
}

STATUSES: Final[Mapping[str, JobState]] = {
    "INDEX_JOB_STATUS_UNKNOWN": "unknown",
    "INDEX_JOB_STATUS_PENDING": "pending",
    "INDEX_JOB_STATUS_IN_PROGRESS": "running",
    "INDEX_JOB_STATUS_COMPLETED": "succeeded",
    "INDEX_JOB_STATUS_NO_CHANGES": "succeeded",
    "INDEX_JOB_STATUS_PARTIAL": "succeeded",
    "INDEX_JOB_STATUS_FAILED": "failed",
    "INDEX_JOB_STATUS_CANCELLED": "cancelled",
}


def state_of(job: IndexingJob) -> JobState:
    """The state of *job*, in the words that all providers share.

    Judged by ``phase``, and by ``status`` where the phase is absent or unknown. A job that left
    some items out has ``succeeded``; :func:`is_partial` tells.
    """
    state = lookup_state(PHASES, job.phase)
    return lookup_state(STATUSES, job.status) if state == "unknown" else state


def is_partial(job: IndexingJob) -> bool:
    """Whether *job* has finished with some of its items missing."""
    return job.status == "INDEX_JOB_STATUS_PARTIAL" and state_of(job) == "succeeded"


def deciding_word(job: IndexingJob) -> str | None:
    """The phase or status by which *job* is judged."""
    if lookup_state(PHASES, job.phase) == "unknown":
        return job.status or job.phase
    return job.phase


def reason_of(job: IndexingJob) -> str | None:
    """What the first data source of *job* that failed says, or else the outcome of the job."""
    for source in job.data_source_jobs or ():
        if said := source.error_details or source.error_msg:
            return said
    return None if job.status == deciding_word(job) else job.status


UNTIL_DONE: Final[WaitPlan[IndexingJobResponse, IndexingJob]] = WaitPlan(
    job=lambda response: response.job,
    state=state_of,
    status=deciding_word,
    reason=reason_of,
)


class KnowledgeBasesIndexingJobs(api.KnowledgeBasesIndexingJobs):
    list = paged(api.KnowledgeBasesIndexingJobs.list_page, BY_NUMBER)
    wait = Wait(api.KnowledgeBasesIndexingJobs.retrieve, UNTIL_DONE)


class AsyncKnowledgeBasesIndexingJobs(api.AsyncKnowledgeBasesIndexingJobs):
    list = apaged(api.AsyncKnowledgeBasesIndexingJobs.list_page, BY_NUMBER)
    wait = AsyncWait(api.AsyncKnowledgeBasesIndexingJobs.retrieve, UNTIL_DONE)
