"""Create and follow the ingest jobs that bring texts, files, web sites and videos into an Agentset
namespace.

See ``Agentset`` and ``AsyncAgentset``. Names are imported when they are first used.
"""

from typing import TYPE_CHECKING

from ._runtime.lazy import attach

if TYPE_CHECKING:
    from ._runtime.api_response import APIResponse as APIResponse
    from ._runtime.clock import Clock as Clock
    from ._runtime.models.unions import UnknownVariant as UnknownVariant
    from ._runtime.options import RequestOptions as RequestOptions
    from ._runtime.paging import AsyncPager as AsyncPager
    from ._runtime.paging import Page as Page
    from ._runtime.paging import Pager as Pager
    from ._runtime.states import JobState as JobState
    from ._runtime.unset import UNSET as UNSET
    from ._runtime.unset import Unset as Unset
    from .async_client import AsyncAgentset as AsyncAgentset
    from .client import Agentset as Agentset
    from .errors import AgentsetError as AgentsetError
    from .errors import APIConnectionError as APIConnectionError
    from .errors import APIStatusError as APIStatusError
    from .errors import APITimeoutError as APITimeoutError
    from .errors import AuthenticationError as AuthenticationError
    from .errors import BadRequestError as BadRequestError
    from .errors import ClientClosedError as ClientClosedError
    from .errors import ConflictError as ConflictError
    from .errors import GoneError as GoneError
    from .errors import InvalidArgumentError as InvalidArgumentError
    from .errors import InvalidArgumentTypeError as InvalidArgumentTypeError
    from .errors import JobFailedError as JobFailedError
    from .errors import MissingCredentialsError as MissingCredentialsError
    from .errors import NotFoundError as NotFoundError
    from .errors import PaginationLoopError as PaginationLoopError
    from .errors import PermissionDeniedError as PermissionDeniedError
    from .errors import RateLimitError as RateLimitError
    from .errors import ResponseDecodeError as ResponseDecodeError
    from .errors import ServerError as ServerError
    from .errors import StreamError as StreamError
    from .errors import UnprocessableEntityError as UnprocessableEntityError
    from .errors import WaitTimeoutError as WaitTimeoutError
    from .errors import WrongEventLoopError as WrongEventLoopError
    from .ingest_jobs import AsyncIngestJobs as AsyncIngestJobs
    from .ingest_jobs import IngestJobs as IngestJobs
    from .ingest_jobs import state_of as state_of
    from .models import BatchFileItem as BatchFileItem
    from .models import BatchItem as BatchItem
    from .models import BatchManagedFileItem as BatchManagedFileItem
    from .models import BatchPayload as BatchPayload
    from .models import BatchTextItem as BatchTextItem
    from .models import ChunkingStrategy as ChunkingStrategy
    from .models import CrawlPayload as CrawlPayload
    from .models import CursorDirection as CursorDirection
    from .models import ErrorCode as ErrorCode
    from .models import ErrorDetail as ErrorDetail
    from .models import ErrorResponse as ErrorResponse
    from .models import FilePayload as FilePayload
    from .models import IngestJob as IngestJob
    from .models import IngestJobConfig as IngestJobConfig
    from .models import IngestJobOrderBy as IngestJobOrderBy
    from .models import IngestJobPage as IngestJobPage
    from .models import IngestJobPagination as IngestJobPagination
    from .models import IngestJobPayload as IngestJobPayload
    from .models import IngestJobReference as IngestJobReference
    from .models import IngestJobReferenceResponse as IngestJobReferenceResponse
    from .models import IngestJobResponse as IngestJobResponse
    from .models import IngestJobStatus as IngestJobStatus
    from .models import LanguageCode as LanguageCode
    from .models import ManagedFilePayload as ManagedFilePayload
    from .models import MetadataValue as MetadataValue
    from .models import ParsingMode as ParsingMode
    from .models import PartitionStrategy as PartitionStrategy
    from .models import SortOrder as SortOrder
    from .models import TextPayload as TextPayload
    from .models import YoutubePayload as YoutubePayload

__version__ = "0.1.0"

