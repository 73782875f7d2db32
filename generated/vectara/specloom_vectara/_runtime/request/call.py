# Copied from overlays/runtime/request/call.py: edit it there.
"""An operation of the spec, and a call of it with its arguments as they go on the wire.

Does no I/O. The generated modules under ``api/`` build a :class:`Call` from a method's arguments;
the client sends it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar, final
from urllib.parse import urlencode

from ..record import Record
from ..unset import UNSET

T_co = TypeVar("T_co", covariant=True)

NO_BODY: Final = UNSET
"""The body of a request that has none."""


class ErrorShape(Record):
    """Where a provider's error body says what.

    Attributes:
        decode: Returns the provider's error model for decoded JSON.
        code: Path to the code, or empty.
        message: Path to the message, or empty.
        request_id: Path to the request id, or empty.
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
        ok: The code that means success.
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
        decode: Returns the result for the decoded JSON of a success.
        empty: Statuses that carry no body; the result is ``None`` then.
        errors: The shapes of error bodies by status; key 0 for every other status.
        accept: The Accept header.
        failures: Where a success may report failures, if it may.
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
    """An operation with its arguments as they go on the wire.

    Attributes:
        operation: What is called.
        path: Percent-encoded, relative to the base URL, beginning with a slash.
        query: Pairs in order, not yet encoded.
        headers: Headers of this call alone.
        body: JSON-ready data, or :data:`NO_BODY`.
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
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path


def no_result(_source: Any) -> None:
    """The result of an operation that responds with a stream."""
