# Copied from overlays/runtime/sync_stream.py: edit it there.
"""The blocking driver of an event stream."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Final, Generic, Protocol, Self, TypeVar

import httpx

from .clock import Clock
from .connection import connection_failure, is_connection_failure
from .errors import APIConnectionError, BaseError, InvalidArgumentError
from .retries import Patience
from .streaming import StreamWatch

E_co = TypeVar("E_co", covariant=True)

SLACK: Final = 1.0
"""Seconds that silence may last beyond the deadline of the watch."""

SLACK_WITHIN: Final = 5.0
"""Likewise within an event: what has come of it is dropped then, and comes again."""


class Connect(Protocol):
    """Opens a connection and gives the response, its body unread."""

    def __call__(self, last_event_id: str, patience: Patience | None, /) -> httpx.Response:
        """Connect, telling the server the last event id if there is one.

        Args:
            last_event_id: It, or ``""``.
            patience: How long all attempts may take together, or ``None``.
        """
        ...


class EventStream(Generic[E_co]):
    """Events of a stream as they arrive; reconnects when the connection is lost.

    Use it in ``with``: entering connects, leaving closes the connection.
    """

    def __init__(
        self,
        connect: Connect,
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
        self._chunks: Iterator[bytes] = iter(())
        self._events: Iterator[E_co] = iter(())
        self._bearable = idle_timeout

    @property
    def last_event_id(self) -> str:
        """The last event id in force, ``""`` if the stream gave none."""
        return self._watch.last_event_id

    def __enter__(self) -> Self:
        """Connect.

        Raises:
            APIStatusError: The server refused.
            APIConnectionError: No connection came about.
            ResponseDecodeError: The answer is no event stream.
            InvalidArgumentError: It was entered before.
        """
        if self._entered:
            raise InvalidArgumentError("a stream is entered once; call the method again")
        self._open()
        self._entered = True
        return self

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> E_co:
        """The next event, as soon as it is complete.

        Raises:
            StreamError: The stream reports a failure, is silent for the idle timeout, or broke
                off for good.
            ResponseDecodeError: An event can't be read, or what was connected to anew is no
                event stream.
            APIStatusError: The server refused to be connected to anew.
        """
        if not self._entered:
            raise InvalidArgumentError("use the stream in a with statement: it is not open")
        try:
            while not self._over:
                for event in self._events:
                    return event
                self._go_on()
        except Exception:
            self.close()
            raise
        raise StopIteration

    def close(self) -> None:
        """Close the connection; the stream is over then. May be called more than once."""
        self._over = True
        self._events = iter(())
        self._disconnect()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _open(self) -> None:
        watch, now = self._watch, self._clock.monotonic()
        response = self._connect(watch.last_event_id, watch.patience(now))
        # From here on the time between two reads is bounded, not the whole.
        self._bearable = watch.bearable(self._idle_timeout, self._clock.monotonic())
        response.request.extensions["timeout"]["read"] = self._bearable
        self._response = response
        self._chunks = response.iter_bytes()

    def _disconnect(self) -> None:
        response, self._response = self._response, None
        self._chunks = iter(())
        if response is not None:
            response.close()

    def _go_on(self) -> None:
        """Get more events ready, over a new connection if need be, or end the stream."""
        watch, now = self._watch, self._clock.monotonic()
        if watch.finished or watch.remaining(now) == 0:
            self.close()
        elif self._bearable - watch.bearable(self._idle_timeout, now) > self._slack:
            # What silence is borne is fixed while a connection lasts.
            self._disconnect()
            self._reopen()
        else:
            self._read()

    @property
    def _slack(self) -> float:
        return SLACK if self._watch.settled else SLACK_WITHIN

    def _read(self) -> None:
        failure: BaseError | None = None
        try:
            self._events = self._watch.feed(next(self._chunks))
            return
        except StopIteration:
            pass
        except httpx.ReadTimeout:
            failure = self._watch.silent(self._idle_timeout)
        except Exception as error:
            if not is_connection_failure(error):
                raise
            failure = connection_failure(error, self._response)
        # Out of the handlers, so that no error drags httpx's along as context.
        self._mend(failure)

    def _mend(self, failure: BaseError | None) -> None:
        """Go on after the connection has ended: by *failure*, or by the server's will."""
        watch, now = self._watch, self._clock.monotonic()
        self._disconnect()
        if self._over or watch.remaining(now) == 0:
            self.close()
            return
        if failure is not None and not isinstance(failure, APIConnectionError):
            raise failure
        wait = watch.lost(failure, now)
        if wait is None:
            self.close()
            return
        self._clock.sleep(wait)
        if watch.remaining(self._clock.monotonic()) == 0:
            self.close()
            return
        self._reopen()

    def _reopen(self) -> None:
        failure: APIConnectionError
        try:
            self._open()
        except APIConnectionError as error:
            failure = error
        else:
            self._watch.connected()
            return
        if self._watch.remaining(self._clock.monotonic()) == 0:
            self.close()
            return
        raise self._watch.broken(failure)
