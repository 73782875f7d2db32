# Copied from overlays/gradient/indexing_jobs.py: edit it there.
"""Paging through indexing jobs, waiting for one, and what their phases mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

from specloom_gradient._runtime.paging import PagePlan, apaged, paged
from specloom_gradient._runtime.waiting import AsyncWait, Wait, WaitPlan, lookup_state
from specloom_gradient.api import knowledge_bases_indexing_jobs as api

if TYPE_CHECKING:
    from specloom_gradient import IndexingJob, IndexingJobPage, IndexingJobResponse, JobState

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
    number = _whole(sent.get("page")) or _whole(page.meta and page.meta.page) or 1
    urls = page.links.pages if page.links is not None else None
    if urls is not None and (urls.next or urls.previous or urls.first or urls.last):
        return (_number_in(urls.next) or number + 1) if urls.next else None
    pages = _whole(page.meta and page.meta.pages)
    return number + 1 if pages is not None and number < pages else None


def _number_in(link: object) -> int | None:
    try:
        numbers = parse_qs(urlsplit(link).query).get("page") if isinstance(link, str) else None
    except ValueError:
        numbers = None
    return _whole(numbers[0]) if numbers else None


def _whole(value: object) -> int | None:
    """*value* as a number, which the server may have written as text; ``None`` if it is not one."""
    if isinstance(value, str) and value.isdecimal() and len(value) < 19:
        return int(value)
    return value if isinstance(value, int) else None


BY_NUMBER: Final[PagePlan[IndexingJobPage, IndexingJob]] = PagePlan(
    items=lambda page: page.jobs,
    token=next_page,
    parameter="page",
    integer=True,
    first="1",
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
