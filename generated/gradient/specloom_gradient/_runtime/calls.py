# Copied from overlays/runtime/calls.py: edit it there.
"""What a method asks to be sent: an operation of the spec with its arguments written out.

Everything here is pure. The generated modules under ``api/`` build a :class:`Call` from a
method's arguments; the client sends it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, final
from urllib.parse import quote, urlencode

from .errors import InvalidArgumentError, InvalidArgumentTypeError
from .records import Record
from .unset import UNSET

if TYPE_CHECKING:
    from .checks import Check

MAX_SEGMENT: Final = 16 * 1024
"""Characters that an argument may take up in a path, percent-encoded."""

MAX_URL: Final = 64 * 1024
"""Characters that a URL may have: HTTP libraries refuse longer ones, with errors of their own."""

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

NO_BODY: Final = UNSET
"""The body of a request that has none."""


class ErrorShape(Record):
    """Where the provider's error body says what.

    Attributes:
        decode: Gives the provider's error model.
        code: Path to the code, or empty.
        message: Path to the message, or empty.
        request_id: Path to the id of the request, or empty.
    """

    decode: Callable[[Any], Any]
    code: tuple[str, ...] = ()
    message: tuple[str, ...] = ()
    request_id: tuple[str, ...] = ()


class FailureList(Record):
    """Where a provider reports failures inside a success.

    Attributes:
        list: Key of the list of reports.
        code: Key of a report's code.
        ok: The code that is no failure.
        message: Key of a report's message.
    """

    list: str
    code: str
    ok: str
    message: str


_NO_ERRORS: Final[Mapping[int, ErrorShape]] = {}
_NO_HEADERS: Final[Mapping[str, str]] = {}


class Operation(Record, Generic[T_co]):
    """One operation of the spec.

    Attributes:
        name: The operationId.
        method: The HTTP method, in upper case.
        repeatable: Whether sending it twice does no more than sending it once: GET, PUT, DELETE
            (RFC 9110 section 9.2.2) and what the spec marks as a read.
        decode: Makes the result of the decoded JSON of a success.
        empty: Statuses that carry no body; the result is ``None`` then.
        errors: The shapes of error bodies by status; key 0 for every other one.
        accept: The Accept header.
        failures: Where a success may hold reports of failure, if it may.
    """

    name: str
    method: str
    repeatable: bool
    decode: Callable[[Any], T_co]
    empty: frozenset[int] = frozenset()
    errors: Mapping[int, ErrorShape] = _NO_ERRORS
    accept: str = "application/json"
    failures: FailureList | None = None


@final
class Call(Generic[T_co]):
    """One request to be: an operation, and its arguments as they go on the wire.

    Attributes:
        operation: What is called.
        path: Percent-encoded, from the base URL on, beginning with a slash.
        query: Pairs in order, not yet encoded.
        headers: Headers of this call alone.
        body: What goes as JSON, or :data:`NO_BODY`.
    """

    __slots__ = ("body", "headers", "operation", "path", "query")

    def __init__(
        self,
        operation: Operation[T_co],
        path: str,
        query: Sequence[tuple[str, str]] = (),
        headers: Mapping[str, str] = _NO_HEADERS,
        body: Any = NO_BODY,
    ) -> None:
        self.operation: Final = operation
        self.path: Final = path
        self.query: Final = query
        self.headers: Final = headers
        self.body: Final = body

    def target(self, more_query: Mapping[str, str]) -> str:
        """Path and query as sent: spaces as ``+``, everything reserved percent-encoded."""
        pairs = [*self.query, *more_query.items()] if more_query else self.query
        if not pairs:
            return self.path
        try:
            return f"{self.path}?{urlencode(pairs)}"
        except UnicodeEncodeError:
            raise InvalidArgumentError("the query must be encodable as UTF-8") from None


def no_result(_source: Any) -> None:
    """The result of an operation whose answer is a stream: there is none."""


def path_segment(name: str, value: object) -> str:
    """The argument *value* as one segment of a path.

    Nothing is left unencoded but letters, digits and ``-._~`` (RFC 3986 section 2.3).

    Raises:
        InvalidArgumentError: ``""``, ``"."`` or ``".."``: no encoding keeps them from changing
            the path (RFC 3986 section 5.2.4); or a text longer than any id.
        InvalidArgumentTypeError: It is no string.
    """
    if not isinstance(value, str):
        raise InvalidArgumentTypeError(f"{name} must be a string, got {type(value).__name__}")
    if value in {"", ".", ".."}:
        raise InvalidArgumentError(f'{name} must be an id, got "{value}"')
    try:
        segment = quote(value, safe="")
    except UnicodeEncodeError:
        raise InvalidArgumentError(f"{name} must be encodable as UTF-8") from None
    if len(segment) > MAX_SEGMENT:
        raise InvalidArgumentError(
            f"{name} must be an id, got {len(value)} characters: "
            f"percent-encoded they are more than {MAX_SEGMENT}"
        )
    return segment


def header_value(name: str, value: str) -> str:
    """The argument *value* as the value of a header.

    Raises:
        InvalidArgumentError: It can't be one.
    """
    refusal = refused_header(name, value)
    if refusal is not None:
        raise refusal
    return value


def refused_header(name: str, value: str) -> InvalidArgumentError | None:
    """The error for a *value* that can't be the value of a header, or ``None``.

    That is one with characters other than visible ASCII, space and tab, or that begins or ends
    with one of the latter (RFC 9110 section 5.5). The message does not repeat it, since it may be
    a credential.
    """
    if not value.isascii() or any(
        (char < " " and char != "\t") or char == "\x7f" for char in value
    ):
        return InvalidArgumentError(
            f"{name} must be visible ASCII text: it holds a control or non-ASCII character"
        )
    if value.strip() != value:
        return InvalidArgumentError(f"{name} must have no space around it")
    return None


def client_value(
    name: str,
    given: Any,
    values: Mapping[str, Any],
    check: Check,
    environment: str = "",
) -> Any:
    """A value of this call, or else of the client; ``None`` if neither has it.

    Args:
        name: The argument.
        given: What the call was given, or ``None``.
        values: What the client was given.
        check: What the value must pass.
        environment: For a value that is required: the variable that the client reads it from.

    Raises:
        InvalidArgumentError: It is required and not there, or does not pass.
        InvalidArgumentTypeError: It is of the wrong type.
    """
    value = given if given is not None else values.get(name)
    if value is not None:
        check(name, value)
    elif environment:
        raise InvalidArgumentError(
            f"{name} is missing: give {name} to the client or to the call, or set {environment}"
        )
    return value
