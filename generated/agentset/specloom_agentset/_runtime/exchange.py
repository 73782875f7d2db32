# Copied from overlays/runtime/exchange.py: edit it there.
"""One call on its way: what the sync and the async client share around the sending."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from logging import DEBUG
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import httpx
import orjson

from .bodies import ACCEPTED, BodyReader
from .calls import MAX_URL, NO_BODY, Call
from .clock import Clock
from .errors import BaseError, InvalidArgumentError, InvalidArgumentTypeError
from .logs import LOGGER, log_answer, log_failure
from .options import RequestOptions, Settings
from .provider import DISTRIBUTION, VERSION
from .responses import Answer, interpret
from .unset import Unset

if TYPE_CHECKING:
    from .api_response import APIResponse
    from .retries import Patience, Retrying
    from .retry_hooks import RetryHooks

T = TypeVar("T")

_LEAST: Final = 0.001
"""Seconds that an attempt is given at least: 0 would be no limit to some."""

USER_AGENT: Final = f"{DISTRIBUTION}/{VERSION} httpx/{httpx.__version__}"


class Exchange(Generic[T]):
    """A call with the settings that hold for it, from the first attempt to the result."""

    def __init__(
        self,
        *,
        call: Call[T],
        settings: Settings,
        url: str,
        headers: dict[str, str],
        content: bytes | None,
        timeout: float | httpx.Timeout | None,
        max_retries: int,
        patience: Patience | None,
        expires: float | None,
        limit: float | None,
    ) -> None:
        self.call: Final = call
        self.settings: Final = settings
        self.method: Final = call.operation.method
        self.url: Final = url
        self.headers: Final = headers
        self.content: Final = content
        self.timeout: Final = timeout
        self.max_retries: Final = max_retries
        self._patience = patience
        self.expires: Final = expires
        """On the monotonic clock: when the caller waits no longer."""
        self.limit = limit
        """Seconds that the caller's deadline leaves for the attempt, or ``None``."""
        self.attempts = 0
        self.started = 0.0
        self.for_token = False
        """Whether the attempt waits for a token."""

    def begin(self) -> dict[str, str]:
        """Count an attempt; gives the headers to send, the credential's among them."""
        self.attempts += 1
        self.for_token = False
        self.started = self.settings.clock.monotonic()
        if self.expires is not None and self.attempts > 1:
            self.limit = max(self.expires - self.started, _LEAST)
        credential = self.settings.credential.header()
        if credential is None:
            return self.headers
        name, value = credential
        # A header that the caller gave by hand wins over the credential.
        return {name.lower(): value, **self.headers}

    @property
    def auth(self) -> httpx.Auth | None:
        """What httpx asks before and after the request; ``None`` rules out a caller's own."""
        return self.settings.credential.flow(self)

    @property
    def clock(self) -> Clock:
        """The client's."""
        return self.settings.clock

    def time_left(self) -> float | None:
        """Seconds left of the attempt, or ``None`` without a bound."""
        if self.total is None:
            return None
        return max(0.0, self.started + self.total - self.settings.clock.monotonic())

    def reader(self, content_encoding: str) -> BodyReader:
        """For the body of this attempt.

        Args:
            content_encoding: The header of that name, ``""`` if the body is decompressed.
        """
        total, limit = self.total, self.settings.max_response_bytes
        return BodyReader(None if total is None else self.started + total, limit, content_encoding)

    @property
    def total(self) -> float | None:
        """Seconds that the attempt may take, or ``None`` where only its phases are bounded."""
        own = None if isinstance(self.timeout, httpx.Timeout) else self.timeout
        return own if self.limit is None else _shorter(own, self.limit)

    @property
    def phases(self) -> dict[str, Any]:
        """The timeouts of the attempt's phases, as httpx wants them with a request."""
        return self._phases(self.limit)

    @property
    def phases_left(self) -> dict[str, Any]:
        """Those of a further request of the attempt: none is longer than the time left."""
        left = self.time_left()
        return self._phases(None if left is None else max(left, _LEAST))

    def _phases(self, limit: float | None) -> dict[str, Any]:
        timeout = self.timeout
        phased = timeout if isinstance(timeout, httpx.Timeout) else httpx.Timeout(timeout)
        phases = phased.as_dict()
        if limit is not None:
            phases = {name: _shorter(seconds, limit) for name, seconds in phases.items()}
        return {"timeout": phases}

    def result(self, answer: Answer) -> T:
        """The result of the attempt.

        Raises:
            APIStatusError: The answer is no success.
            ResponseDecodeError: The answer can't be read.
        """
        self._log(answer.status_code)
        try:
            return interpret(self.call.operation, answer, self.settings.clock.wall)
        except BaseError as error:
            error.attempts = self.attempts
            raise

    def response(self, answer: Answer) -> APIResponse[T]:
        """Likewise, with the response that it came in."""
        from .api_response import APIResponse
        from .refusals import request_id_of

        parsed, headers = self.result(answer), answer.headers()
        return APIResponse(
            answer.status_code,
            headers,
            request_id_of(headers),
            answer.content,
            parsed,
            self.attempts,
        )

    def opened(self, status_code: int, pairs: Callable[[], Iterable[tuple[str, str]]]) -> Answer:
        """The head of a stream, as an answer without a body."""
        self._log(status_code)
        return Answer(status_code, pairs, b"")

    def refused(self, answer: Answer) -> BaseError:
        """The error for an answer that is no success."""
        from .refusals import status_error

        self._log(answer.status_code)
        errors, now = self.call.operation.errors, self.settings.clock.wall()
        error = status_error(errors, answer, now=now)
        error.attempts = self.attempts
        return error

    def _log(self, status_code: int) -> None:
        if LOGGER.isEnabledFor(DEBUG):
            elapsed = self.settings.clock.monotonic() - self.started
            log_answer(self.method, self.call.path, status_code, elapsed, self.attempts)

    def worth_repeating(self, failure: BaseError) -> bool:
        """Whether a retry is not ruled out from the start."""
        from .retries import may_repeat

        return self.max_retries > 0 and may_repeat(failure, repeatable=self.repeatable)

    @property
    def repeatable(self) -> bool:
        """Whether the operation may be sent twice."""
        return self.call.operation.repeatable

    @cached_property
    def retrying(self) -> Retrying:
        """What decides on retries; a call that goes well never asks."""
        from .retries import BACKOFF, Backoff, Retrying

        backoff = BACKOFF
        if self._patience is not None:
            backoff = Backoff(total=min(backoff.total, self._patience.left))
        return Retrying(self.repeatable, self.max_retries, random.random, backoff)

    def expired(self, wait: float) -> bool:
        """Whether the caller does not wait for another attempt after *wait* seconds."""
        return self.expires is not None and self.settings.clock.monotonic() + wait >= self.expires

    @property
    def retry(self) -> RetryHooks:
        """What tenacity asks after each failure."""
        from .retry_hooks import RetryHooks

        return RetryHooks(self)

    def failed(self, failure: BaseError) -> BaseError:
        """Note that the attempt ended in *failure*, without a whole answer."""
        elapsed = self.settings.clock.monotonic() - self.started
        log_failure(self.method, self.call.path, failure, elapsed, self.attempts)
        failure.attempts = self.attempts
        return failure


