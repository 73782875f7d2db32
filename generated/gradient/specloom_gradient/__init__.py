"""Client for the indexing jobs of DigitalOcean Gradient knowledge bases: start a job, follow it,
read the outcome of each data source, cancel it.

See ``Gradient`` and ``AsyncGradient``. Names are imported when they are first used.
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
    from .async_client import AsyncGradient as AsyncGradient
    from .client import Gradient as Gradient
    from .errors import APIConnectionError as APIConnectionError
    from .errors import APIStatusError as APIStatusError
    from .errors import APITimeoutError as APITimeoutError
    from .errors import AuthenticationError as AuthenticationError
    from .errors import BadRequestError as BadRequestError
    from .errors import ClientClosedError as ClientClosedError
    from .errors import ConflictError as ConflictError
    from .errors import GoneError as GoneError
    from .errors import GradientError as GradientError
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
    from .indexing_jobs import AsyncKnowledgeBasesIndexingJobs as AsyncKnowledgeBasesIndexingJobs
    from .indexing_jobs import KnowledgeBasesIndexingJobs as KnowledgeBasesIndexingJobs
    from .indexing_jobs import is_partial as is_partial
    from .indexing_jobs import state_of as state_of
    from .models import Error as Error
    from .models import IndexedDataSource as IndexedDataSource
    from .models import IndexedDataSourcesResponse as IndexedDataSourcesResponse
    from .models import IndexedDataSourceStatus as IndexedDataSourceStatus
    from .models import IndexingJob as IndexingJob
    from .models import IndexingJobPage as IndexingJobPage
    from .models import IndexingJobPhase as IndexingJobPhase
    from .models import IndexingJobResponse as IndexingJobResponse
    from .models import IndexingJobStatus as IndexingJobStatus
    from .models import PageLinks as PageLinks
    from .models import PageLinkUrls as PageLinkUrls
    from .models import PageMeta as PageMeta

__version__ = "0.1.0"

__all__ = (
    "__version__",
    "APIConnectionError",
    "APIResponse",
    "APIStatusError",
    "APITimeoutError",
    "AsyncGradient",
    "AsyncKnowledgeBasesIndexingJobs",
    "AsyncPager",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "Clock",
    "ConflictError",
    "Error",
    "GoneError",
    "Gradient",
    "GradientError",
    "IndexedDataSource",
    "IndexedDataSourcesResponse",
    "IndexedDataSourceStatus",
    "IndexingJob",
    "IndexingJobPage",
    "IndexingJobPhase",
    "IndexingJobResponse",
    "IndexingJobStatus",
    "InvalidArgumentError",
    "InvalidArgumentTypeError",
    "is_partial",
    "JobFailedError",
    "JobState",
    "KnowledgeBasesIndexingJobs",
    "MissingCredentialsError",
    "NotFoundError",
    "Page",
    "PageLinks",
    "PageLinkUrls",
    "PageMeta",
    "Pager",
    "PaginationLoopError",
    "PermissionDeniedError",
    "RateLimitError",
    "RequestOptions",
    "ResponseDecodeError",
    "ServerError",
    "state_of",
    "StreamError",
    "UnknownVariant",
    "UnprocessableEntityError",
    "UNSET",
    "Unset",
    "WaitTimeoutError",
    "WrongEventLoopError",
)

if not TYPE_CHECKING:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "APIConnectionError": "errors",
            "APIResponse": "_runtime.api_response",
            "APIStatusError": "errors",
            "APITimeoutError": "errors",
            "AsyncGradient": "async_client",
            "AsyncKnowledgeBasesIndexingJobs": "indexing_jobs",
            "AsyncPager": "_runtime.paging",
            "AuthenticationError": "errors",
            "BadRequestError": "errors",
            "ClientClosedError": "errors",
            "Clock": "_runtime.clock",
            "ConflictError": "errors",
            "Error": "models",
            "GoneError": "errors",
            "Gradient": "client",
            "GradientError": "errors",
            "IndexedDataSource": "models",
            "IndexedDataSourceStatus": "models",
            "IndexedDataSourcesResponse": "models",
            "IndexingJob": "models",
            "IndexingJobPage": "models",
            "IndexingJobPhase": "models",
            "IndexingJobResponse": "models",
            "IndexingJobStatus": "models",
            "InvalidArgumentError": "errors",
            "InvalidArgumentTypeError": "errors",
            "JobFailedError": "errors",
            "JobState": "_runtime.states",
            "KnowledgeBasesIndexingJobs": "indexing_jobs",
            "MissingCredentialsError": "errors",
            "NotFoundError": "errors",
            "Page": "_runtime.paging",
            "PageLinkUrls": "models",
            "PageLinks": "models",
            "PageMeta": "models",
            "Pager": "_runtime.paging",
            "PaginationLoopError": "errors",
            "PermissionDeniedError": "errors",
            "RateLimitError": "errors",
            "RequestOptions": "_runtime.options",
            "ResponseDecodeError": "errors",
            "ServerError": "errors",
            "StreamError": "errors",
            "UNSET": "_runtime.unset",
            "UnknownVariant": "_runtime.models.unions",
            "UnprocessableEntityError": "errors",
            "Unset": "_runtime.unset",
            "WaitTimeoutError": "errors",
            "WrongEventLoopError": "errors",
            "is_partial": "indexing_jobs",
            "state_of": "indexing_jobs",
        },
    )
