"""The errors of the package; each is a ``GradientError``.

::

    GradientError
    ├── APIConnectionError            no complete response arrived
    │   └── APITimeoutError           not within the timeout
    ├── APIStatusError                the status is not a success
    │   ├── BadRequestError           400
    │   ├── AuthenticationError       401
    │   ├── PermissionDeniedError     403
    │   ├── NotFoundError             404
    │   ├── ConflictError             409
    │   ├── GoneError                 410
    │   ├── UnprocessableEntityError  422
    │   ├── RateLimitError            429
    │   └── ServerError               5xx
    ├── ResponseDecodeError           a success that can't be decoded
    ├── PaginationLoopError           a list repeats a page
    ├── StreamError                   an event stream failed
    ├── JobFailedError                a job that was waited for failed
    ├── WaitTimeoutError              the job did not end in time
    ├── InvalidArgumentError          also a ValueError; nothing was sent
    │   └── MissingCredentialsError
    ├── InvalidArgumentTypeError      also a TypeError; nothing was sent
    ├── ClientClosedError             also a RuntimeError; nothing was sent
    └── WrongEventLoopError           also a RuntimeError; nothing was sent
"""

from ._runtime.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ClientClosedError,
    ConflictError,
    GoneError,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    JobFailedError,
    MissingCredentialsError,
    NotFoundError,
    PaginationLoopError,
    PermissionDeniedError,
    RateLimitError,
    ResponseDecodeError,
    ServerError,
    StreamError,
    UnprocessableEntityError,
    WaitTimeoutError,
    WrongEventLoopError,
)
from ._runtime.provider import GradientError

__all__ = (
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "ConflictError",
    "GoneError",
    "GradientError",
    "InvalidArgumentError",
    "InvalidArgumentTypeError",
    "JobFailedError",
    "MissingCredentialsError",
    "NotFoundError",
    "PaginationLoopError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseDecodeError",
    "ServerError",
    "StreamError",
    "UnprocessableEntityError",
    "WaitTimeoutError",
    "WrongEventLoopError",
)
