"""The models of the API, imported when they are first used."""

from typing import TYPE_CHECKING

from .._runtime.lazy import attach

if TYPE_CHECKING:
    from .error import Error as Error
    from .indexed_data_source import IndexedDataSource as IndexedDataSource
    from .indexed_data_source_status import IndexedDataSourceStatus as IndexedDataSourceStatus
    from .indexed_data_sources_response import (
        IndexedDataSourcesResponse as IndexedDataSourcesResponse,
    )
    from .indexing_job import IndexingJob as IndexingJob
    from .indexing_job_page import IndexingJobPage as IndexingJobPage
    from .indexing_job_phase import IndexingJobPhase as IndexingJobPhase
    from .indexing_job_response import IndexingJobResponse as IndexingJobResponse
    from .indexing_job_status import IndexingJobStatus as IndexingJobStatus
    from .page_link_urls import PageLinkUrls as PageLinkUrls
    from .page_links import PageLinks as PageLinks
    from .page_meta import PageMeta as PageMeta

__all__ = (
    "Error",
    "IndexedDataSource",
    "IndexedDataSourcesResponse",
    "IndexedDataSourceStatus",
    "IndexingJob",
    "IndexingJobPage",
    "IndexingJobPhase",
    "IndexingJobResponse",
    "IndexingJobStatus",
    "PageLinks",
    "PageLinkUrls",
    "PageMeta",
)

if not TYPE_CHECKING:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Error": "error",
            "IndexedDataSource": "indexed_data_source",
            "IndexedDataSourcesResponse": "indexed_data_sources_response",
            "IndexedDataSourceStatus": "indexed_data_source_status",
            "IndexingJob": "indexing_job",
            "IndexingJobPage": "indexing_job_page",
            "IndexingJobPhase": "indexing_job_phase",
            "IndexingJobResponse": "indexing_job_response",
            "IndexingJobStatus": "indexing_job_status",
            "PageLinks": "page_links",
            "PageLinkUrls": "page_link_urls",
            "PageMeta": "page_meta",
        },
    )