def prepare(
    call: Call[T],
    settings: Settings,
    options: RequestOptions,
    *,
    patience: Patience | None = None,
) -> Exchange[T]:
    """Prepare *call*.

    Args:
        call: What to send.
        settings: The client's.
        options: The caller's for this call.
        patience: How long all of it may take, for callers with a deadline of their own.
    """
    timeout = settings.timeout if isinstance(options.timeout, Unset) else options.timeout
    retries = (
        settings.max_retries if isinstance(options.max_retries, Unset) else options.max_retries
    )
    expires, limit = None, None
    if patience is not None:
        expires = settings.clock.monotonic() + patience.left
        limit = max(patience.left, patience.least)
    return Exchange(
        call=call,
        settings=settings,
        url=_url(settings.base_url, call.target(options.query)),
        headers=_headers(call, settings, options.headers),
        content=None if call.body is NO_BODY else encode_json(call.body),
        timeout=timeout,
        max_retries=retries,
        patience=patience,
        expires=expires,
        limit=limit,
    )


def _url(base_url: str, target: str) -> str:
    url = base_url + target
    if len(url) > MAX_URL:
        raise InvalidArgumentError(
            f"the query is too long: the URL would have {len(url)} characters, "
            f"and must have {MAX_URL} at most"
        )
    return url


def _shorter(seconds: float | None, most: float) -> float:
    return most if seconds is None else min(seconds, most)


def encode_json(body: Any) -> bytes:
    """*body* as JSON text in UTF-8.

    Raises:
        InvalidArgumentTypeError: It holds something that JSON can't.
    """
    try:
        return orjson.dumps(body)
    except (TypeError, ValueError) as error:
        reason = str(error)
    raise InvalidArgumentTypeError(f"the body can't be written as JSON: {reason}")


def _headers(call: Call[Any], settings: Settings, more: Mapping[str, str]) -> dict[str, str]:
    headers = {
        "accept": call.operation.accept,
        "accept-encoding": ACCEPTED,
        "user-agent": USER_AGENT,
    }
    if call.body is not NO_BODY:
        headers["content-type"] = "application/json"
    for source in (settings.headers, call.headers, more):
        for name, value in source.items():
            headers[name.lower()] = value
    return headers
