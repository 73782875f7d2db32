"""The models of the API, imported when they are first used."""

from typing import TYPE_CHECKING

from .._runtime.lazy import attach

if TYPE_CHECKING:
    from .batch_file_item import BatchFileItem as BatchFileItem
    from .batch_item import BatchItem as BatchItem
    from .batch_managed_file_item import BatchManagedFileItem as BatchManagedFileItem
    from .batch_payload import BatchPayload as BatchPayload
    from .batch_text_item import BatchTextItem as BatchTextItem
    from .chunking_strategy import ChunkingStrategy as ChunkingStrategy
    from .crawl_payload import CrawlPayload as CrawlPayload
    from .cursor_direction import CursorDirection as CursorDirection
    from .error_code import ErrorCode as ErrorCode
    from .error_detail import ErrorDetail as ErrorDetail
    from .error_response import ErrorResponse as ErrorResponse
    from .file_payload import FilePayload as FilePayload
    from .ingest_job import IngestJob as IngestJob
    from .ingest_job_config import IngestJobConfig as IngestJobConfig
    from .ingest_job_order_by import IngestJobOrderBy as IngestJobOrderBy
    from .ingest_job_page import IngestJobPage as IngestJobPage
    from .ingest_job_pagination import IngestJobPagination as IngestJobPagination
    from .ingest_job_payload import IngestJobPayload as IngestJobPayload
    from .ingest_job_reference import IngestJobReference as IngestJobReference
    from .ingest_job_reference_response import (
        IngestJobReferenceResponse as IngestJobReferenceResponse,
    )
    from .ingest_job_response import IngestJobResponse as IngestJobResponse
    from .ingest_job_status import IngestJobStatus as IngestJobStatus
    from .language_code import LanguageCode as LanguageCode
    from .managed_file_payload import ManagedFilePayload as ManagedFilePayload
    from .metadata_value import MetadataValue as MetadataValue
    from .parsing_mode import ParsingMode as ParsingMode
    from .partition_strategy import PartitionStrategy as PartitionStrategy
    from .sort_order import SortOrder as SortOrder
    from .text_payload import TextPayload as TextPayload
    from .youtube_payload import YoutubePayload as YoutubePayload

__all__ = (
    "BatchFileItem",
    "BatchItem",
    "BatchManagedFileItem",
    "BatchPayload",
    "BatchTextItem",
    "ChunkingStrategy",
    "CrawlPayload",
    "CursorDirection",
    "ErrorCode",
    "ErrorDetail",
    "ErrorResponse",
    "FilePayload",
    "IngestJob",
    "IngestJobConfig",
    "IngestJobOrderBy",
    "IngestJobPage",
    "IngestJobPagination",
    "IngestJobPayload",
    "IngestJobReference",
    "IngestJobReferenceResponse",
    "IngestJobResponse",
    "IngestJobStatus",
    "LanguageCode",
    "ManagedFilePayload",
    "MetadataValue",
    "ParsingMode",
    "PartitionStrategy",
    "SortOrder",
    "TextPayload",
    "YoutubePayload",
)

if not TYPE_CHECKING:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "BatchFileItem": "batch_file_item",
            "BatchItem": "batch_item",
            "BatchManagedFileItem": "batch_managed_file_item",
            "BatchPayload": "batch_payload",
            "BatchTextItem": "batch_text_item",
            "ChunkingStrategy": "chunking_strategy",
            "CrawlPayload": "crawl_payload",
            "CursorDirection": "cursor_direction",
            "ErrorCode": "error_code",
            "ErrorDetail": "error_detail",
            "ErrorResponse": "error_response",
            "FilePayload": "file_payload",
            "IngestJob": "ingest_job",
            "IngestJobConfig": "ingest_job_config",
            "IngestJobOrderBy": "ingest_job_order_by",
            "IngestJobPage": "ingest_job_page",
            "IngestJobPagination": "ingest_job_pagination",
            "IngestJobPayload": "ingest_job_payload",
            "IngestJobReference": "ingest_job_reference",
            "IngestJobReferenceResponse": "ingest_job_reference_response",
            "IngestJobResponse": "ingest_job_response",
            "IngestJobStatus": "ingest_job_status",
            "LanguageCode": "language_code",
            "ManagedFilePayload": "managed_file_payload",
            "MetadataValue": "metadata_value",
            "ParsingMode": "parsing_mode",
            "PartitionStrategy": "partition_strategy",
            "SortOrder": "sort_order",
            "TextPayload": "text_payload",
            "YoutubePayload": "youtube_payload",
        },
    )
