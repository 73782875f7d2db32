"""Paging through indexing jobs, waiting for one, and what their phases mean."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from specloom_gradient import IndexingJob, IndexingJobPage, IndexingJobResponse, JobState
from specloom_gradient._runtime.paging import PagePlan, apaged, paged
from specloom_gradient._runtime.states import lookup_state
from specloom_gradient._runtime.waiters import AsyncWait, Wait
from specloom_gradient._runtime.waiting import WaitPlan
from specloom_gradient.api import knowledge_bases_indexing_jobs as api

__all__ = (
    "AsyncKnowledgeBasesIndexingJobs",
    "KnowledgeBasesIndexingJobs",
    "is_partial",
    "state_of",
)


def next_page(page: IndexingJobPage, sent: Mapping[str, Any]) -> int | None:
    """The number of the page after *page*, or ``None`` after the last one.

    ``links.pages.next`` decides, and where there are no links, ``meta``. Of the link only the
    number is taken: the request goes to the configured server with its own credential.
    """
    number: int = sent.get("page") or (page.meta and page.meta.page) or 1
    pages = page.links.pages if page.links is not None else None
    if pages is not None:
        return _number_in(pages.next, number + 1) if pages.next else None
    if page.meta is None or page.meta.pages is None:
        return None
    return number + 1 if number < page.meta.pages else None


def _number_in(link: str, otherwise: int) -> int:
    numbers = parse_qs(urlsplit(link).query).get("page", [])
    return int(numbers[0]) if numbers and numbers[0].isdecimal() else otherwise


BY_NUMBER: Final = PagePlan[IndexingJobPage, IndexingJob](
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
    """Where *job* stands, in the words that all providers share.

    Judged by ``phase``, and by ``status`` where the phase is absent or unknown. A job that left
    some items out has ``succeeded``; :func:`is_partial` tells.
    """
    state = lookup_state(PHASES, job.phase)
    return lookup_state(STATUSES, job.status) if state == "unknown" else state


def is_partial(job: IndexingJob) -> bool:
    """Whether *job* has finished with some of its items missing."""
    return job.status == "INDEX_JOB_STATUS_PARTIAL" and state_of(job) == "succeeded"


UNTIL_DONE: Final = WaitPlan[IndexingJobResponse, IndexingJob](
    job=lambda response: response.job,
    state=state_of,
    status=lambda job: job.phase or job.status,
    reason=lambda job: job.status,
)


class KnowledgeBasesIndexingJobs(api.KnowledgeBasesIndexingJobs):
    """Start, follow, list and cancel indexing jobs."""

    list = paged(api.KnowledgeBasesIndexingJobs.list_page, BY_NUMBER)
    wait = Wait(api.KnowledgeBasesIndexingJobs.retrieve, UNTIL_DONE)


class AsyncKnowledgeBasesIndexingJobs(api.AsyncKnowledgeBasesIndexingJobs):
    """Start, follow, list and cancel indexing jobs."""

    list = apaged(api.AsyncKnowledgeBasesIndexingJobs.list_page, BY_NUMBER)
    wait = AsyncWait(api.AsyncKnowledgeBasesIndexingJobs.retrieve, UNTIL_DONE)
