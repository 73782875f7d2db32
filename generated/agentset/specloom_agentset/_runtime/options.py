# Copied from overlays/runtime/options.py: edit it there.
"""The settings of one call, and the checks that they share with the settings of a client."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any, Final, Literal, Self, cast
from urllib.parse import urlsplit

import httpx

from .arguments import check_header_value
from .errors import InvalidArgumentError, InvalidArgumentTypeError
from .json_values import is_mapping
from .lazy import refer
from .record import Record
from .unset import UNSET, Unset

if TYPE_CHECKING:
    from .request.retries import Deadline
else:
    refer(globals(), "Deadline", module="_runtime.request.retries")

_HEADER_NAME: Final = frozenset(ascii_letters + digits + "!#$%&'*+-.^_`|~")
_NOTHING: Final[Mapping[str, str]] = {}

LONGEST_TIMEOUT: Final = 2_000_000.0
"""Seconds, about 23 days: operating systems wait no longer for a socket."""


class RequestOptions(Record):
    """Settings of one call; what is not given is taken from the client.

    Attributes:
        timeout: Seconds that one attempt may take, the body included; an ``httpx.Timeout`` bounds
            its phases one by one; ``None`` for no limit.
        max_retries: Retries after the first attempt, 0 or more.
        headers: Headers to add; they win over the client's.
        query: Query parameters to add.

    Raises:
        InvalidArgumentError: A value that can't be used or sent.
        InvalidArgumentTypeError: A value of a wrong type.
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
        super().__init__(
            checked_timeout(timeout),
            checked_retries(max_retries),
            # Copies: what the caller changes later has no effect.
            dict(checked_headers(headers)),
            dict(checked_mapping("query", query)),
        )
        _check_texts("query", query)

    def __repr__(self) -> str:
        # Headers may hold a credential.
        shown = ("timeout", "max_retries", "query")
        return f"RequestOptions({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


class CallOptions(RequestOptions):
    """Options by which the runtime calls the methods of a resource itself.

    Attributes:
        wanted: What the method returns: its result, an ``APIResponse`` with the result in it, or
            the :class:`.request.call.Call`, which is not sent then.
        deadline: When all attempts must be over, or ``None``.
    """

    wanted: Literal["result", "response", "call"] = "result"
    deadline: Deadline | None = None

    @classmethod
    def of(
        cls,
        options: RequestOptions | None,
        *,
        wanted: Literal["result", "response", "call"] = "result",
        deadline: Deadline | None = None,
    ) -> Self:
        """The caller's *options* with these added.

        Raises:
            InvalidArgumentTypeError: *options* are not ``RequestOptions``.
        """
        made = cls.__new__(cls)
        vars(made).update(vars(checked_options(options)), wanted=wanted, deadline=deadline)
        return made


def checked_options(options: object) -> RequestOptions:
    """*options* unchanged; for ``None``, options that set nothing.

    Raises:
        InvalidArgumentTypeError: They are something else.
    """
    if options is None:
        return _NO_OPTIONS
    if not isinstance(options, RequestOptions):
        raise _wrong_type("request_options", "RequestOptions", options)
    return options


def checked_base_url(url: object) -> str:
    """*url* without trailing slashes.

    Raises:
        InvalidArgumentError: Not an absolute http or https URL, or one with a user, a query or a
            fragment.
        InvalidArgumentTypeError: Not a string.
    """
    if not isinstance(url, str):
        raise _wrong_type("base_url", "a string", url)
    # urlsplit drops line ends and tabs, which the HTTP library rejects.
    if any(char <= " " or char == "\x7f" for char in url):
        raise InvalidArgumentError("base_url must not contain spaces or control characters")
    try:
        parts = urlsplit(url)
        valid = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise InvalidArgumentError("base_url must be a URL with a valid host and port") from None
    # An empty query or fragment counts too: it would swallow the path that follows it.
    if "@" in parts.netloc or "?" in url or "#" in url:
        raise InvalidArgumentError("base_url must not contain a user, a query or a fragment")
    if not valid:
        raise InvalidArgumentError("base_url must be an absolute http:// or https:// URL")
    return url.rstrip("/")


def checked_timeout(timeout: Any) -> Any:
    """*timeout*, or the longest that there is if that is less.

    Raises:
        InvalidArgumentError: A number that is not above 0.
        InvalidArgumentTypeError: Neither a number, an ``httpx.Timeout`` nor ``None``.
    """
    if isinstance(timeout, (int, float)) and not isinstance(timeout, bool):
        if not timeout > 0:
            raise InvalidArgumentError(f"timeout must be above 0 seconds, got {timeout}")
        return min(timeout, LONGEST_TIMEOUT)
    if not (timeout is None or isinstance(timeout, Unset) or hasattr(timeout, "connect")):
        raise _wrong_type("timeout", "seconds, an httpx.Timeout or None", timeout)
    return timeout


def checked_retries(max_retries: Any) -> Any:
    """*max_retries* unchanged.

    Raises:
        InvalidArgumentError: Below 0.
        InvalidArgumentTypeError: Not an integer.
    """
    if isinstance(max_retries, Unset):
        return max_retries
    return checked_integer("max_retries", max_retries, least=0)


def checked_integer(name: str, value: object, *, least: int) -> int:
    """The argument *value* unchanged.

    Raises:
        InvalidArgumentError: Below *least*.
        InvalidArgumentTypeError: Not an integer.
    """
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong_type(name, "an integer", value)
    if value < least:
        raise InvalidArgumentError(f"{name} must be {least} or more, got {value}")
    return value


def checked_mapping(name: str, value: object) -> Mapping[Any, Any]:
    """The argument *value* unchanged.

    Raises:
        InvalidArgumentTypeError: Not a mapping.
    """
    if not is_mapping(value):
        raise _wrong_type(name, "a mapping", value)
    return value


def checked_headers(headers: object) -> Mapping[str, str]:
    """*headers* unchanged.

    Raises:
        InvalidArgumentError: A name or a value that can't be sent.
        InvalidArgumentTypeError: A name or a value that is not a string.
    """
    given = checked_mapping("headers", headers)
    _check_texts("headers", given)
    for name, value in given.items():
        if not name or not all(char in _HEADER_NAME for char in name):
            raise InvalidArgumentError(f"headers: {name!r} is not a valid header name")
        check_header_value(f"headers[{name!r}]", value)
    return cast("Mapping[str, str]", given)


def _check_texts(name: str, given: Mapping[Any, Any]) -> None:
    if not all(isinstance(text, str) for pair in given.items() for text in pair):
        raise InvalidArgumentTypeError(f"{name} must map strings to strings")


def _wrong_type(name: str, wanted: str, got: object) -> InvalidArgumentTypeError:
    return InvalidArgumentTypeError(f"{name} must be {wanted}, got {type(got).__name__}")


_NO_OPTIONS: Final = RequestOptions()
