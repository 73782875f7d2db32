"""Client for the asynchronous jobs of NuMind NuExtract: list them, read status and results, and
follow one as a stream of events.

See ``NuExtract`` and ``AsyncNuExtract``. Names are imported when they are first used.
"""

from typing import TYPE_CHECKING

from ._runtime.lazy import attach

if TYPE_CHECKING:
    from ._runtime.clock import Clock as Clock
    from ._runtime.models.unions import UnknownVariant as UnknownVariant
    from ._runtime.options import RequestOptions as RequestOptions
    from ._runtime.paging import AsyncPager as AsyncPager, Page as Page, Pager as Pager
    from ._runtime.request.response import APIResponse as APIResponse
    from ._runtime.streaming import (
        AsyncEventStream as AsyncEventStream,
        EventStream as EventStream,
        ServerSentEvent as ServerSentEvent,
        adecode_events as adecode_events,
        decode_events as decode_events,
    )
    from ._runtime.unset import UNSET as UNSET, Unset as Unset
    from ._runtime.waiting import JobState as JobState
    from .async_client import AsyncNuExtract as AsyncNuExtract
    from .client import NuExtract as NuExtract
    from .errors import (
        APIConnectionError as APIConnectionError,
        APIStatusError as APIStatusError,
        APITimeoutError as APITimeoutError,
        AuthenticationError as AuthenticationError,
        BadRequestError as BadRequestError,
        ClientClosedError as ClientClosedError,
        ConflictError as ConflictError,
        GoneError as GoneError,
        InvalidArgumentError as InvalidArgumentError,
        InvalidArgumentTypeError as InvalidArgumentTypeError,
        JobFailedError as JobFailedError,
        MissingCredentialsError as MissingCredentialsError,
        NotFoundError as NotFoundError,
        NuExtractError as NuExtractError,
        PaginationLoopError as PaginationLoopError,
        PermissionDeniedError as PermissionDeniedError,
        RateLimitError as RateLimitError,
        ResponseDecodeError as ResponseDecodeError,
        ServerError as ServerError,
        StreamError as StreamError,
        UnprocessableEntityError as UnprocessableEntityError,
        WaitTimeoutError as WaitTimeoutError,
        WrongEventLoopError as WrongEventLoopError,
    )
    from .jobs import (
        AsyncJobs as AsyncJobs,
        JobEvent as JobEvent,
        JobResult as JobResult,
        Jobs as Jobs,
        JobTimeoutError as JobTimeoutError,
        Ping as Ping,
        state_of as state_of,
    )
    from .models import (
        Error as Error,
        Job as Job,
        JobPage as JobPage,
        JobStatusReport as JobStatusReport,
        JobStreamError as JobStreamError,
    )

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
            "APIResponse": "_runtime.request.response",
            "APIStatusError": "errors",
            "APITimeoutError": "errors",
            "AsyncEventStream": "_runtime.streaming",
            "AsyncJobs": "jobs",
            "AsyncNuExtract": "async_client",
            "AsyncPager": "_runtime.paging",
            "AuthenticationError": "errors",
            "BadRequestError": "errors",
            "ClientClosedError": "errors",
            "Clock": "_runtime.clock",
            "ConflictError": "errors",
            "Error": "models",
            "EventStream": "_runtime.streaming",
            "GoneError": "errors",
            "InvalidArgumentError": "errors",
            "InvalidArgumentTypeError": "errors",
            "Job": "models",
            "JobEvent": "jobs",
            "JobFailedError": "errors",
            "JobPage": "models",
            "JobResult": "jobs",
            "JobState": "_runtime.waiting",
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
            "ServerSentEvent": "_runtime.streaming",
            "StreamError": "errors",
            "UNSET": "_runtime.unset",
            "UnknownVariant": "_runtime.models.unions",
            "UnprocessableEntityError": "errors",
            "Unset": "_runtime.unset",
            "WaitTimeoutError": "errors",
            "WrongEventLoopError": "errors",
            "adecode_events": "_runtime.streaming",
            "decode_events": "_runtime.streaming",
            "state_of": "jobs",
        },
    )
