# Copied from overlays/runtime/request/prepared_request.py: edit it there.
"""A call with the settings that hold for it: what each attempt sends, and in what time.

Does no I/O but to read the clock.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import httpx
import orjson

from ..errors import APIStatusError, APITimeoutError, BaseError, InvalidArgumentTypeError
from ..options import LONGEST_TIMEOUT, CallOptions, RequestOptions
from ..provider import DISTRIBUTION, PACKAGE, VERSION
from ..unset import Unset
from .call import NO_BODY, Call
from .response import APIResponse, BodyReader, RawResponse, parse_response
from .settings import Settings

if TYPE_CHECKING:
    from .retries import Deadline, Retries

T = TypeVar("T")

_LEAST: Final = 0.001
"""Seconds that an attempt is given at least: some libraries take 0 for no limit."""

LOGGER: Final = logging.getLogger(PACKAGE)
"""Logs method, host and path, status, time and attempt; never a body or a header."""

_PHASES: Final[Mapping[type[Exception], str]] = {
    httpx.ConnectTimeout: "connect",
    httpx.ReadTimeout: "read",
    httpx.WriteTimeout: "write",
    httpx.PoolTimeout: "pool",
}
"""The phase of an ``httpx.Timeout`` that each of httpx's errors is about."""

USER_AGENT: Final = f"{DISTRIBUTION}/{VERSION} httpx/{httpx.__version__}"


