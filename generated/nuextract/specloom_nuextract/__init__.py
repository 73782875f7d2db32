"""Client for the asynchronous jobs of NuMind NuExtract: list them, read status and results, and
follow one as a stream of events.

See ``NuExtract`` and ``AsyncNuExtract``. Names are imported when they are first used.
"""

from typing import TYPE_CHECKING

from ._runtime.lazy import attach

if TYPE_CHECKING:
    from ._runtime.api_response import APIResponse as APIResponse
    from ._runtime.async_stream import AsyncEventStream as AsyncEventStream
    from ._runtime.clock import Clock as Clock
    from ._runtime.models.unions import UnknownVariant as UnknownVariant
    from ._runtime.options import RequestOptions as RequestOptions
    from ._runtime.paging import AsyncPager as AsyncPager
    from ._runtime.paging import Page as Page
    from ._runtime.paging import Pager as Pager
    from ._runtime.sse import ServerSentEvent as ServerSentEvent
    from ._runtime.sse import adecode_events as adecode_events
    from ._runtime.sse import decode_events as decode_events
    from ._runtime.states import JobState as JobState
    from ._runtime.sync_stream import EventStream as EventStream
    from ._runtime.unset import UNSET as UNSET
    from ._runtime.unset import Unset as Unset
    from .async_client import AsyncNuExtract as AsyncNuExtract
    from .client import NuExtract as NuExtract
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
    from .errors import NuExtractError as NuExtractError
    from .errors import PaginationLoopError as PaginationLoopError
    from .errors import PermissionDeniedError as PermissionDeniedError
    from .errors import RateLimitError as RateLimitError
    from .errors import ResponseDecodeError as ResponseDecodeError
    from .errors import ServerError as ServerError
    from .errors import StreamError as StreamError
    from .errors import UnprocessableEntityError as UnprocessableEntityError
    from .errors import WaitTimeoutError as WaitTimeoutError
    from .errors import WrongEventLoopError as WrongEventLoopError
    from .jobs import AsyncJobs as AsyncJobs
    from .jobs import JobEvent as JobEvent
    from .jobs import JobResult as JobResult
    from .jobs import Jobs as Jobs
    from .jobs import JobTimeoutError as JobTimeoutError
    from .jobs import Ping as Ping
    from .jobs import state_of as state_of
    from .models import Error as Error
    from .models import Job as Job
    from .models import JobPage as JobPage
    from .models import JobStatusReport as JobStatusReport
    from .models import JobStreamError as JobStreamError

__version__ = "0.1.0"

__all__ = (
    "__version__",
    "adecode_events",
    "APIConnectionError",
    "APIResponse",
    "APIStatusError",
    "APITimeoutError",
    "AsyncEventStream",
    "AsyncJobs",
    "AsyncNuExtract",
    "AsyncPager",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "Clock",
    "ConflictError",
    "decode_events",
    "Error",
    "EventStream",
    "GoneError",
    "InvalidArgumentError",
    "InvalidArgumentTypeError",
    "Job",
    "JobEvent",
    "JobFailedError",
    "JobPage",
    "JobResult",
    "Jobs",
    "JobState",
    "JobStatusReport",
    "JobStreamError",
    "JobTimeoutError",
    "MissingCredentialsError",
    "NotFoundError",
    "NuExtract",
    "NuExtractError",
    "Page",
    "Pager",
    "PaginationLoopError",
    "PermissionDeniedError",
    "Ping",
    "RateLimitError",
    "RequestOptions",
    "ResponseDecodeError",
    "ServerError",
    "ServerSentEvent",
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
            "AsyncEventStream": "_runtime.async_stream",
            "AsyncJobs": "jobs",
            "AsyncNuExtract": "async_client",
            "AsyncPager": "_runtime.paging",
            "AuthenticationError": "errors",
            "BadRequestError": "errors",
            "ClientClosedError": "errors",
            "Clock": "_runtime.clock",
            "ConflictError": "errors",
            "Error": "models",
            "EventStream": "_runtime.sync_stream",
            "GoneError": "errors",
            "InvalidArgumentError": "errors",
            "InvalidArgumentTypeError": "errors",
            "Job": "models",
            "JobEvent": "jobs",
            "JobFailedError": "errors",
            "JobPage": "models",
            "JobResult": "jobs",
            "JobState": "_runtime.states",
            "JobStatusReport": "models",
            "JobStreamError": "models",
            "JobTimeoutError": "jobs",
            "Jobs": "jobs",
            "MissingCredentialsError": "errors",
            "NotFoundError": "errors",
            "NuExtract": "client",
            "NuExtractError": "errors",
            "Page": "_runtime.paging",
            "Pager": "_runtime.paging",
            "PaginationLoopError": "errors",
            "PermissionDeniedError": "errors",
            "Ping": "jobs",
            "RateLimitError": "errors",
            "RequestOptions": "_runtime.options",
            "ResponseDecodeError": "errors",
            "ServerError": "errors",
            "ServerSentEvent": "_runtime.sse",
            "StreamError": "errors",
            "UNSET": "_runtime.unset",
            "UnknownVariant": "_runtime.models.unions",
            "UnprocessableEntityError": "errors",
            "Unset": "_runtime.unset",
            "WaitTimeoutError": "errors",
            "WrongEventLoopError": "errors",
            "adecode_events": "_runtime.sse",
            "decode_events": "_runtime.sse",
            "state_of": "jobs",
        },
    )
