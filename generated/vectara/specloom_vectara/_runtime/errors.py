# Copied from overlays/runtime/errors.py: edit it there.
"""The errors of a client package.

Every class derives from the provider's root error, pickles and unpickles unchanged, and holds
plain data: no request, no connection, no credential.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from .headers import ResponseHeaders
from .provider import ProviderError

if TYPE_CHECKING:
    from .provider import AnyJob


def _rebuild(cls: type[BaseError], args: tuple[Any, ...], state: dict[str, Any]) -> BaseError:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class BaseError(ProviderError):
    """What every error of the package carries.

    Attributes:
        attempts: Requests sent for the call that failed; 0 when nothing was sent.
        resume_token: While paging, the token of the page that failed: pass it to
            ``pages(token=...)`` to continue there. ``None`` outside paging and on the first page.
    """

    attempts: int = 0
    resume_token: str | None = None
    _job: AnyJob | None = None

    @property
    def job(self) -> AnyJob | None:
        """While waiting, the job as last seen, or ``None``."""
        return self._job

    def about(self, job: AnyJob | None) -> Self:
        """Set the job that the error is about; returns the error."""
        self._job = job
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        # The default calls the class with ``args``, which keyword-only attributes do not survive.
        return _rebuild, (type(self), self.args, self.__dict__.copy())


def drop_frames(error: BaseException | None) -> None:
    """Let *error*, and the errors that led to it, refer to no frame any more.

    A frame that refers to an error which refers to the frame waits for the garbage collector, and
    keeps the frames that called it until then, with what the caller has in them.
    """
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        error.__traceback__ = None
        error = error.__cause__ or error.__context__


class InvalidArgumentError(BaseError, ValueError):
    """An argument has a value that can't be sent; the message names it and says what is valid."""


class InvalidArgumentTypeError(BaseError, TypeError):
    """An argument has a type that can't be sent; the message names it and says what is valid."""


class MissingCredentialsError(InvalidArgumentError):
    """No credential, or more than one kind of them, was given to the client."""


class ClientClosedError(BaseError, RuntimeError):
    """The client, or the one whose connections it shares, was closed before or during the call.

    The server may have acted on a call that was in flight.
    """


class WrongEventLoopError(BaseError, RuntimeError):
    """An async client was used in another event loop than the one of its first call."""


class APIConnectionError(BaseError):
    """No complete response came: the connection was refused, reset, cut short or not established.

    Attributes:
        maybe_sent: ``False`` when it is certain that the server has seen nothing of the request.
    """

    def __init__(self, message: str, *, maybe_sent: bool = True) -> None:
        super().__init__(message)
        self.maybe_sent = maybe_sent


class APITimeoutError(APIConnectionError):
    """The response did not come, or not all of it, within the timeout of the attempt."""


class APIStatusError(BaseError):
    """The response is not a success.

    Attributes:
        status_code: The HTTP status. 200 where a provider reports failures inside a success.
        headers: The response headers; look-up ignores case.
        body: The provider's error model where the body fits it, else the decoded JSON, else the
            text, else (empty body) ``None``.
        code: The provider's error code, or ``None``.
        message: The provider's message, or a summary of the status.
        request_id: The server's id of the request, or ``None``: quote it to their support.
        retry_after: Seconds that the server asked to wait (RFC 9110 section 10.2.3), or ``None``.
    """

    def __init__(
        self,
        message: str,
        *,
        status_code: int,
        headers: ResponseHeaders | None = None,
        body: Any = None,
        code: str | None = None,
        request_id: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status_code = status_code
        self.headers = headers if headers is not None else ResponseHeaders(())
        self.body = body
        self.code = code
        self.request_id = request_id
        self.retry_after = retry_after

    def __str__(self) -> str:
        code = f" {self.code}" if self.code else ""
        request = f" (request {self.request_id})" if self.request_id else ""
        return f"HTTP {self.status_code}{code}: {self.message}{request}"


class BadRequestError(APIStatusError):
    """400: the request is malformed or not allowed in the present state."""


class AuthenticationError(APIStatusError):
    """401: the credential is missing, wrong or expired."""


class PermissionDeniedError(APIStatusError):
    """403: the credential is valid and not allowed to do this."""


class NotFoundError(APIStatusError):
    """404: the object does not exist, or not any more."""


class ConflictError(APIStatusError):
    """409: the request conflicts with the present state of the object."""


class GoneError(APIStatusError):
    """410: the object existed and will not come back."""


class UnprocessableEntityError(APIStatusError):
    """422: the request is well-formed and the provider's validation rejects it."""


class RateLimitError(APIStatusError):
    """429: too many requests, or a quota is used up; see ``retry_after``."""


class ServerError(APIStatusError):
    """5xx, any number: the provider, or a proxy before it, failed."""


class ResponseDecodeError(BaseError):
    """A success could not be read: not JSON, cut off, or not of the documented shape.

    Attributes:
        path: Where in the body, like ``data[3].payload.type``; empty for the whole body.
        reason: What is wrong there.
        status_code: The HTTP status, or ``None`` when no response was involved.
        headers: The response headers.
        body: The body as received (bytes, decompressed where that worked).
        request_id: The server's id of the request, or ``None``.
    """

    def __init__(self, reason: str, *, path: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path
        self.status_code: int | None = None
        self.headers = ResponseHeaders(())
        self.body = b""
        self.request_id: str | None = None

    def within(self, part: str | int) -> Self:
        """Put *part*, a key or an index of the value around it, in front of the path."""
        step = f"[{part}]" if isinstance(part, int) else part
        joint = "" if not self.path or self.path.startswith("[") else "."
        self.path = f"{step}{joint}{self.path}"
        return self

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        status = f" (HTTP {self.status_code})" if self.status_code is not None else ""
        return f"{where}{self.reason}{status}"


class PaginationLoopError(BaseError):
    """The server sent a page token that it had sent before; the list would never end."""


class StreamError(BaseError):
    """An event stream ended in failure, or went silent.

    Attributes:
        code: The provider's error code, or ``None``.
        message: The provider's message, or what happened to the stream.
        last_event_id: The last event id in force (WHATWG HTML section 9.2), ``""`` if none.
    """

    def __init__(self, message: str, *, code: str | None = None, last_event_id: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.last_event_id = last_event_id


class JobFailedError(BaseError):
    """The job that was waited for ended without success; ``job`` is it."""

    def __init__(self, message: str, *, job: AnyJob) -> None:
        super().__init__(message)
        self._ended: AnyJob = job

    @property
    def job(self) -> AnyJob:
        """The job as it ended."""
        return self._ended


class WaitTimeoutError(BaseError):
    """The job had not ended by the deadline; ``job`` is it as last seen, or ``None``."""

    def __init__(self, message: str, *, job: AnyJob | None) -> None:
        super().__init__(message)
        self._job = job


_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    410: GoneError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def status_error_class(status_code: int) -> type[APIStatusError]:
    """The class for *status_code*; any number has one."""
    if 500 <= status_code <= 599:
        return ServerError
    return _BY_STATUS.get(status_code, APIStatusError)


# So that tracebacks and pickles name the place that users import them from.
for _class in [*vars().values()]:
    if isinstance(_class, type) and issubclass(_class, ProviderError) and _class is not BaseError:
        _class.__module__ = __name__.replace("._runtime.", ".")
