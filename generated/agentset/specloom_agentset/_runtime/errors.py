# Copied from overlays/runtime/errors.py: edit it there.
"""The errors of a client package.

Every class derives from the provider's root error, pickles and unpickles unchanged, and holds
plain data: no request, no connection, no credential.
"""

from __future__ import annotations

from typing import Any, Final, Self
from urllib.parse import urljoin, urlsplit

from .headers import ResponseHeaders
from .provider import AnyJob, ProviderError

_SHOWN: Final = 500
"""Characters that are shown of a text: servers send texts of any length."""


def shortened(text: str, most: int = _SHOWN) -> str:
    """*text* as it is shown: *most* characters of it, and nothing that UTF-8 can't encode."""
    if len(text) > most:
        text = f"{text[: most - 3]}..."
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


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
        method: The HTTP method of the request that failed, or ``None`` where there was none.
        url: Its URL, without the query: the token endpoint's where no access token came.
        proxy: The proxy that it went through, without its credential; ``None`` if there was none,
            or the HTTP library does not tell.
    """

    attempts: int = 0
    resume_token: str | None = None
    method: str | None = None
    url: str | None = None
    proxy: str | None = None
    _job: AnyJob | None = None

    def __init__(self, message: str = "") -> None:
        super().__init__(shortened(message))

    @property
    def job(self) -> AnyJob | None:
        """While waiting, the job as last seen, or ``None``."""
        return self._job

    def about(self, job: AnyJob | None) -> Self:
        """Set the job that the error is about; returns the error."""
        self._job = job
        return self

    def _details(self) -> list[str]:
        """What is shown in brackets after the message."""
        if self.method is None:
            return []
        proxy = f" through the proxy {self.proxy}" if self.proxy else ""
        return [f"{self.method} {shortened(self.url or '')}{proxy}"]

    def _with_details(self, text: str) -> str:
        details = ", ".join(self._details())
        return f"{text} ({details})" if details else text

    def __str__(self) -> str:
        return self._with_details(super().__str__())

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
        permanent: ``True`` when another attempt can't help: the server's certificate can't be
            verified, or a proxy does not accept the credential.
    """

    def __init__(self, message: str, *, maybe_sent: bool = True, permanent: bool = False) -> None:
        super().__init__(message)
        self.maybe_sent = maybe_sent
        self.permanent = permanent


class APITimeoutError(APIConnectionError):
    """The response did not come, or not all of it, within the timeout of the attempt.

    Attributes:
        timeout: The seconds that had been allowed: for the attempt, or for that phase of it that
            an ``httpx.Timeout`` bounds; ``None`` where that is not known.
    """

    timeout: float | None = None

    def _details(self) -> list[str]:
        timeout = [] if self.timeout is None else [f"timeout of {self.timeout:g} s"]
        return super()._details() + timeout


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
        retry_after: Seconds that the server asked to wait (RFC 9110 section 10.2.3), whatever unit it
            wrote them in, or ``None``.
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

    @property
    def location(self) -> str | None:
        """Where a redirect leads, without user and query; ``None`` for other responses.

        It is not followed: the credential is for the configured server alone.
        """
        target = self.headers.get("location")
        if target is None or not 300 <= self.status_code <= 399:
            return None
        try:
            parts = urlsplit(urljoin(self.url or "", target))
        except ValueError:
            return None
        return parts._replace(
            netloc=parts.netloc.rpartition("@")[2], query="", fragment=""
        ).geturl()

    def _details(self) -> list[str]:
        request = f"request {shortened(self.request_id, 100)}" if self.request_id else ""
        target = f"redirects to {shortened(self.location)}" if self.location else ""
        return [*super()._details(), *filter(None, (target, request))]

    def __str__(self) -> str:
        code = f" {shortened(self.code, 100)}" if self.code else ""
        message = shortened(self.message)
        return self._with_details(f"HTTP {self.status_code}{code}: {message}")


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

    def _details(self) -> list[str]:
        status = [] if self.status_code is None else [f"HTTP {self.status_code}"]
        return status + super()._details()

    def __str__(self) -> str:
        where = f"{shortened(self.path)}: " if self.path else ""
        return self._with_details(f"{where}{shortened(self.reason)}")


class PaginationLoopError(BaseError):
    """A list does not move on: a page token, a link, or all items of a page came once more."""


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