__all__ = (
    "__version__",
    "Agentset",
    "AgentsetError",
    "APIConnectionError",
    "APIResponse",
    "APIStatusError",
    "APITimeoutError",
    "AsyncAgentset",
    "AsyncIngestJobs",
    "AsyncPager",
    "AuthenticationError",
    "BadRequestError",
    "BatchFileItem",
    "BatchItem",
    "BatchManagedFileItem",
    "BatchPayload",
    "BatchTextItem",
    "ChunkingStrategy",
    "ClientClosedError",
    "Clock",
    "ConflictError",
    "CrawlPayload",
    "CursorDirection",
    "ErrorCode",
    "ErrorDetail",
    "ErrorResponse",
    "FilePayload",
    "GoneError",
    "IngestJob",
    "IngestJobConfig",
    "IngestJobOrderBy",
    "IngestJobPage",
    "IngestJobPagination",
    "IngestJobPayload",
    "IngestJobReference",
    "IngestJobReferenceResponse",
    "IngestJobResponse",
    "IngestJobs",
    "IngestJobStatus",
    "InvalidArgumentError",
    "InvalidArgumentTypeError",
    "JobFailedError",
    "JobState",
    "LanguageCode",
    "ManagedFilePayload",
    "MetadataValue",
    "MissingCredentialsError",
    "NotFoundError",
    "Page",
    "Pager",
    "PaginationLoopError",
    "ParsingMode",
    "PartitionStrategy",
    "PermissionDeniedError",
    "RateLimitError",
    "RequestOptions",
    "ResponseDecodeError",
    "ServerError",
    "SortOrder",
    "state_of",
    "StreamError",
    "TextPayload",
    "UnknownVariant",
    "UnprocessableEntityError",
    "UNSET",
    "Unset",
    "WaitTimeoutError",
    "WrongEventLoopError",
    "YoutubePayload",
)

if not TYPE_CHECKING:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "APIConnectionError": "errors",
            "APIResponse": "_runtime.api_response",
            "APIStatusError": "errors",
            "APITimeoutError": "errors",
            "Agentset": "client",
            "AgentsetError": "errors",
            "AsyncAgentset": "async_client",
            "AsyncIngestJobs": "ingest_jobs",
            "AsyncPager": "_runtime.paging",
            "AuthenticationError": "errors",
            "BadRequestError": "errors",
            "BatchFileItem": "models",
            "BatchItem": "models",
            "BatchManagedFileItem": "models",
            "BatchPayload": "models",
            "BatchTextItem": "models",
            "ChunkingStrategy": "models",
            "ClientClosedError": "errors",
            "Clock": "_runtime.clock",
            "ConflictError": "errors",
            "CrawlPayload": "models",
            "CursorDirection": "models",
            "ErrorCode": "models",
            "ErrorDetail": "models",
            "ErrorResponse": "models",
            "FilePayload": "models",
            "GoneError": "errors",
            "IngestJob": "models",
            "IngestJobConfig": "models",
            "IngestJobOrderBy": "models",
            "IngestJobPage": "models",
            "IngestJobPagination": "models",
            "IngestJobPayload": "models",
            "IngestJobReference": "models",
            "IngestJobReferenceResponse": "models",
            "IngestJobResponse": "models",
            "IngestJobStatus": "models",
            "IngestJobs": "ingest_jobs",
            "InvalidArgumentError": "errors",
            "InvalidArgumentTypeError": "errors",
            "JobFailedError": "errors",
            "JobState": "_runtime.states",
            "LanguageCode": "models",
            "ManagedFilePayload": "models",
            "MetadataValue": "models",
            "MissingCredentialsError": "errors",
            "NotFoundError": "errors",
            "Page": "_runtime.paging",
            "Pager": "_runtime.paging",
            "PaginationLoopError": "errors",
            "ParsingMode": "models",
            "PartitionStrategy": "models",
            "PermissionDeniedError": "errors",
            "RateLimitError": "errors",
            "RequestOptions": "_runtime.options",
            "ResponseDecodeError": "errors",
            "ServerError": "errors",
            "SortOrder": "models",
            "StreamError": "errors",
            "TextPayload": "models",
            "UNSET": "_runtime.unset",
            "UnknownVariant": "_runtime.models.unions",
            "UnprocessableEntityError": "errors",
            "Unset": "_runtime.unset",
            "WaitTimeoutError": "errors",
            "WrongEventLoopError": "errors",
            "YoutubePayload": "models",
            "state_of": "ingest_jobs",
        },
    )