class PreparedRequest(Generic[T]):
    """A call on its way, from the first attempt to the result.

    Attributes:
        call: The call.
        settings: The client's settings.
        method: The HTTP method.
        url: The whole URL.
        headers: The headers of every attempt but the credential's, by names in lower case.
        content: The body, or ``None``.
        deadline: When all attempts must be over, or ``None``.
        attempts: Attempts so far.
        started: When the current attempt began, on the monotonic clock.
        timeout: Seconds that the current attempt may take, or ``None`` where only its phases are
            bounded.
        token_url: The token endpoint while the current attempt is waiting for an access token, or
            ``None``.
        request: What was sent last, for an access token too.
    """

    def __init__(self, call: Call[T], settings: Settings, options: RequestOptions) -> None:
        timeout, retries = options.timeout, options.max_retries
        self.call: Final = call
        self.settings: Final = settings
        self.method: Final = call.operation.method
        self.url: Final = settings.base_url + call.target(options.query)
        self.headers: Final = _headers(call, settings, options.headers)
        self.content: Final = None if call.body is NO_BODY else _encoded(call.body)
        self.deadline: Deadline | None = (
            options.deadline if isinstance(options, CallOptions) else None
        )
        self.attempts = 0
        self.started = 0.0
        self.timeout: float | None = None
        self.token_url: str | None = None
        self.request: httpx.Request | None = None
        self._retries: Retries | None = None
        self._timeout = settings.timeout if isinstance(timeout, Unset) else timeout
        self._max_retries = settings.max_retries if isinstance(retries, Unset) else retries
        self._limit: float | None = None

    def begin(self) -> dict[str, str]:
        """Count an attempt; returns its headers, the credential's among them."""
        credential = self.settings.credential.header()
        self.attempts += 1
        self.token_url = None
        self.started = self.settings.clock.monotonic()
        own = self._timeout
        # An httpx.Timeout bounds phases alone.
        self.timeout = own if isinstance(own, (int, float)) else None
        if self.deadline is not None:
            least = self.deadline.grace if self.attempts == 1 else _LEAST
            self._limit = min(max(self.deadline.at - self.started, least), LONGEST_TIMEOUT)
            self.timeout = _shorter(self.timeout, self._limit)
        if credential is None:
            return self.headers
        name, value = credential
        # A header that the caller set by hand wins over the credential.
        return {name.lower(): value, **self.headers}

    def time_left(self) -> float | None:
        """Seconds left of the attempt, or ``None`` without a bound."""
        if self.timeout is None:
            return None
        return max(0.0, self.started + self.timeout - self.settings.clock.monotonic())

    @property
    def phases(self) -> dict[str, Any]:
        """The timeouts of the attempt's phases, as httpx takes them with a request."""
        return self._phases(self._limit)

    @property
    def phases_left(self) -> dict[str, Any]:
        """The same for a further request of the attempt, within the time that is left."""
        left = self.time_left()
        return self._phases(None if left is None else max(left, _LEAST))

    def _phases(self, limit: float | None) -> dict[str, Any]:
        timeout = self._timeout
        phased = timeout if isinstance(timeout, httpx.Timeout) else httpx.Timeout(timeout)
        phases = phased.as_dict()
        if limit is not None:
            phases = {name: _shorter(seconds, limit) for name, seconds in phases.items()}
        return {"timeout": phases}

    def reader(self) -> BodyReader:
        """A reader for a body of this attempt."""
        deadline = None if self.timeout is None else self.started + self.timeout
        return BodyReader(deadline, self.settings.max_response_bytes)

    def result(self, response: RawResponse) -> T:
        """The result of the attempt.

        Raises:
            APIStatusError: The response is not a success.
            ResponseDecodeError: The response can't be read.
        """
        self.responded(response.status_code)
        return parse_response(self.call.operation, response, self.settings.clock.wall)

    def response(self, response: RawResponse) -> APIResponse[T]:
        """The result of the attempt with the response that it came in.

        Raises:
            APIStatusError: The response is not a success.
            ResponseDecodeError: The response can't be read.
        """
        from .status_errors import request_id_of

        parsed, headers = self.result(response), response.headers()
        return APIResponse(
            status_code=response.status_code,
            headers=headers,
            request_id=request_id_of(headers),
            content=response.content,
            parsed=parsed,
            attempts=self.attempts,
        )

    def responded(self, status_code: int) -> None:
        """Log that a response came."""
        if LOGGER.isEnabledFor(logging.DEBUG):
            elapsed = self.settings.clock.monotonic() - self.started
            self._log(logging.DEBUG, "%d in %.3f s", status_code, elapsed)

    def unanswered(self, failure: BaseError, cause: Exception) -> BaseError:
        """*failure*, by which the attempt ended without a complete response, after logging it.

        Args:
            failure: The error to raise.
            cause: What the HTTP library raised, or *failure*.
        """
        if isinstance(failure, APITimeoutError):
            phase = _PHASES.get(type(cause), "")
            failure.timeout = self.phases["timeout"].get(phase, self.timeout)
        elapsed = self.settings.clock.monotonic() - self.started
        # Not its text, which may repeat what the server sent.
        self._log(logging.INFO, "%s after %.3f s", type(cause).__name__, elapsed)
        return failure

    def wait_after(self, failure: BaseError) -> float | None:
        """Seconds to wait before the next attempt, or ``None`` to give up with *failure*."""
        failure.attempts = self.attempts
        if self.attempts:
            failure.method = self.method if self.token_url is None else "POST"
            failure.url = (self.token_url or self.url).partition("?")[0]
        now = self.settings.clock.monotonic()
        left = None if self.deadline is None else self.deadline.at - now
        if self._retries is None:
            # Imported after a failure: a call that succeeds does not need it.
            from .retries import Retries

            self._retries = Retries(
                self.call.operation.repeatable, self._max_retries, random.random
            )
        wait = self._retries.wait_after(failure, left=left)
        if wait is not None:
            self._log(logging.INFO, "retrying in %.2f s after %s", wait, _loggable(failure))
        return wait

    def _log(self, level: int, message: str, *values: object) -> None:
        place = self.url.partition("://")[2].partition("?")[0]
        attempt = (self.method, place, *values, self.attempts)
        LOGGER.log(level, "%s %s: " + message + " (attempt %d)", *attempt)  # noqa: G003


def _loggable(failure: BaseError) -> str:
    """What of *failure* is logged: nothing that the server wrote."""
    if isinstance(failure, APIStatusError):
        return f"HTTP {failure.status_code}"
    return type(failure).__name__


def _shorter(seconds: float | None, most: float) -> float:
    return most if seconds is None else min(seconds, most)


def _encoded(body: Any) -> bytes:
    try:
        return orjson.dumps(body)
    except (TypeError, ValueError) as error:
        reason = str(error)
    raise InvalidArgumentTypeError(f"the body can't be written as JSON: {reason}")


def _headers(call: Call[Any], settings: Settings, more: Mapping[str, str]) -> dict[str, str]:
    headers = {
        "accept": call.operation.accept,
        "accept-encoding": "gzip, deflate",
        "user-agent": USER_AGENT,
    }
    if call.body is not NO_BODY:
        headers["content-type"] = "application/json"
    for source in (settings.headers, call.headers, more):
        for name, value in source.items():
            headers[name.lower()] = value
    return headers
