# Copied from overlays/runtime/options.py: edit it there.
"""What a caller may set: for a client, and for one call of it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import starmap
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import urlsplit

from .bodies import DEFAULT_MAX_RESPONSE_BYTES
from .calls import refused_header
from .clock import SYSTEM_CLOCK, Clock
from .errors import BaseError, InvalidArgumentError, InvalidArgumentTypeError
from .hidden import hidden
from .records import Record
from .shapes import is_mapping
from .unset import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from .credential import Credential

_HEADER_NAME: Final = frozenset(ascii_letters + digits + "!#$%&'*+-.^_`|~")

_NOTHING: Final[Mapping[str, str]] = {}

DEFAULT_TIMEOUT = 60.0
"""Seconds that one attempt may take."""

MAX_TIMEOUT = 2_000_000.0
"""Seconds that operating systems can wait for a socket: about 23 days."""

DEFAULT_MAX_RETRIES = 2
"""Times that a call is tried again after the first attempt."""


class RequestOptions(Record):
    """Settings of one call; what is not given is as the client has it.

    Attributes:
        timeout: Seconds that one attempt may take, the body included; an ``httpx.Timeout`` bounds
            its phases one by one; ``None`` for no limit.
        max_retries: Times to try again, 0 or more.
        headers: Headers to add; they win over the client's.
        query: Query parameters to add.
    """

    timeout: float | httpx.Timeout | Unset | None
    max_retries: int | Unset
    headers: Mapping[str, str]
    query: Mapping[str, str]

    def __init__(
        self,
        *,
        timeout: float | httpx.Timeout | Unset | None = UNSET,
        max_retries: int | Unset = UNSET,
        headers: Mapping[str, str] = _NOTHING,
        query: Mapping[str, str] = _NOTHING,
    ) -> None:
        # Before anything can raise: tools that report errors show the variables.
        headers = hidden(headers)
        super().__init__(timeout, max_retries, headers, query)
        checked_timeout(timeout)
        checked_retries(max_retries)
        checked_headers(headers)
        for name, value in checked_mapping("query", query).items():
            if not isinstance(name, str) or not isinstance(value, str):
                raise InvalidArgumentTypeError("query must map strings to strings")

    def __repr__(self) -> str:
        shown = ("timeout", "max_retries", "query")
        return f"RequestOptions({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


class Settings(Record):
    """A client's settings, checked.

    Attributes:
        base_url: Where the API is; its path is kept, without a trailing slash.
        credential: What authenticates a request.
        values: Client-level arguments by Python name.
        timeout: As in :class:`RequestOptions`.
        max_retries: As in :class:`RequestOptions`.
        headers: Sent with every request.
        max_response_bytes: The most bytes that the body of an answer may have, decompressed.
        clock: Tells the time and sleeps.
    """

    base_url: str
    credential: Credential
    values: Mapping[str, Any] = _NOTHING
    timeout: float | httpx.Timeout | None = DEFAULT_TIMEOUT
    max_retries: int = DEFAULT_MAX_RETRIES
    headers: Mapping[str, str] = _NOTHING
    max_response_bytes: int = DEFAULT_MAX_RESPONSE_BYTES
    clock: Clock = SYSTEM_CLOCK

    def __repr__(self) -> str:
        # Headers may hold what is secret.
        return f"Settings(base_url={self.base_url!r})"

    def changed(
        self,
        *,
        base_url: str | None,
        credential: Credential | None,
        values: Mapping[str, Any],
        timeout: float | httpx.Timeout | Unset | None,
        max_retries: int | Unset,
        headers: Mapping[str, str] | None,
        max_response_bytes: int | None,
    ) -> Settings:
        """These settings with those that are given in their place; *headers* are added."""
        given = {name: value for name, value in values.items() if value is not None}
        return Settings(
            clock=self.clock,
            base_url=self.base_url if base_url is None else checked_base_url(base_url),
            credential=credential or self.credential,
            values={**self.values, **given},
            timeout=self.timeout if isinstance(timeout, Unset) else checked_timeout(timeout),
            max_retries=(
                self.max_retries if isinstance(max_retries, Unset) else checked_retries(max_retries)
            ),
            headers={**self.headers, **checked_headers(headers or {})},
            max_response_bytes=(
                self.max_response_bytes
                if max_response_bytes is None
                else checked_limit(max_response_bytes)
            ),
        )


def checked_base_url(url: object) -> str:
    """*url* without a trailing slash.

    Raises:
        InvalidArgumentError: It is no absolute http or https URL, or holds a user, a query or a
            fragment.
    """
    if not isinstance(url, str):
        raise InvalidArgumentTypeError(f"base_url must be a string, got {type(url).__name__}")
    # urlsplit drops line ends and tabs, which the HTTP library would trip over.
    if any(char <= " " or char == "\x7f" for char in url):
        raise InvalidArgumentError("base_url must hold no space or control character")
    try:
        parts = urlsplit(url)
        valid = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise InvalidArgumentError("base_url must be a URL with a valid host and port") from None
    # An empty query or fragment counts too: it would swallow the path put behind it.
    if "@" in parts.netloc or "?" in url or "#" in url:
        raise InvalidArgumentError("base_url must hold no user, query or fragment")
    if not valid:
        raise InvalidArgumentError("base_url must be an absolute http:// or https:// URL")
    return url.rstrip("/")


def checked_timeout(timeout: Any) -> Any:
    """*timeout* as it is.

    Raises:
        InvalidArgumentError: A number that is not above 0.
        InvalidArgumentTypeError: Neither a number, an ``httpx.Timeout`` nor ``None``.
    """
    if isinstance(timeout, (int, float)) and not isinstance(timeout, bool):
        if not timeout > 0:
            raise InvalidArgumentError(f"timeout must be above 0 seconds, got {timeout}")
        if timeout > MAX_TIMEOUT:
            raise InvalidArgumentError(
                f"timeout must be at most {MAX_TIMEOUT:.0f} seconds (None for no limit)"
            )
    elif not (timeout is None or isinstance(timeout, Unset) or hasattr(timeout, "connect")):
        raise InvalidArgumentTypeError(
            f"timeout must be seconds, an httpx.Timeout or None, got {type(timeout).__name__}"
        )
    return timeout


def checked_retries(max_retries: Any) -> Any:
    """*max_retries* as it is.

    Raises:
        InvalidArgumentError: Below 0.
        InvalidArgumentTypeError: No integer.
    """
    if isinstance(max_retries, Unset):
        return max_retries
    if not isinstance(max_retries, int) or isinstance(max_retries, bool):
        raise InvalidArgumentTypeError(
            f"max_retries must be an integer, got {type(max_retries).__name__}"
        )
    if max_retries < 0:
        raise InvalidArgumentError(f"max_retries must be 0 or more, got {max_retries}")
    return max_retries


def checked_limit(max_response_bytes: Any) -> int:
    """*max_response_bytes* as it is.

    Raises:
        InvalidArgumentError: Below 1.
        InvalidArgumentTypeError: No integer.
    """
    if not isinstance(max_response_bytes, int) or isinstance(max_response_bytes, bool):
        raise InvalidArgumentTypeError(
            f"max_response_bytes must be an integer, got {type(max_response_bytes).__name__}"
        )
    if max_response_bytes < 1:
        raise InvalidArgumentError(
            f"max_response_bytes must be 1 or more, got {max_response_bytes}"
        )
    return max_response_bytes


def checked_mapping(name: str, value: object) -> Mapping[Any, Any]:
    """*value* as it is.

    Raises:
        InvalidArgumentTypeError: It is no mapping.
    """
    if not is_mapping(value):
        raise InvalidArgumentTypeError(f"{name} must be a mapping, got {type(value).__name__}")
    return value


def checked_headers(headers: object) -> Mapping[str, str]:
    """*headers* as they are.

    Raises:
        InvalidArgumentError: A name or a value that can't be sent.
        InvalidArgumentTypeError: A name or a value that is no string.
    """
    # Raised here, where no variable shows a value: it may be a credential.
    refusal = next(
        filter(None, starmap(_refusal, checked_mapping("headers", headers).items())), None
    )
    if refusal is not None:
        raise refusal
    return cast("Mapping[str, str]", headers)


def _refusal(name: object, value: object) -> BaseError | None:
    if not isinstance(name, str) or not isinstance(value, str):
        return InvalidArgumentTypeError("headers must map strings to strings")
    if not name or not all(char in _HEADER_NAME for char in name):
        return InvalidArgumentError(f"headers: {name!r} is no header name")
    return refused_header(f"headers[{name!r}]", value)


def checked_options(options: object) -> RequestOptions:
    """*options* as they are, or those that set nothing for ``None``.

    Raises:
        InvalidArgumentTypeError: They are something else.
    """
    if options is None:
        return NO_OPTIONS
    if not isinstance(options, RequestOptions):
        kind = type(options).__name__
        raise InvalidArgumentTypeError(f"request_options must be RequestOptions, got {kind}")
    return options


NO_OPTIONS = RequestOptions()
"""For a call that sets nothing of its own."""
