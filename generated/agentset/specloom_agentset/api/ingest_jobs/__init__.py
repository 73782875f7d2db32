"""Create, follow, delete and repeat the ingest jobs of a namespace.

The module of an operation is imported when its method is first called.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from ..._runtime.unset import UNSET, Unset

if TYPE_CHECKING:
    from ...models.cursor_direction import CursorDirection
    from ...models.ingest_job import IngestJob
    from ...models.ingest_job_config import IngestJobConfig
    from ...models.ingest_job_order_by import IngestJobOrderBy
    from ...models.ingest_job_page import IngestJobPage
    from ...models.ingest_job_payload import IngestJobPayload
    from ...models.ingest_job_reference import IngestJobReference
    from ...models.ingest_job_status import IngestJobStatus
    from ...models.sort_order import SortOrder

else:
    _refer(
        globals(),
        "CursorDirection",
        "IngestJob",
        "IngestJobConfig",
        "IngestJobOrderBy",
        "IngestJobPage",
        "IngestJobPayload",
        "IngestJobReference",
        "IngestJobStatus",
        "SortOrder",
    )

__all__ = (
    "AsyncIngestJobs",
    "AsyncIngestJobsWithRawResponse",
    "IngestJobs",
    "IngestJobsWithRawResponse",
)


class IngestJobs(SyncResource):
    """Create, follow, delete and repeat the ingest jobs of a namespace.

    Errors that every method may raise:

        BadRequestError: The request is not valid (``bad_request``), or the job's state does not
            allow it, as when a job that is being deleted is deleted or re-ingested.
        NotFoundError: There is no such namespace or job, or the job was deleted
            (``not_found``).
        ConflictError: The request clashes with what is there (``conflict``), as when another
            job of the namespace has the same ``externalId``.
        GoneError: An invitation has expired (``invite_expired``). The provider declares this
            status for all of its operations.
        UnprocessableEntityError: The request is well-formed but its values are not accepted
            (``unprocessable_entity``).
    """

    def list_page(
        self,
        *,
        statuses: Sequence[IngestJobStatus] | None = None,
        order_by: IngestJobOrderBy = "createdAt",
        order: SortOrder = "desc",
        cursor: str | None = None,
        cursor_direction: CursorDirection | None = None,
        per_page: int | None = None,
        namespace_id: str | None = None,
        x_tenant_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> IngestJobPage:
        """Get one page of the namespace's ingest jobs.

        Returns the jobs newest first unless ``order`` says otherwise, 30 to a page unless
        ``per_page`` says otherwise. Continue with the page's ``nextCursor`` as ``cursor``,
        repeating every filter, until it is null.

        Args:
            statuses: Only jobs with one of these statuses. Left out or empty, jobs of every
                status.
            order_by: Field that sorts the jobs. The server's default is ``createdAt``.
            order: Direction of the sorting. The server's default is ``desc``, newest first.
            cursor: Where the page starts, as another page has it: its ``nextCursor`` going
                forward, its ``prevCursor`` going backward. Opaque. Left out, the first page. At
                least 1 character.
            cursor_direction: Which way to read from ``cursor``. The server's default is
                ``forward``. Going backward, the server is known to cut pages at the wrong edge.
            per_page: Most jobs on a page. The server's default is 30. From 1 to 100.
            namespace_id: Id of the namespace that holds the jobs; it starts with ``ns_``. The
                client's value by default.
            x_tenant_id: Tenant inside the namespace. Left out, the request is made for the
                namespace itself. Matches ``^[A-Za-z0-9]{1,64}$``. The client's value by
                default.
            request_options: Settings of this call alone.

        Returns:
            One page of jobs, with the cursors of its neighbours.
        """
        from .list_ingest_jobs import build

        call = build(
            self.client.values,
            statuses=statuses,
            order_by=order_by,
            order=order,
            cursor=cursor,
            cursor_direction=cursor_direction,
            per_page=per_page,
            namespace_id=namespace_id,
            x_tenant_id=x_tenant_id,
        )
        return self.client.execute(call, request_options)

    def create(
        self,
        payload: IngestJobPayload,
        *,
        name: str | Unset | None = UNSET,
        config: IngestJobConfig | None = None,
        external_id: str | Unset | None = UNSET,
        namespace_id: str | None = None,
        x_tenant_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> IngestJob:
        """Create an ingest job.

        Queues a job and returns at once; the work is done later. An ``external_id`` that the
        namespace already knows returns 409, a managed file that does not exist 400. On a plan
        with a page limit, a used-up limit returns 429.

        Args:
            payload: What to ingest.
            name: Name for the job. ``None`` sends null.
            config: How to parse, cut and label the documents. Left out, the server's defaults
                hold.
            external_id: Id of the job in your own system, unique in the namespace. The server's
                default is null. ``None`` sends null.
            namespace_id: Id of the namespace that holds the jobs; it starts with ``ns_``. The
                client's value by default.
            x_tenant_id: Tenant inside the namespace. Left out, the request is made for the
                namespace itself. Matches ``^[A-Za-z0-9]{1,64}$``. The client's value by
                default.
            request_options: Settings of this call alone.

        Returns:
            The new job, with the status ``QUEUED``.
        """
        from .create_ingest_job import build

        call = build(
            self.client.values,
            payload=payload,
            name=name,
            config=config,
            external_id=external_id,
            namespace_id=namespace_id,
            x_tenant_id=x_tenant_id,
        )
        return self.client.execute(call, request_options)

    def get(
        self,
        job_id: str,
        *,
        namespace_id: str | None = None,
        x_tenant_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> IngestJob:
        """Get one ingest job.

        Returns the job as it stands now. A job that was deleted, or never was in this
        namespace, returns 404.

        Args:
            job_id: Id of the job; it starts with ``job_``.
            namespace_id: Id of the namespace that holds the jobs; it starts with ``ns_``. The
                client's value by default.
            x_tenant_id: Tenant inside the namespace. Left out, the request is made for the
                namespace itself. Matches ``^[A-Za-z0-9]{1,64}$``. The client's value by
                default.
            request_options: Settings of this call alone.

        Returns:
            The job.
        """
        from .get_ingest_job_info import build

        call = build(
            self.client.values, job_id=job_id, namespace_id=namespace_id, x_tenant_id=x_tenant_id
        )
        return self.client.execute(call, request_options)

    def delete(
        self,
        job_id: str,
        *,
        namespace_id: str | None = None,
        x_tenant_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> IngestJob | None:
        """Delete an ingest job.

        Queues the job and the documents that it made for deletion and returns at once. The job
        passes through ``QUEUED_FOR_DELETE`` and ``DELETING`` and then is gone: reading it
        returns 404. A job that is already being deleted returns 400.

        Args:
            job_id: Id of the job; it starts with ``job_``.
            namespace_id: Id of the namespace that holds the jobs; it starts with ``ns_``. The
                client's value by default.
            x_tenant_id: Tenant inside the namespace. Left out, the request is made for the
                namespace itself. Matches ``^[A-Za-z0-9]{1,64}$``. The client's value by
                default.
            request_options: Settings of this call alone.

        Returns:
            The job, with the status ``QUEUED_FOR_DELETE``. ``None`` after status 204.
        """
        from .delete_ingest_job import build

        call = build(
            self.client.values, job_id=job_id, namespace_id=namespace_id, x_tenant_id=x_tenant_id
        )
        return self.client.execute(call, request_options)

    def re_ingest(
        self,
        job_id: str,
        *,
        namespace_id: str | None = None,
        x_tenant_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> IngestJobReference:
        """Run an ingest job again.

        Queues the job once more, finished or not, with the payload and config that it has, and
        responds at once with its id. The status becomes ``QUEUED_FOR_RESYNC``; when work
        starts, the later times and ``error`` are cleared. A job that is being processed or
        deleted returns 400. The request has no body.

        Args:
            job_id: Id of the job; it starts with ``job_``.
            namespace_id: Id of the namespace that holds the jobs; it starts with ``ns_``. The
                client's value by default.
            x_tenant_id: Tenant inside the namespace. Left out, the request is made for the
                namespace itself. Matches ``^[A-Za-z0-9]{1,64}$``. The client's value by
                default.
            request_options: Settings of this call alone.

        Returns:
            The id of the job that was queued again.
        """
        from .re_ingest_job import build

        call = build(
            self.client.values, job_id=job_id, namespace_id=namespace_id, x_tenant_id=x_tenant_id
        )
        return self.client.execute(call, request_options)

    @cached_attribute
    def with_raw_response(self) -> IngestJobsWithRawResponse:
        """The same methods; each returns its result with status, headers and request id."""
        return IngestJobsWithRawResponse(self)


class IngestJobsWithRawResponse(RawMethods[IngestJobs]):
    """The methods of :class:`IngestJobs`; each returns an ``APIResponse``."""

    list_page = with_raw(IngestJobs.list_page)
    create = with_raw(IngestJobs.create)
    get = with_raw(IngestJobs.get)
    delete = with_raw(IngestJobs.delete)
    re_ingest = with_raw(IngestJobs.re_ingest)


class AsyncIngestJobs(AsyncResource):
    """Create, follow, delete and repeat the ingest jobs of a namespace.

    Errors that every method may raise:

        BadRequestError: The request is not valid (``bad_request``), or the job's state does not
            allow it, as when a job that is being deleted is deleted or re-ingested.
        NotFoundError: There is no such namespace or job, or the job was deleted
            (``not_found``).
        ConflictError: The request clashes with what is there (``conflict``), as when another
            job of the namespace has the same ``externalId``.
        GoneError: An invitation has expired (``invite_expired``). The provider declares this
            status for all of its operations.
        UnprocessableEntityError: The request is well-formed but its values are not accepted
            (``unprocessable_entity``).
    """

    async def list_page(
        self,
        *,
        statuses: Sequence[IngestJobStatus] | None = None,
        order_by: IngestJobOrderBy = "createdAt",
        order: SortOrder = "desc",
        cursor: str | None = None,
        cursor_direction: CursorDirection | None = None,
        per_page: int | None = None,
        namespace_id: str | None = None,
        x_tenant_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> IngestJobPage:
        """Get one page of the namespace's ingest jobs.

        Returns the jobs newest first unless ``order`` says otherwise, 30 to a page unless
        ``per_page`` says otherwise. Continue with the page's ``nextCursor`` as ``cursor``,
        repeating every filter, until it is null.

        Args:
            statuses: Only jobs with one of these statuses. Left out or empty, jobs of every
                status.
            order_by: Field that sorts the jobs. The server's default is ``createdAt``.
            order: Direction of the sorting. The server's default is ``desc``, newest first.
            cursor: Where the page starts, as another page has it: its ``nextCursor`` going
                forward, its ``prevCursor`` going backward. Opaque. Left out, the first page. At
                least 1 character.
            cursor_direction: Which way to read from ``cursor``. The server's default is
                ``forward``. Going backward, the server is known to cut pages at the wrong edge.
            per_page: Most jobs on a page. The server's default is 30. From 1 to 100.
            namespace_id: Id of the namespace that holds the jobs; it starts with ``ns_``. The
                client's value by default.
            x_tenant_id: Tenant inside the namespace. Left out, the request is made for the
                namespace itself. Matches ``^[A-Za-z0-9]{1,64}$``. The client's value by
                default.
            request_options: Settings of this call alone.

        Returns:
            One page of jobs, with the cursors of its neighbours.
        """
        from .list_ingest_jobs import build

        call = build(
            self.client.values,
            statuses=statuses,
            order_by=order_by,
            order=order,
            cursor=cursor,
            cursor_direction=cursor_direction,
            per_page=per_page,
            namespace_id=namespace_id,
            x_tenant_id=x_tenant_id,
        )
        return await self.client.execute(call, request_options)

    async def create(
        self,
        payload: IngestJobPayload,
        *,
        name: str | Unset | None = UNSET,
        config: IngestJobConfig | None = None,
        external_id: str | Unset | None = UNSET,
        namespace_id: str | None = None,
        x_tenant_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> IngestJob:
        """Create an ingest job.

        Queues a job and returns at once; the work is done later. An ``external_id`` that the
        namespace already knows returns 409, a managed file that does not exist 400. On a plan
        with a page limit, a used-up limit returns 429.

        Args:
            payload: What to ingest.
            name: Name for the job. ``None`` sends null.
            config: How to parse, cut and label the documents. Left out, the server's defaults
                hold.
            external_id: Id of the job in your own system, unique in the namespace. The server's
                default is null. ``None`` sends null.
            namespace_id: Id of the namespace that holds the jobs; it starts with ``ns_``. The
                client's value by default.
            x_tenant_id: Tenant inside the namespace. Left out, the request is made for the
                namespace itself. Matches ``^[A-Za-z0-9]{1,64}$``. The client's value by
                default.
            request_options: Settings of this call alone.

        Returns:
            The new job, with the status ``QUEUED``.
        """
        from .create_ingest_job import build

        call = build(
            self.client.values,
            payload=payload,
            name=name,
            config=config,
            external_id=external_id,
            namespace_id=namespace_id,
            x_tenant_id=x_tenant_id,
        )
        return await self.client.execute(call, request_options)

    async def get(
        self,
        job_id: str,
        *,
        namespace_id: str | None = None,
        x_tenant_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> IngestJob:
        """Get one ingest job.

        Returns the job as it stands now. A job that was deleted, or never was in this
        namespace, returns 404.

        Args:
            job_id: Id of the job; it starts with ``job_``.
            namespace_id: Id of the namespace that holds the jobs; it starts with ``ns_``. The
                client's value by default.
            x_tenant_id: Tenant inside the namespace. Left out, the request is made for the
                namespace itself. Matches ``^[A-Za-z0-9]{1,64}$``. The client's value by
                default.
            request_options: Settings of this call alone.

        Returns:
            The job.
        """
        from .get_ingest_job_info import build

        call = build(
            self.client.values, job_id=job_id, namespace_id=namespace_id, x_tenant_id=x_tenant_id
        )
        return await self.client.execute(call, request_options)

    async def delete(
        self,
        job_id: str,
        *,
        namespace_id: str | None = None,
        x_tenant_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> IngestJob | None:
        """Delete an ingest job.

        Queues the job and the documents that it made for deletion and returns at once. The job
        passes through ``QUEUED_FOR_DELETE`` and ``DELETING`` and then is gone: reading it
        returns 404. A job that is already being deleted returns 400.

        Args:
            job_id: Id of the job; it starts with ``job_``.
            namespace_id: Id of the namespace that holds the jobs; it starts with ``ns_``. The
                client's value by default.
            x_tenant_id: Tenant inside the namespace. Left out, the request is made for the
                namespace itself. Matches ``^[A-Za-z0-9]{1,64}$``. The client's value by
                default.
            request_options: Settings of this call alone.

        Returns:
            The job, with the status ``QUEUED_FOR_DELETE``. ``None`` after status 204.
        """
        from .delete_ingest_job import build

        call = build(
            self.client.values, job_id=job_id, namespace_id=namespace_id, x_tenant_id=x_tenant_id
        )
        return await self.client.execute(call, request_options)

    async def re_ingest(
        self,
        job_id: str,
        *,
        namespace_id: str | None = None,
        x_tenant_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> IngestJobReference:
        """Run an ingest job again.

        Queues the job once more, finished or not, with the payload and config that it has, and
        responds at once with its id. The status becomes ``QUEUED_FOR_RESYNC``; when work
        starts, the later times and ``error`` are cleared. A job that is being processed or
        deleted returns 400. The request has no body.

        Args:
            job_id: Id of the job; it starts with ``job_``.
            namespace_id: Id of the namespace that holds the jobs; it starts with ``ns_``. The
                client's value by default.
            x_tenant_id: Tenant inside the namespace. Left out, the request is made for the
                namespace itself. Matches ``^[A-Za-z0-9]{1,64}$``. The client's value by
                default.
            request_options: Settings of this call alone.

        Returns:
            The id of the job that was queued again.
        """
        from .re_ingest_job import build

        call = build(
            self.client.values, job_id=job_id, namespace_id=namespace_id, x_tenant_id=x_tenant_id
        )
        return await self.client.execute(call, request_options)

    @cached_attribute
    def with_raw_response(self) -> AsyncIngestJobsWithRawResponse:
        """The same methods; each returns its result with status, headers and request id."""
        return AsyncIngestJobsWithRawResponse(self)


class AsyncIngestJobsWithRawResponse(RawMethods[AsyncIngestJobs]):
    """The methods of :class:`AsyncIngestJobs`; each returns an ``APIResponse``."""

    list_page = with_raw_async(AsyncIngestJobs.list_page)
    create = with_raw_async(AsyncIngestJobs.create)
    get = with_raw_async(AsyncIngestJobs.get)
    delete = with_raw_async(AsyncIngestJobs.delete)
    re_ingest = with_raw_async(AsyncIngestJobs.re_ingest)
