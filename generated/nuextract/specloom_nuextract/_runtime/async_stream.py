# Copied from overlays/runtime/async_stream.py: edit it there.
"""The async driver of an event stream."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import suppress
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

import httpx

from .clock import Clock, fail_after
from .connection import connection_failure, is_connection_failure
from .errors import APIConnectionError, BaseError, InvalidArgumentError
from .retries import Patience
from .streaming import StreamWatch

E_co = TypeVar("E_co", covariant=True)


class AsyncConnect(Protocol):
    """Opens a connection and gives the response, its body unread."""

    async def __call__(self, last_event_id: str, patience: Patience | None, /) -> httpx.Response:
        """Connect, telling the server the last event id if there is one.

        Args:
            last_event_id: It, or ``""``.
            patience: How long all attempts may take together, or ``None``.
        """
        ...


class AsyncEventStream(Generic[E_co]):
    """Events of a stream as they arrive; reconnects when the connection is lost.

    Use it in ``async with``: entering connects, leaving closes the connection.
    """

    def __init__(
        self,
        connect: AsyncConnect,
        watch: StreamWatch[E_co],
        *,
        idle_timeout: float,
        clock: Clock,
    ) -> None:
        self._connect = connect
        self._watch = watch
        self._idle_timeout = idle_timeout
        self._clock = clock
        self._entered = False
        self._over = False
        self._response: httpx.Response | None = None
        self._chunks: AsyncIterator[bytes] | None = None
        self._events: Iterator[E_co] = iter(())

    @property
    def last_event_id(self) -> str:
        """The last event id in force, ``""`` if the stream gave none."""
        return self._watch.last_event_id

    async def __aenter__(self) -> Self:
        """Connect.

        Raises:
            APIStatusError: The server refused.
            APIConnectionError: No connection came about.
            ResponseDecodeError: The answer is no event stream.
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
            StreamError: The stream reports a failure, is silent for the idle timeout, or broke
                off for good.
            ResponseDecodeError: An event can't be read, or what was connected to anew is no
                event stream.
            APIStatusError: The server refused to be connected to anew.
        """
        if not self._entered:
            raise InvalidArgumentError("use the stream in an async with statement: it is not open")
        try:
            while not self._over:
                for event in self._events:
                    return event
                await self._go_on()
        except Exception:
            await self.aclose()
            raise
        raise StopAsyncIteration

    async def aclose(self) -> None:
        """Close the connection; the stream is over then. May be called more than once."""
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
        watch = self._watch
        patience = watch.patience(self._clock.monotonic())
        response = await self._connect(watch.last_event_id, patience)
        # From here on the time between two reads is bounded, not the whole.
        response.request.extensions["timeout"]["read"] = self._idle_timeout
        self._response = response
        self._chunks = response.aiter_bytes()

    async def _disconnect(self) -> None:
        response, self._response = self._response, None
        chunks, self._chunks = self._chunks, None
        if response is not None:
            await response.aclose()
        if isinstance(chunks, AsyncGenerator):
            # Refused while another task reads, which then finds the connection closed.
            with suppress(RuntimeError):
                await chunks.aclose()

    async def _go_on(self) -> None:
        """Get more events ready, over a new connection if need be, or end the stream."""
        watch = self._watch
        if watch.finished or watch.remaining(self._clock.monotonic()) == 0:
            await self.aclose()
        else:
            await self._read()

    async def _read(self) -> None:
        failure: BaseError | None = None
        chunks = self._chunks
        try:
            if chunks is not None:
                with fail_after(self._watch.remaining(self._clock.monotonic())):
                    self._events = self._watch.feed(await anext(chunks))
                return
        except StopAsyncIteration:
            pass
        except httpx.ReadTimeout:
            failure = self._watch.silent(self._idle_timeout)
        except Exception as error:
            if not is_connection_failure(error):
                raise
            failure = connection_failure(error, self._response)
        # Out of the handlers, so that no error drags httpx's along as context.
        await self._mend(failure)

    async def _mend(self, failure: BaseError | None) -> None:
        """Go on after the connection has ended: by *failure*, or by the server's will."""
        watch, now = self._watch, self._clock.monotonic()
        await self._disconnect()
        if self._over or watch.remaining(now) == 0:
            await self.aclose()
            return
        if failure is not None and not isinstance(failure, APIConnectionError):
            raise failure
        wait = watch.lost(failure, now)
        if wait is None:
            await self.aclose()
            return
        await self._clock.async_sleep(wait)
        if watch.remaining(self._clock.monotonic()) == 0:
            await self.aclose()
            return
        await self._reopen()

    async def _reopen(self) -> None:
        failure: APIConnectionError
        try:
            await self._open()
        except APIConnectionError as error:
            failure = error
        else:
            self._watch.connected()
            return
        if self._watch.remaining(self._clock.monotonic()) == 0:
            await self.aclose()
            return
        raise self._watch.broken(failure)
