"""List, fetch and follow asynchronous jobs.

The module of an operation is imported when its method is first called.
"""

from __future__ import annotations

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
    from ..._runtime.streaming import AsyncEventStream, EventStream, ServerSentEvent
    from ...models.job import Job
    from ...models.job_page import JobPage
    from ...models.job_status_report import JobStatusReport

else:
    _refer(globals(), "AsyncEventStream", "EventStream", generic=True)
    _refer(globals(), "ServerSentEvent", "Job", "JobPage", "JobStatusReport")

__all__ = ("AsyncJobs", "AsyncJobsWithRawResponse", "Jobs", "JobsWithRawResponse")


class Jobs(SyncResource):
    """List, fetch and follow asynchronous jobs."""

    def list_page(
        self,
        *,
        organization: str | None = None,
        skip: int | None = None,
        per_page: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> JobPage:
        """Get one page of jobs.

        Returns one page of the jobs that the user owns, each as complete as a job fetched on
        its own. Jobs that start while a caller pages through shift the offsets, so that a job
        may show on two pages.

        Args:
            organization: Only jobs of this organization.
            skip: Number of jobs to pass over. The server takes 0 when it is left out. At least
                0.
            per_page: Number of jobs on a page. The service promises no more than 100 and may
                return fewer than asked. The server takes 30 when it is left out. From 1 to 300.
            request_options: Settings of this call alone.

        Returns:
            One page of jobs.

        Raises:
            BadRequestError: The value of ``skip`` or ``per_page`` is not acceptable. The body is
                a plain sentence that names the parameter.
        """
        from .get_api_jobs import build

        call = build(self.client.values, organization=organization, skip=skip, per_page=per_page)
        return self.client.execute(call, request_options)

    def get(self, job_id: str, *, request_options: RequestOptions | None = None) -> Job:
        """Get one job with its input and output.

        Returns everything about one job: its status, its input and, once it has completed, its
        output, which is what the synchronous endpoint for the same work would have returned.
        Newer releases of the service may not have this operation any more and respond with 404;
        the status and the stream stay.

        Args:
            job_id: Id of the job.
            request_options: Settings of this call alone.

        Returns:
            The job.

        Raises:
            NotFoundError: There is no job with this id.
        """
        from .get_api_jobs_jobid import build

        call = build(self.client.values, job_id=job_id)
        return self.client.execute(call, request_options)

    def get_status(
        self, job_id: str, *, request_options: RequestOptions | None = None
    ) -> JobStatusReport:
        """Get the status of one job.

        Returns the status and the times of one job, without its input and output.

        Args:
            job_id: Id of the job.
            request_options: Settings of this call alone.

        Returns:
            The status of the job.

        Raises:
            NotFoundError: There is no job with this id.
        """
        from .get_api_jobs_jobid_status import build

        call = build(self.client.values, job_id=job_id)
        return self.client.execute(call, request_options)

    def events(
        self, job_id: str, *, request_options: RequestOptions | None = None
    ) -> EventStream[ServerSentEvent]:
        """Follow one job as a stream of events.

        Opens a stream of server-sent events and keeps it open until the job is over. Each event
        has a type (``event:``) and data (``data:``, JSON unless it is empty), and ends with a
        blank line:

        - ``result``: the data is a whole job (schema Job). It comes at once when the job is
          already over, otherwise as soon as it ends, also when the job failed: look at its
          ``status``, ``errorCode`` and ``errorMessage``. It ends the stream.
        - ``ping``: the data is empty. It comes every 30 seconds and only keeps the connection
          alive, so a read timeout has to be longer than that.
        - ``error``: the data is an object with ``code`` and ``message`` (schema
          JobStreamError). The code is ``JobTimeout`` when the job outlasts its execution
          timeout; any other code is a failure inside the service. It ends the stream.

        A stream that ends with neither ``result`` nor ``error`` was cut. Opening it again is
        safe: the result is sent anew. Events carry no ``id`` and no ``retry``.

        A refusal comes before the first event, as a JSON error with its own status: 403 and 404
        as below, the former also when the billing quota is used up.

        Args:
            job_id: Id of the job.
            request_options: Settings of this call alone.

        Returns:
            The stream of events.

        Raises:
            NotFoundError: There is no job with this id.
        """
        from ..._runtime.streaming.sync_event_stream import events_of
        from .get_api_jobs_jobid_stream import build

        call = build(self.client.values, job_id=job_id)
        return events_of(self.client, call, request_options)

    @cached_attribute
    def with_raw_response(self) -> JobsWithRawResponse:
        """The same methods; each returns its result with status, headers and request id."""
        return JobsWithRawResponse(self)


class JobsWithRawResponse(RawMethods[Jobs]):
    """The methods of :class:`Jobs`; each returns an ``APIResponse``."""

    list_page = with_raw(Jobs.list_page)
    get = with_raw(Jobs.get)
    get_status = with_raw(Jobs.get_status)


class AsyncJobs(AsyncResource):
    """List, fetch and follow asynchronous jobs."""

    async def list_page(
        self,
        *,
        organization: str | None = None,
        skip: int | None = None,
        per_page: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> JobPage:
        """Get one page of jobs.

        Returns one page of the jobs that the user owns, each as complete as a job fetched on
        its own. Jobs that start while a caller pages through shift the offsets, so that a job
        may show on two pages.

        Args:
            organization: Only jobs of this organization.
            skip: Number of jobs to pass over. The server takes 0 when it is left out. At least
                0.
            per_page: Number of jobs on a page. The service promises no more than 100 and may
                return fewer than asked. The server takes 30 when it is left out. From 1 to 300.
            request_options: Settings of this call alone.

        Returns:
            One page of jobs.

        Raises:
            BadRequestError: The value of ``skip`` or ``per_page`` is not acceptable. The body is
                a plain sentence that names the parameter.
        """
        from .get_api_jobs import build

        call = build(self.client.values, organization=organization, skip=skip, per_page=per_page)
        return await self.client.execute(call, request_options)

    async def get(self, job_id: str, *, request_options: RequestOptions | None = None) -> Job:
        """Get one job with its input and output.

        Returns everything about one job: its status, its input and, once it has completed, its
        output, which is what the synchronous endpoint for the same work would have returned.
        Newer releases of the service may not have this operation any more and respond with 404;
        the status and the stream stay.

        Args:
            job_id: Id of the job.
            request_options: Settings of this call alone.

        Returns:
            The job.

        Raises:
            NotFoundError: There is no job with this id.
        """
        from .get_api_jobs_jobid import build

        call = build(self.client.values, job_id=job_id)
        return await self.client.execute(call, request_options)

    async def get_status(
        self, job_id: str, *, request_options: RequestOptions | None = None
    ) -> JobStatusReport:
        """Get the status of one job.

        Returns the status and the times of one job, without its input and output.

        Args:
            job_id: Id of the job.
            request_options: Settings of this call alone.

        Returns:
            The status of the job.

        Raises:
            NotFoundError: There is no job with this id.
        """
        from .get_api_jobs_jobid_status import build

        call = build(self.client.values, job_id=job_id)
        return await self.client.execute(call, request_options)

    def events(
        self, job_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncEventStream[ServerSentEvent]:
        """Follow one job as a stream of events.

        Opens a stream of server-sent events and keeps it open until the job is over. Each event
        has a type (``event:``) and data (``data:``, JSON unless it is empty), and ends with a
        blank line:

        - ``result``: the data is a whole job (schema Job). It comes at once when the job is
          already over, otherwise as soon as it ends, also when the job failed: look at its
          ``status``, ``errorCode`` and ``errorMessage``. It ends the stream.
        - ``ping``: the data is empty. It comes every 30 seconds and only keeps the connection
          alive, so a read timeout has to be longer than that.
        - ``error``: the data is an object with ``code`` and ``message`` (schema
          JobStreamError). The code is ``JobTimeout`` when the job outlasts its execution
          timeout; any other code is a failure inside the service. It ends the stream.

        A stream that ends with neither ``result`` nor ``error`` was cut. Opening it again is
        safe: the result is sent anew. Events carry no ``id`` and no ``retry``.

        A refusal comes before the first event, as a JSON error with its own status: 403 and 404
        as below, the former also when the billing quota is used up.

        Args:
            job_id: Id of the job.
            request_options: Settings of this call alone.

        Returns:
            The stream of events.

        Raises:
            NotFoundError: There is no job with this id.
        """
        from ..._runtime.streaming.async_event_stream import aevents_of
        from .get_api_jobs_jobid_stream import build

        call = build(self.client.values, job_id=job_id)
        return aevents_of(self.client, call, request_options)

    @cached_attribute
    def with_raw_response(self) -> AsyncJobsWithRawResponse:
        """The same methods; each returns its result with status, headers and request id."""
        return AsyncJobsWithRawResponse(self)


class AsyncJobsWithRawResponse(RawMethods[AsyncJobs]):
    """The methods of :class:`AsyncJobs`; each returns an ``APIResponse``."""

    list_page = with_raw_async(AsyncJobs.list_page)
    get = with_raw_async(AsyncJobs.get)
    get_status = with_raw_async(AsyncJobs.get_status)
