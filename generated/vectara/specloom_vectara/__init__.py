"""Client for the background jobs of a Vectara account: list and fetch them by API v2, or list them
by API v1.

See ``Vectara`` and ``AsyncVectara``. Names are imported when they are first used.
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
    from .async_client import AsyncVectara as AsyncVectara
    from .client import Vectara as Vectara
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
    from .errors import VectaraError as VectaraError
    from .errors import WaitTimeoutError as WaitTimeoutError
    from .errors import WrongEventLoopError as WrongEventLoopError
    from .jobs import AsyncJobs as AsyncJobs
    from .jobs import Jobs as Jobs
    from .jobs import state_of as state_of
    from .models import Error as Error
    from .models import Job as Job
    from .models import JobNotFound as JobNotFound
    from .models import JobPage as JobPage
    from .models import JobPageMetadata as JobPageMetadata
    from .models import JobStateName as JobStateName
    from .models import JobType as JobType
    from .models import RpcStatus as RpcStatus
    from .models import RpcStatusDetail as RpcStatusDetail
    from .models import V1Job as V1Job
    from .models import V1JobPage as V1JobPage
    from .models import V1JobState as V1JobState
    from .models import V1JobType as V1JobType
    from .models import V1Status as V1Status
    from .models import V1StatusCode as V1StatusCode
    from .v1_jobs import AsyncV1Jobs as AsyncV1Jobs
    from .v1_jobs import V1Jobs as V1Jobs

__version__ = "0.1.0"

__all__ = (
    "__version__",
    "APIConnectionError",
    "APIResponse",
    "APIStatusError",
    "APITimeoutError",
    "AsyncJobs",
    "AsyncPager",
    "AsyncV1Jobs",
    "AsyncVectara",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "Clock",
    "ConflictError",
    "Error",
    "GoneError",
    "InvalidArgumentError",
    "InvalidArgumentTypeError",
    "Job",
    "JobFailedError",
    "JobNotFound",
    "JobPage",
    "JobPageMetadata",
    "Jobs",
    "JobState",
    "JobStateName",
    "JobType",
    "MissingCredentialsError",
    "NotFoundError",
    "Page",
    "Pager",
    "PaginationLoopError",
    "PermissionDeniedError",
    "RateLimitError",
    "RequestOptions",
    "ResponseDecodeError",
    "RpcStatus",
    "RpcStatusDetail",
    "ServerError",
    "state_of",
    "StreamError",
    "UnknownVariant",
    "UnprocessableEntityError",
    "UNSET",
    "Unset",
    "V1Job",
    "V1JobPage",
    "V1Jobs",
    "V1JobState",
    "V1JobType",
    "V1Status",
    "V1StatusCode",
    "Vectara",
    "VectaraError",
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
            "AsyncJobs": "jobs",
            "AsyncPager": "_runtime.paging",
            "AsyncV1Jobs": "v1_jobs",
            "AsyncVectara": "async_client",
            "AuthenticationError": "errors",
            "BadRequestError": "errors",
            "ClientClosedError": "errors",
            "Clock": "_runtime.clock",
            "ConflictError": "errors",
            "Error": "models",
            "GoneError": "errors",
            "InvalidArgumentError": "errors",
            "InvalidArgumentTypeError": "errors",
            "Job": "models",
            "JobFailedError": "errors",
            "JobNotFound": "models",
            "JobPage": "models",
            "JobPageMetadata": "models",
            "JobState": "_runtime.states",
            "JobStateName": "models",
            "JobType": "models",
            "Jobs": "jobs",
            "MissingCredentialsError": "errors",
            "NotFoundError": "errors",
            "Page": "_runtime.paging",
            "Pager": "_runtime.paging",
            "PaginationLoopError": "errors",
            "PermissionDeniedError": "errors",
            "RateLimitError": "errors",
            "RequestOptions": "_runtime.options",
            "ResponseDecodeError": "errors",
            "RpcStatus": "models",
            "RpcStatusDetail": "models",
            "ServerError": "errors",
            "StreamError": "errors",
            "UNSET": "_runtime.unset",
            "UnknownVariant": "_runtime.models.unions",
            "UnprocessableEntityError": "errors",
            "Unset": "_runtime.unset",
            "V1Job": "models",
            "V1JobPage": "models",
            "V1JobState": "models",
            "V1JobType": "models",
            "V1Jobs": "v1_jobs",
            "V1Status": "models",
            "V1StatusCode": "models",
            "Vectara": "client",
            "VectaraError": "errors",
            "WaitTimeoutError": "errors",
            "WrongEventLoopError": "errors",
            "state_of": "jobs",
        },
    )
