# Copied from overlays/runtime/streaming/async_event_stream.py: edit it there.
"""The driver of an event stream: connects, reads, and reconnects."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import suppress
from threading import Lock
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

import httpx

from ..errors import APIConnectionError, BaseError, InvalidArgumentError, drop_frames
from ..headers import ResponseHeaders
from ..options import CallOptions, RequestOptions, checked_options
from ..request.async_client import AsyncClient
from ..request.async_io import Background, fail_after
from ..request.call import Call
from ..request.transport_errors import connection_failure, is_connection_failure
from .plan import StreamPlan
from .reconnect import (
    NO_CONTENT,
    RAW,
    StreamState,
    check_event_stream,
    checked_idle_timeout,
    id_header,
)
from .sse import ServerSentEvent

E = TypeVar("E")
E_co = TypeVar("E_co", covariant=True)


class AsyncEventStream(Generic[E_co]):
    """Events of a stream as they arrive; reconnects when the connection is lost.

    Use it in a with statement: entering connects, leaving closes the connection.
    """

    def __init__(
        self,
        client: AsyncClient,
        call: Call[Any],
        options: RequestOptions,
        state: StreamState[E_co],
        idle_timeout: float,
    ) -> None:
        self._client = client
        self._call = call
        self._options = options
        self._state = state
        self._idle_timeout = idle_timeout
        self._entered = False
        self._over = False
        self._response: httpx.Response | None = None
        self._chunks: AsyncIterator[bytes] | None = None
        self._events: Iterator[E_co] = iter(())
        # Of threads in both twins: it is acquired without waiting.
        self._reading = Lock()
        self._background = Background()
        self._ready: deque[bytes] = deque()
        # How the connection ended, while chunks of it are still to be decoded.
        self._ended: tuple[BaseError | None] | None = None
        self._interrupted = False

    def read_as(
        self,
        plan: StreamPlan[E],
        *,
        idle_timeout: float,
        include_pings: bool = False,
        deadline: float | None = None,
    ) -> AsyncEventStream[E]:
        """The stream of the same call, read by *plan*; reconnects until the last event.

        Args:
            plan: What the events mean.
            idle_timeout: Seconds of silence that end the stream.
            include_pings: Return events too that only keep the connection alive.
            deadline: On the client's monotonic clock: when the stream ends without an error;
                ``None`` for never.

        Raises:
            InvalidArgumentError: *idle_timeout* is not above 0.
        """
        state = StreamState(plan=plan, include_pings=include_pings, deadline=deadline)
        seconds = checked_idle_timeout(idle_timeout)
        return AsyncEventStream(self._client, self._call, self._options, state, seconds)

    @property
    def last_event_id(self) -> str:
        """The last event id in force, ``""`` if the stream sent none."""
        return self._state.last_event_id

    async def __aenter__(self) -> Self:
        """Connect.

        Raises:
            APIStatusError: The server refused.
            APIConnectionError: No connection could be made.
            ResponseDecodeError: The response is not an event stream.
            InvalidArgumentError: It was entered before.
        """
        if self._entered:
            raise InvalidArgumentError("a stream is entered once; call the method again")
        await self._open()
        self._entered = True
        return self

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> E_co:
        """The next event, as soon as it is complete.

        An async read that is cancelled loses nothing: the next one goes on.

        Raises:
            InvalidArgumentError: The stream is not open, or another task or thread reads it.
            StreamError: The stream reports a failure, was silent for the idle timeout, or could
                not be reconnected.
            ResponseDecodeError: An event can't be read, or the new connection does not bring an
                event stream.
            APIStatusError: The server refused the new connection.
        """
        if not self._entered:
            raise InvalidArgumentError("use the stream in a with statement: it is not open")
        if not self._reading.acquire(blocking=False):
            raise InvalidArgumentError(
                "the next event of this stream is being read already: open a stream in each task "
                "or thread, or share out the events from one of them"
            )
        try:
            while not self._over:
                for event in self._events:
                    return event
                if self._state.finished or self._left() == 0:
                    await self.aclose()
                elif self._ready:
                    self._events = self._state.feed(self._ready.popleft())
                else:
                    await self._background.wait(self._read)
        except Exception as error:
            self._locate(error)
            await self.aclose()
            if isinstance(error, BaseError):
                drop_frames(error)
            raise
        finally:
            self._reading.release()
        raise StopAsyncIteration

    async def aclose(self) -> None:
        """Close the connection and end the stream. May be called more than once."""
        self._over = True
        await self._background.cancel()
        await self._end()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def _open(self) -> None:
        state, clock = self._state, self._client.clock
        options = CallOptions.of(self._options, deadline=state.call_deadline())
        response = await self._client.open(self._call, options, id_header(state.last_event_id))
        if response.status_code == NO_CONTENT:
            await response.aclose()
            self._over = True
            return
        try:
            check_event_stream(
                response.status_code, ResponseHeaders(response.headers.multi_items())
            )
        except BaseError as error:
            self._locate(error)
            await self._client.close_response(response)
            drop_frames(error)
            raise
        # From here on the time between two reads is bounded, not the whole.
        silence = state.silence(self._idle_timeout, clock.monotonic())
        response.request.extensions["timeout"]["read"] = silence
        self._response = response
        self._chunks = response.aiter_bytes()
        self._client.open_streams.add(id(self))

    def _locate(self, error: Exception) -> None:
        """Say in *error* which stream it is about, unless it says so."""
        if isinstance(error, BaseError) and error.url is None:
            error.method = self._call.operation.method
            error.url = self._client.base_url + self._call.path

    async def _disconnect(self) -> None:
        response, self._response = self._response, None
        chunks, self._chunks = self._chunks, None
        self._client.open_streams.discard(id(self))
        if response is not None:
            await self._client.close_response(response)
        if isinstance(chunks, AsyncGenerator):
            # Refused while another thread reads, which then finds the connection closed.
            with suppress(RuntimeError, ValueError):
                await chunks.aclose()

    def _left(self) -> float | None:
        return self._state.remaining(self._client.clock.monotonic())

    async def _end(self) -> None:
        self._over = True
        self._events = iter(())
        self._ready.clear()
        await self._disconnect()

    async def _read(self) -> None:
        """Get chunks ready, over a new connection if need be, or end the stream."""
        # Stays true if a caller's interrupt ends this: the connection is gone then, and not lost.
        resumed, self._interrupted = self._interrupted, True
        told = False
        while self._ended is None and len(self._ready) < self._background.ahead:
            got = await self._chunk()
            if isinstance(got, bytes):
                self._ready.append(got)
                told = True
                self._background.tell()
            else:
                self._ended = (got,)
        # The event id to go on after is known when the reader has decoded all chunks and asks again.
        if self._ended is not None and not told:
            (failure,), self._ended = self._ended, None
            await self._mend(failure, counts=not resumed)
        self._interrupted = False

    async def _chunk(self) -> bytes | BaseError | None:
        """The next chunk, or what broke the connection; ``None`` if the server closed it."""
        chunks = self._chunks
        if chunks is None:
            return None
        try:
            with fail_after(self._left()):
                return await anext(chunks, None)
        except httpx.ReadTimeout as error:
            drop_frames(error)
            return self._state.silent(self._idle_timeout)
        except Exception as error:
            if not is_connection_failure(error):
                raise
            drop_frames(error)
            return connection_failure(error)
        except BaseException as error:
            if self._response is not None:
                await self._client.give_up(self._response.request, error)
            raise

    async def _mend(self, failure: BaseError | None, *, counts: bool) -> None:
        """Continue after the connection has ended, or end the stream.

        Args:
            failure: What broke the connection; ``None`` if the server closed it.
            counts: Whether it is a loss; else the caller broke it off.
        """
        await self._disconnect()
        if self._over or self._left() == 0:
            await self._end()
            return
        self._client.check_open()
        if failure is not None and not isinstance(failure, APIConnectionError):
            raise failure
        clock = self._client.clock
        wait = self._state.lost(failure, clock.monotonic()) if counts else 0.0
        if wait is None:
            await self._end()
            return
        await self._client.sleep(wait)
        if self._left() == 0:
            await self._end()
            return
        try:
            await self._open()
        except APIConnectionError as error:
            broken = self._state.broken(error)
        else:
            self._state.connected()
            return
        if self._left() != 0:
            raise broken
        await self._end()


def aevents_of(
    client: AsyncClient, call: Call[Any], options: RequestOptions | None
) -> AsyncEventStream[ServerSentEvent]:
    """The undecoded events of *call* over one connection; nothing is sent until it is entered."""
    client.check_open()
    state = StreamState(plan=RAW, include_pings=True, reconnects=False)
    return AsyncEventStream(client, call, checked_options(options), state, 90.0)
