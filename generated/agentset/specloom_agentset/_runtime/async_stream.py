# Copied from overlays/runtime/async_stream.py: edit it there.
"""The async driver of an event stream."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

import httpx

from .clock import Clock
from .connection import connection_failure, is_connection_failure
from .errors import APIConnectionError, BaseError, InvalidArgumentError
from .streaming import StreamWatch

E_co = TypeVar("E_co", covariant=True)


class AsyncConnect(Protocol):
    """Opens a connection and gives the response, its body unread."""

    async def __call__(self, last_event_id: str, /) -> httpx.Response:
        """Connect, telling the server the last event id if there is one."""
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
        self._response: httpx.Response | None = None
        self._events: AsyncGenerator[E_co] | None = None

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
        """
        self._response = await self._connect("")
        self._events = self._run()
        return self

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> E_co:
        """The next event, as soon as it is complete.

        Raises:
            StreamError: The stream reports a failure, is silent for the idle timeout, or broke
                off for good.
            ResponseDecodeError: An event can't be read.
        """
        if self._events is None:
            raise InvalidArgumentError("use the stream in an async with statement: it is not open")
        return await anext(self._events)

    async def aclose(self) -> None:
        """Close the connection; may be called more than once."""
        response, self._response = self._response, None
        if response is not None:
            await response.aclose()

    async def _end(self) -> None:
        events, self._events = self._events, None
        if events is not None:
            await events.aclose()
        await self.aclose()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._end()

    async def _run(self) -> AsyncGenerator[E_co]:
        watch = self._watch
        while True:
            trouble: list[BaseError | None] = []
            async with aclosing(self._read(trouble.append)) as events:
                async for event in events:
                    yield event
            await self.aclose()
            if watch.finished:
                return
            wait = watch.lost(trouble[0])
            if wait is None:
                return
            await self._clock.async_sleep(wait)
            self._response = await self._again()
            watch.connected()

    async def _read(self, note: Callable[[BaseError | None], None]) -> AsyncGenerator[E_co]:
        """The events of one connection; *note* gets what ended it, ``None`` for its plain end."""
        response = self._response
        if response is None:
            note(None)
            return
        failure: BaseError | None = None
        try:
            async for chunk in response.aiter_bytes():
                for event in self._watch.feed(chunk):
                    yield event
                if self._watch.finished:
                    break
        except httpx.ReadTimeout:
            failure = self._watch.silent(self._idle_timeout)
        except Exception as error:
            if isinstance(error, BaseError) or not is_connection_failure(error):
                await self.aclose()
                raise
            failure = connection_failure(error, response)
        if failure is not None and not isinstance(failure, APIConnectionError):
            await self.aclose()
            raise failure
        note(failure)

    async def _again(self) -> httpx.Response:
        try:
            return await self._connect(self._watch.last_event_id)
        except APIConnectionError as error:
            failure = error
        raise self._watch.broken(failure)
