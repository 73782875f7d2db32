# Copied from overlays/runtime/request/response.py: edit it there.
"""Responses, and what a success means.

Does no I/O: a status, headers and bytes go in, a result or an error comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, Generic, TypeVar, cast, final

from ..errors import APITimeoutError, ResponseDecodeError
from ..headers import ResponseHeaders
from ..json_values import parse_json
from ..record import Record
from .call import Operation

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@final
class RawResponse:
    """A response read to its end.

    Attributes:
        status_code: The HTTP status, any number.
        pairs: Returns names and values of the headers as received; most successes are read
            without them.
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


class APIResponse(Record, Generic[T_co]):
    """A successful response with its result, as the methods of ``with_raw_response`` return it.

    Attributes:
        status_code: The HTTP status.
        headers: The response headers; look-up ignores case.
        request_id: The server's id of the request, or ``None``.
        content: The body in bytes, decompressed.
        parsed: What the method without ``with_raw_response`` returns.
        attempts: Requests that were sent for it.
    """

    status_code: int
    headers: ResponseHeaders
    request_id: str | None
    content: bytes
    parsed: T_co
    attempts: int

    def __repr__(self) -> str:
        shown = ", ".join(f"{n}={v!r}" for n, v in vars(self).items() if n != "content")
        return f"APIResponse({shown})"


class BodyReader:
    """Collects the chunks of a decompressed body within bounds of time and size.

    Args:
        deadline: On the monotonic clock, or ``None``.
        limit: Bytes that the body may have; a chunk may overshoot it.
    """

    __slots__ = ("_chunks", "_deadline", "_limit", "_size")

    def __init__(self, deadline: float | None, limit: int) -> None:
        self._deadline = deadline
        self._limit = limit
        self._chunks: list[bytes] = []
        self._size = 0

    def add(self, chunk: bytes, now: float) -> None:
        """Take the next *chunk*.

        Args:
            chunk: Decompressed bytes.
            now: The monotonic time.

        Raises:
            APITimeoutError: The deadline is past.
            ResponseDecodeError: The body is larger than the limit.
        """
        self._size += len(chunk)
        if self._size > self._limit:
            self._chunks.clear()
            raise ResponseDecodeError(
                f"the body is larger than max_response_bytes, {self._limit} bytes decompressed: "
                "pass a larger one to the client to read it"
            )
        self._chunks.append(chunk)
        if self._deadline is not None and now > self._deadline:
            raise APITimeoutError("no complete response in time: the body came too slowly")

    def content(self) -> bytes:
        """The body so far."""
        return b"".join(self._chunks)


def parse_response(operation: Operation[T], response: RawResponse, wall: Callable[[], float]) -> T:
    """The result of *response*.

    A success with a status that the spec does not list is read like a listed one: the server has
    acted, and an error would only make callers repeat the call.

    Args:
        operation: What was called.
        response: The response.
        wall: Returns the seconds since the epoch, for a Retry-After that is a moment.

    Raises:
        APIStatusError: It is not a success, or reports a failure inside one.
        ResponseDecodeError: It is a success that can't be read.
    """
    if not 200 <= response.status_code <= 299:
        from .status_errors import status_error

        raise status_error(operation.errors, response, now=wall())
    if response.status_code in operation.empty:
        # The result type of such an operation includes None.
        return cast("T", None)
    try:
        data: Any = parse_json(response.content)
        if operation.failures is not None:
            from .status_errors import raise_reported

            raise_reported(operation.failures, data, response)
        return operation.decode(data)
    except ResponseDecodeError as error:
        from .status_errors import request_id_of

        error.status_code = response.status_code
        error.headers = response.headers()
        error.body = response.content
        error.request_id = request_id_of(error.headers)
        raise
