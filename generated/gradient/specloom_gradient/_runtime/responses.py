# Copied from overlays/runtime/responses.py: edit it there.
"""What an answer means: the result of the operation, or the error to raise.

Pure: a status, headers and bytes go in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar, cast, final

import orjson

from .calls import Operation
from .errors import ResponseDecodeError
from .headers import ResponseHeaders

T = TypeVar("T")


@final
class Answer:
    """A response, read to its end.

    Attributes:
        status_code: The HTTP status, any number.
        pairs: Gives names and values of the headers as received; a success is read without.
        content: The body, decompressed, in bytes.
    """

    __slots__ = ("content", "pairs", "status_code")

    def __init__(
        self, status_code: int, pairs: Callable[[], Iterable[tuple[str, str]]], content: bytes
    ) -> None:
        self.status_code: Final = status_code
        self.pairs: Final = pairs
        self.content: Final = content

    def headers(self) -> ResponseHeaders:
        """The headers."""
        return ResponseHeaders(self.pairs())


def interpret(operation: Operation[T], answer: Answer, wall: Callable[[], float]) -> T:
    """The result that *answer* holds.

    A success that the spec does not know is read like the one that it knows: what was done is
    done, and hiding it behind an error would only make callers do it again.

    Args:
        operation: What was called.
        answer: What came back.
        wall: Gives the seconds since the epoch, for a Retry-After that is a date.

    Raises:
        APIStatusError: It is no success, or holds a report of failure.
        ResponseDecodeError: It is a success that can't be read.
    """
    if not 200 <= answer.status_code <= 299:
        from .refusals import status_error

        raise status_error(operation.errors, answer, now=wall())
    if answer.status_code in operation.empty:
        # The type of such an operation's result includes None.
        return cast("T", None)
    try:
        data = load_json(answer.content)
        if operation.failures is not None:
            from .refusals import raise_reported

            raise_reported(operation.failures, data, answer)
        return operation.decode(data)
    except ResponseDecodeError as error:
        from .refusals import request_id_of

        error.status_code = answer.status_code
        error.headers = answer.headers()
        error.body = answer.content
        error.request_id = request_id_of(error.headers)
        raise


def load_json(content: bytes) -> Any:
    """The JSON value that *content* holds.

    Raises:
        ResponseDecodeError: It holds none.
    """
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        reason = str(error)
    if not content.strip():
        raise ResponseDecodeError("expected JSON, got an empty body")
    start = content[:40].decode("utf-8", "replace")
    raise ResponseDecodeError(f"expected JSON, got {start!r}: {reason}")
