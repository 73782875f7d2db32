"""Start, watch, list and cancel the indexing jobs of knowledge bases.

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

if TYPE_CHECKING:
    from ...models.indexed_data_sources_response import IndexedDataSourcesResponse
    from ...models.indexing_job_page import IndexingJobPage
    from ...models.indexing_job_response import IndexingJobResponse

else:
    _refer(globals(), "IndexedDataSourcesResponse", "IndexingJobPage", "IndexingJobResponse")

__all__ = (
    "AsyncKnowledgeBasesIndexingJobs",
    "AsyncKnowledgeBasesIndexingJobsWithRawResponse",
    "KnowledgeBasesIndexingJobs",
    "KnowledgeBasesIndexingJobsWithRawResponse",
)


class KnowledgeBasesIndexingJobs(SyncResource):
    """Start, watch, list and cancel the indexing jobs of knowledge bases.

    Errors that every method may raise:

        NotFoundError: No such job or knowledge base.
    """

    def list_page(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> IndexingJobPage:
        """Get one page of indexing jobs.

        Returns one page of the account's indexing jobs, with links to the neighbouring pages
        and the totals. Needs the token scope ``genai:read``.

        Args:
            page: Number of the page, from 1. Without it the server returns the first page.
            per_page: Number of jobs on a page. The server chooses when it is left out.
            request_options: Settings of this call alone.

        Returns:
            One page of indexing jobs.
        """
        from .genai_list_indexing_jobs import build

        call = build(self.client.values, page=page, per_page=per_page)
        return self.client.execute(call, request_options)

    def create(
        self,
        *,
        knowledge_base_uuid: str | None = None,
        data_source_uuids: Sequence[str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> IndexingJobResponse:
        """Start an indexing job for a knowledge base.

        Starts a job that indexes some or all data sources of one knowledge base and returns the
        new job. Needs the token scope ``genai:create``.

        Args:
            knowledge_base_uuid: Id of the knowledge base. The schema does not ask for it, but
                without it there is nothing to index.
            data_source_uuids: Ids of the data sources to index. None or an empty list means all
                of them.
            request_options: Settings of this call alone.

        Returns:
            The job that was started.
        """
        from .genai_create_indexing_job import build

        call = build(
            self.client.values,
            knowledge_base_uuid=knowledge_base_uuid,
            data_source_uuids=data_source_uuids,
        )
        return self.client.execute(call, request_options)

    def retrieve(
        self, uuid: str, *, request_options: RequestOptions | None = None
    ) -> IndexingJobResponse:
        """Get one indexing job.

        Returns the present state of one indexing job. Needs the token scope ``genai:read``.

        Args:
            uuid: Id of the indexing job.
            request_options: Settings of this call alone.

        Returns:
            The job.
        """
        from .genai_get_indexing_job import build

        call = build(self.client.values, uuid=uuid)
        return self.client.execute(call, request_options)

    def retrieve_data_sources(
        self, indexing_job_uuid: str, *, request_options: RequestOptions | None = None
    ) -> IndexedDataSourcesResponse:
        """Get the data sources of one indexing job.

        Returns, for each data source that the job works on, how far it is and what came of it.
        The response is complete and has no pages. Needs the token scope ``genai:read``.

        Args:
            indexing_job_uuid: Id of the indexing job.
            request_options: Settings of this call alone.

        Returns:
            The data sources of the job.
        """
        from .genai_list_indexing_job_data_sources import build

        call = build(self.client.values, indexing_job_uuid=indexing_job_uuid)
        return self.client.execute(call, request_options)

    def update_cancel(
        self, uuid: str, *, request_options: RequestOptions | None = None
    ) -> IndexingJobResponse:
        """Cancel an indexing job.

        Asks the service to cancel an indexing job and returns the job as it then stands. The id
        is sent in the path and in the body. Needs the token scope ``genai:update``.

        Args:
            uuid: Id of the indexing job.
            request_options: Settings of this call alone.

        Returns:
            The job after the request to cancel it.
        """
        from .genai_cancel_indexing_job import build

        call = build(self.client.values, uuid=uuid)
        return self.client.execute(call, request_options)

    @cached_attribute
    def with_raw_response(self) -> KnowledgeBasesIndexingJobsWithRawResponse:
        """The same methods; each returns its result with status, headers and request id."""
        return KnowledgeBasesIndexingJobsWithRawResponse(self)


class KnowledgeBasesIndexingJobsWithRawResponse(RawMethods[KnowledgeBasesIndexingJobs]):
    """The methods of :class:`KnowledgeBasesIndexingJobs`; each returns an ``APIResponse``."""

    list_page = with_raw(KnowledgeBasesIndexingJobs.list_page)
    create = with_raw(KnowledgeBasesIndexingJobs.create)
    retrieve = with_raw(KnowledgeBasesIndexingJobs.retrieve)
    retrieve_data_sources = with_raw(KnowledgeBasesIndexingJobs.retrieve_data_sources)
    update_cancel = with_raw(KnowledgeBasesIndexingJobs.update_cancel)


class AsyncKnowledgeBasesIndexingJobs(AsyncResource):
    """Start, watch, list and cancel the indexing jobs of knowledge bases.

    Errors that every method may raise:

        NotFoundError: No such job or knowledge base.
    """

    async def list_page(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> IndexingJobPage:
        """Get one page of indexing jobs.

        Returns one page of the account's indexing jobs, with links to the neighbouring pages
        and the totals. Needs the token scope ``genai:read``.

        Args:
            page: Number of the page, from 1. Without it the server returns the first page.
            per_page: Number of jobs on a page. The server chooses when it is left out.
            request_options: Settings of this call alone.

        Returns:
            One page of indexing jobs.
        """
        from .genai_list_indexing_jobs import build

        call = build(self.client.values, page=page, per_page=per_page)
        return await self.client.execute(call, request_options)

    async def create(
        self,
        *,
        knowledge_base_uuid: str | None = None,
        data_source_uuids: Sequence[str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> IndexingJobResponse:
        """Start an indexing job for a knowledge base.

        Starts a job that indexes some or all data sources of one knowledge base and returns the
        new job. Needs the token scope ``genai:create``.

        Args:
            knowledge_base_uuid: Id of the knowledge base. The schema does not ask for it, but
                without it there is nothing to index.
            data_source_uuids: Ids of the data sources to index. None or an empty list means all
                of them.
            request_options: Settings of this call alone.

        Returns:
            The job that was started.
        """
        from .genai_create_indexing_job import build

        call = build(
            self.client.values,
            knowledge_base_uuid=knowledge_base_uuid,
            data_source_uuids=data_source_uuids,
        )
        return await self.client.execute(call, request_options)

    async def retrieve(
        self, uuid: str, *, request_options: RequestOptions | None = None
    ) -> IndexingJobResponse:
        """Get one indexing job.

        Returns the present state of one indexing job. Needs the token scope ``genai:read``.

        Args:
            uuid: Id of the indexing job.
            request_options: Settings of this call alone.

        Returns:
            The job.
        """
        from .genai_get_indexing_job import build

        call = build(self.client.values, uuid=uuid)
        return await self.client.execute(call, request_options)

    async def retrieve_data_sources(
        self, indexing_job_uuid: str, *, request_options: RequestOptions | None = None
    ) -> IndexedDataSourcesResponse:
        """Get the data sources of one indexing job.

        Returns, for each data source that the job works on, how far it is and what came of it.
        The response is complete and has no pages. Needs the token scope ``genai:read``.

        Args:
            indexing_job_uuid: Id of the indexing job.
            request_options: Settings of this call alone.

        Returns:
            The data sources of the job.
        """
        from .genai_list_indexing_job_data_sources import build

        call = build(self.client.values, indexing_job_uuid=indexing_job_uuid)
        return await self.client.execute(call, request_options)

    async def update_cancel(
        self, uuid: str, *, request_options: RequestOptions | None = None
    ) -> IndexingJobResponse:
        """Cancel an indexing job.

        Asks the service to cancel an indexing job and returns the job as it then stands. The id
        is sent in the path and in the body. Needs the token scope ``genai:update``.

        Args:
            uuid: Id of the indexing job.
            request_options: Settings of this call alone.

        Returns:
            The job after the request to cancel it.
        """
        from .genai_cancel_indexing_job import build

        call = build(self.client.values, uuid=uuid)
        return await self.client.execute(call, request_options)

    @cached_attribute
    def with_raw_response(self) -> AsyncKnowledgeBasesIndexingJobsWithRawResponse:
        """The same methods; each returns its result with status, headers and request id."""
        return AsyncKnowledgeBasesIndexingJobsWithRawResponse(self)


class AsyncKnowledgeBasesIndexingJobsWithRawResponse(RawMethods[AsyncKnowledgeBasesIndexingJobs]):
    """The methods of :class:`AsyncKnowledgeBasesIndexingJobs`; each returns an ``APIResponse``."""

    list_page = with_raw_async(AsyncKnowledgeBasesIndexingJobs.list_page)
    create = with_raw_async(AsyncKnowledgeBasesIndexingJobs.create)
    retrieve = with_raw_async(AsyncKnowledgeBasesIndexingJobs.retrieve)
    retrieve_data_sources = with_raw_async(AsyncKnowledgeBasesIndexingJobs.retrieve_data_sources)
    update_cancel = with_raw_async(AsyncKnowledgeBasesIndexingJobs.update_cancel)
