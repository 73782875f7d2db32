"""The driver of an event stream: connects, reads, and reconnects."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

import httpx

from ..errors import APIConnectionError, BaseError, InvalidArgumentError, drop_frames
from ..headers import ResponseHeaders
from ..options import CallOptions, RequestOptions, checked_options
from ..request.async_io import fail_after
from ..request.transport_errors import connection_failure, is_connection_failure
from .plan import StreamPlan
from .reconnect import RAW, StreamState, check_event_stream, checked_idle_timeout, id_header
from .sse import ServerSentEvent

if TYPE_CHECKING:
    from ..request.async_client import AsyncClient
    from ..request.call import Call

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

        Raises:
            StreamError: The stream reports a failure, was silent for the idle timeout, or could
                not be reconnected.
            ResponseDecodeError: An event can't be read, or the new connection does not bring an
                event stream.
            APIStatusError: The server refused the new connection.
        """
        if not self._entered:
            raise InvalidArgumentError("use the stream in a with statement: it is not open")
        try:
            while not self._over:
                for event in self._events:
                    return event
                await self._read()
        except Exception as error:
            await self.aclose()
            if isinstance(error, BaseError):
                drop_frames(error)
            raise
        raise StopAsyncIteration

    async def aclose(self) -> None:
        """Close the connection and end the stream. May be called more than once."""
        self._over = True
        self._events = iter(())
        await self._disconnect()

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
        try:
            check_event_stream(
                response.status_code, ResponseHeaders(response.headers.multi_items())
            )
        except BaseError as error:
            await self._client.close_response(response)
            drop_frames(error)
            raise
        # From here on the time between two reads is bounded, not the whole.
        silence = state.silence(self._idle_timeout, clock.monotonic())
        response.request.extensions["timeout"]["read"] = silence
        self._response = response
        self._chunks = response.aiter_bytes()

    async def _disconnect(self) -> None:
        response, self._response = self._response, None
        chunks, self._chunks = self._chunks, None
        if response is not None:
            await self._client.close_response(response)
        if isinstance(chunks, AsyncGenerator):
            # Refused while another task reads, which then finds the connection closed.
            with suppress(RuntimeError, ValueError):
                await chunks.aclose()

    def _left(self) -> float | None:
        return self._state.remaining(self._client.clock.monotonic())

    async def _read(self) -> None:
        """Get more events ready, over a new connection if need be, or end the stream."""
        if self._state.finished or self._left() == 0:
            await self.aclose()
            return
        failure: BaseError | None = None
        chunks = self._chunks
        try:
            if chunks is not None:
                with fail_after(self._left()):
                    self._events = self._state.feed(await anext(chunks))
                return
        except StopAsyncIteration:
            pass
        except httpx.ReadTimeout as error:
            failure = self._state.silent(self._idle_timeout)
            drop_frames(error)
        except Exception as error:
            if not is_connection_failure(error):
                raise
            failure = connection_failure(error)
            drop_frames(error)
        except BaseException as error:
            if self._response is not None:
                await self._client.give_up(self._response.request, error)
            raise
        # Outside the handlers, so that no error has httpx's as its context.
        await self._mend(failure)

    async def _mend(self, failure: BaseError | None) -> None:
        """Continue after the connection has ended: by *failure*, or because the server closed it."""
        await self._disconnect()
        if self._over or self._left() == 0:
            await self.aclose()
            return
        self._client.check_open()
        if failure is not None and not isinstance(failure, APIConnectionError):
            raise failure
        clock = self._client.clock
        wait = self._state.lost(failure, clock.monotonic())
        if wait is None:
            await self.aclose()
            return
        await self._client.sleep(wait)
        if self._left() == 0:
            await self.aclose()
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
        await self.aclose()


def aevents_of(
    client: AsyncClient, call: Call[Any], options: RequestOptions | None
) -> AsyncEventStream[ServerSentEvent]:
    """The undecoded events of *call* over one connection; nothing is sent until it is entered."""
    client.check_open()
    state = StreamState(plan=RAW, include_pings=True, reconnects=False)
    return AsyncEventStream(client, call, checked_options(options), state, 90.0)
