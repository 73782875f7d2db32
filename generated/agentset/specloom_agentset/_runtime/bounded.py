# Copied from overlays/runtime/bounded.py: edit it there.
"""A response that httpx reads to its end, within the bounds of the attempt."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx

from .bodies import BodyReader
from .clock import Clock
from .connection import located
from .credential import Attempt
from .errors import ResponseDecodeError


class BoundedStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The body of a response, decompressed, that raises where it is too large or too slow.

    Args:
        response: Whose body it is.
        reader: What takes it.
        clock: The client's.
    """

    def __init__(self, response: httpx.Response, reader: BodyReader, clock: Clock) -> None:
        self._response = response
        self._stream = response.stream
        self._reader = reader
        self._clock = clock

    def __iter__(self) -> Iterator[bytes]:
        assert isinstance(self._stream, httpx.SyncByteStream)
        for chunk in self._stream:
            self._add(chunk)
        yield self._reader.content()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        assert isinstance(self._stream, httpx.AsyncByteStream)
        async for chunk in self._stream:
            self._add(chunk)
        yield self._reader.content()

    def _add(self, chunk: bytes) -> None:
        try:
            self._reader.add(chunk, self._clock.monotonic())
        except ResponseDecodeError as error:
            located(error, self._response)
            raise

    def close(self) -> None:
        """Close the body."""
        assert isinstance(self._stream, httpx.SyncByteStream)
        self._stream.close()

    async def aclose(self) -> None:
        """Close the body."""
        assert isinstance(self._stream, httpx.AsyncByteStream)
        await self._stream.aclose()


def bound(response: httpx.Response, attempt: Attempt) -> None:
    """Let reading *response* raise ``ResponseDecodeError`` or ``APITimeoutError`` as due.

    Args:
        response: Its body is not read yet, or else nothing is changed.
        attempt: What it is part of.
    """
    if not response.is_stream_consumed:
        encoding = response.headers.pop("content-encoding", "")
        response.stream = BoundedStream(response, attempt.reader(encoding), attempt.clock)
