"""List and fetch background jobs (v2).

The module of an operation is imported when its method is first called.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from ..._runtime.lazy import refer as _refer
from ..._runtime.options import RequestOptions
from ..._runtime.resource import (
    AsyncResource,
    RawMethods,
    SyncResource,
    cached_attribute,
    with_raw,
    with_raw_async,
)

if TYPE_CHECKING:
    from ...models.job import Job
    from ...models.job_page import JobPage
    from ...models.job_state_name import JobStateName

else:
    _refer(globals(), "Job", "JobPage", "JobStateName")

__all__ = ("AsyncJobs", "AsyncJobsWithRawResponse", "Jobs", "JobsWithRawResponse")


class Jobs(SyncResource):
    """List and fetch background jobs (v2)."""

    def list_page(
        self,
        *,
        corpus_key: Sequence[str] | None = None,
        after: datetime | str | None = None,
        state: Sequence[JobStateName] | None = None,
        limit: int | None = None,
        page_key: str | None = None,
        request_timeout: int | None = None,
        request_timeout_millis: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> JobPage:
        """Get one page of jobs.

        Returns one page of the account's jobs. A later page is asked for with its key and the
        same filters as the first.

        Args:
            corpus_key: Only jobs of these corpora. A key has at most 50 characters: letters,
                digits, ``_``, ``=`` and ``-``.
            after: Only jobs created after this time.
            state: Only jobs in one of these states.
            limit: Number of jobs on a page. The server takes 10 when it is left out. From 1 to
                100.
            page_key: Key of the page, from the page before it. Leave it out for the first page.
            request_timeout: Time in whole seconds within which the server tries to respond. At
                least 1.
            request_timeout_millis: Time in milliseconds within which the server tries to
                respond. At least 1.
            request_options: Settings of this call alone.

        Returns:
            One page of jobs.
        """
        from .list_jobs import build

        call = build(
            self.client.values,
            corpus_key=corpus_key,
            after=after,
            state=state,
            limit=limit,
            page_key=page_key,
            request_timeout=request_timeout,
            request_timeout_millis=request_timeout_millis,
        )
        return self.client.execute(call, request_options)

    def get(
        self,
        job_id: str,
        *,
        request_timeout: int | None = None,
        request_timeout_millis: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Job:
        """Get one job.

        Returns the present state of one job.

        Args:
            job_id: Id of the job. Ids start with ``job_``, followed by at least one character.
            request_timeout: Time in whole seconds within which the server tries to respond. At
                least 1.
            request_timeout_millis: Time in milliseconds within which the server tries to
                respond. At least 1.
            request_options: Settings of this call alone.

        Returns:
            The job.

        Raises:
            NotFoundError: There is no job with this id.
        """
        from .get_job import build

        call = build(
            self.client.values,
            job_id=job_id,
            request_timeout=request_timeout,
            request_timeout_millis=request_timeout_millis,
        )
        return self.client.execute(call, request_options)

    @cached_attribute
    def with_raw_response(self) -> JobsWithRawResponse:
        """The same methods; each returns its result with status, headers and request id."""
        return JobsWithRawResponse(self)


class JobsWithRawResponse(RawMethods[Jobs]):
    """The methods of :class:`Jobs`; each returns an ``APIResponse``."""

    list_page = with_raw(Jobs.list_page)
    get = with_raw(Jobs.get)


class AsyncJobs(AsyncResource):
    """List and fetch background jobs (v2)."""

    async def list_page(
        self,
        *,
        corpus_key: Sequence[str] | None = None,
        after: datetime | str | None = None,
        state: Sequence[JobStateName] | None = None,
        limit: int | None = None,
        page_key: str | None = None,
        request_timeout: int | None = None,
        request_timeout_millis: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> JobPage:
        """Get one page of jobs.

        Returns one page of the account's jobs. A later page is asked for with its key and the
        same filters as the first.

        Args:
            corpus_key: Only jobs of these corpora. A key has at most 50 characters: letters,
                digits, ``_``, ``=`` and ``-``.
            after: Only jobs created after this time.
            state: Only jobs in one of these states.
            limit: Number of jobs on a page. The server takes 10 when it is left out. From 1 to
                100.
            page_key: Key of the page, from the page before it. Leave it out for the first page.
            request_timeout: Time in whole seconds within which the server tries to respond. At
                least 1.
            request_timeout_millis: Time in milliseconds within which the server tries to
                respond. At least 1.
            request_options: Settings of this call alone.

        Returns:
            One page of jobs.
        """
        from .list_jobs import build

        call = build(
            self.client.values,
            corpus_key=corpus_key,
            after=after,
            state=state,
            limit=limit,
            page_key=page_key,
            request_timeout=request_timeout,
            request_timeout_millis=request_timeout_millis,
        )
        return await self.client.execute(call, request_options)

    async def get(
        self,
        job_id: str,
        *,
        request_timeout: int | None = None,
        request_timeout_millis: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Job:
        """Get one job.

        Returns the present state of one job.

        Args:
            job_id: Id of the job. Ids start with ``job_``, followed by at least one character.
            request_timeout: Time in whole seconds within which the server tries to respond. At
                least 1.
            request_timeout_millis: Time in milliseconds within which the server tries to
                respond. At least 1.
            request_options: Settings of this call alone.

        Returns:
            The job.

        Raises:
            NotFoundError: There is no job with this id.
        """
        from .get_job import build

        call = build(
            self.client.values,
            job_id=job_id,
            request_timeout=request_timeout,
            request_timeout_millis=request_timeout_millis,
        )
        return await self.client.execute(call, request_options)

    @cached_attribute
    def with_raw_response(self) -> AsyncJobsWithRawResponse:
        """The same methods; each returns its result with status, headers and request id."""
        return AsyncJobsWithRawResponse(self)


class AsyncJobsWithRawResponse(RawMethods[AsyncJobs]):
    """The methods of :class:`AsyncJobs`; each returns an ``APIResponse``."""

    list_page = with_raw_async(AsyncJobs.list_page)
    get = with_raw_async(AsyncJobs.get)
