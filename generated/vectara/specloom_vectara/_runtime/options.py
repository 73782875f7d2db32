# Copied from overlays/runtime/options.py: edit it there.
"""The settings of one call, and the checks that they share with the settings of a client."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any, Final, Literal, Self
from urllib.parse import urlsplit

import httpx

from .arguments import check_header_value, encodable, plain
from .errors import InvalidArgumentError, InvalidArgumentTypeError
from .json_values import is_mapping, text_of
from .lazy import refer
from .record import Record
from .unset import UNSET, Unset

if TYPE_CHECKING:
    from .request.retries import Deadline
else:
    refer(globals(), "Deadline", module="_runtime.request.retries")

_HEADER_NAME: Final = frozenset(ascii_letters + digits + "!#$%&'*+-.^_`|~")
_NOTHING: Final[Mapping[str, str]] = {}

_HOST: Final = re.compile(r"[\w.-]+|[0-9a-f.]*:[0-9a-f:.]+(%[\w.~-]+)?")
"""A name or an IPv4 address; an IPv6 address, with its zone."""

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
            dict(checked_query(query)),
        )

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
        InvalidArgumentError: Not an absolute http or https URL with a valid host and port, or one
            with a user, a query or a fragment.
        InvalidArgumentTypeError: Not a string.
    """
    return checked_url("base_url", url, query=False).rstrip("/")


def checked_url(name: str, url: object, *, query: bool) -> str:
    """The argument *url* unchanged.

    Args:
        name: The argument.
        url: Its value.
        query: Whether it may have a query.

    Raises:
        InvalidArgumentError: Not an absolute http or https URL with a valid host and port, or one
            with a user, a fragment, or a query that it must not have.
        InvalidArgumentTypeError: Not a string.
    """
    text = plain(url)
    if not isinstance(text, str):
        raise _wrong_type(name, "a string", url)
    # urlsplit drops line ends and tabs, which the HTTP library rejects.
    if not text.isprintable() or " " in text:
        raise InvalidArgumentError(f"{name} must not contain spaces or unprintable characters")
    try:
        parts, parsed = urlsplit(text), httpx.URL(text)
        absolute = parts.scheme in {"http", "https"} and bool(parts.hostname)
        valid = parts.port != 0 and has_valid_host(parsed)
    except (ValueError, httpx.InvalidURL):
        raise InvalidArgumentError(f"{name} must be a URL with a valid host and port") from None
    if not absolute:
        raise InvalidArgumentError(f"{name} must be an absolute http:// or https:// URL")
    if not valid:
        raise InvalidArgumentError(f"{name} must be a URL with a valid host and port")
    # An empty query or fragment counts too: it would swallow the path that follows it.
    if "@" in parts.netloc or "#" in text or ("?" in text and not query):
        unwanted = "a user or a fragment" if query else "a user, a query or a fragment"
        raise InvalidArgumentError(f"{name} must not contain {unwanted}")
    return text


def has_valid_host(url: httpx.URL) -> bool:
    """Whether *url* has a host that can be looked up, and a port that can be connected to.

    Raises:
        ValueError: The host can't be written in the form that is looked up.
    """
    # httpx makes the host ASCII. Python has the last word on it when it is looked up.
    host = url.raw_host.decode("ascii").encode("idna")
    port = 80 if url.port is None else url.port
    return bool(_HOST.fullmatch(url.host)) and len(host) < 254 and 0 < port < 65536


def checked_timeout(timeout: Any) -> Any:
    """*timeout*, each of its times the longest that there is if that is less.

    Raises:
        InvalidArgumentError: A number that is not above 0.
        InvalidArgumentTypeError: Neither a number, an ``httpx.Timeout`` nor ``None``.
    """
    if isinstance(timeout, httpx.Timeout):
        phases = {phase: _seconds(given) for phase, given in timeout.as_dict().items()}
        return httpx.Timeout(**phases)
    if timeout is None or isinstance(timeout, Unset):
        return timeout
    return _seconds(timeout)


def _seconds(timeout: object) -> float | None:
    if timeout is None:
        return None
    if not isinstance(timeout, (int, float)) or isinstance(timeout, bool):
        raise _wrong_type("timeout", "seconds, an httpx.Timeout or None", timeout)
    if not timeout > 0:
        raise InvalidArgumentError(f"timeout must be above 0 seconds, got {text_of(timeout)}")
    return min(timeout, LONGEST_TIMEOUT)


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
        raise InvalidArgumentError(f"{name} must be {least} or more, got {text_of(value)}")
    return value


def checked_headers(headers: object) -> Mapping[str, str]:
    """A copy of *headers*.

    Raises:
        InvalidArgumentError: A name or a value that can't be sent.
        InvalidArgumentTypeError: A name or a value that is not a string.
    """
    given = _texts("headers", headers)
    for name, value in given.items():
        if not name or not all(char in _HEADER_NAME for char in name):
            raise InvalidArgumentError(f"headers: {name!r} is not a valid header name")
        check_header_value(f"headers[{name!r}]", value)
    return given


def checked_query(query: object) -> Mapping[str, str]:
    """A copy of *query*.

    Raises:
        InvalidArgumentError: A name or a value that UTF-8 can't encode.
        InvalidArgumentTypeError: A name or a value that is not a string.
    """
    given = _texts("query", query)
    return {
        encodable("query", name): encodable(f"query[{name!r}]", value)
        for name, value in given.items()
    }


def _texts(name: str, given: object) -> dict[str, str]:
    if not is_mapping(given):
        raise _wrong_type(name, "a mapping", given)
    texts: dict[str, str] = {}
    for pair in given.items():
        key, value = map(plain, pair)
        if not isinstance(key, str) or not isinstance(value, str):
            raise InvalidArgumentTypeError(f"{name} must map strings to strings")
        texts[key] = value
    return texts


def _wrong_type(name: str, wanted: str, got: object) -> InvalidArgumentTypeError:
    return InvalidArgumentTypeError(f"{name} must be {wanted}, got {type(got).__name__}")


_NO_OPTIONS: Final = RequestOptions()
