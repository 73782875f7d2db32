# Copied from overlays/runtime/streaming.py: edit it there.
"""Event streams: what an event means, and what to do when the connection is lost.

Pure: the drivers in :mod:`.sync_stream` and :mod:`.async_stream` connect and read.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Final, Generic, TypeVar

from .decompression import decompression
from .errors import BaseError, InvalidArgumentError, ResponseDecodeError, StreamError
from .refusals import request_id_of
from .responses import Answer
from .retries import BACKOFF, Patience
from .sse import EventDecoder, ServerSentEvent
from .stream_plan import StreamPlan

E = TypeVar("E")

IDLE_TIMEOUT: Final = 90.0
"""Seconds of silence that end a stream: three of the usual pings."""

RECONNECTS: Final = 5
"""Times in a row that a connection may be lost before it gives an event."""

LONGEST_RETRY: Final = 60.0
"""Seconds that a stream's ``retry`` field is obeyed up to."""

MOMENT: Final = 0.1
"""Seconds that connecting and reading are given even if the deadline is nearer."""


class StreamWatch(Generic[E]):
    """One stream over all its connections.

    Attributes:
        plan: What the events mean.
        include_pings: Give events that only keep the connection alive too.
        random: Gives a number in [0, 1).
        reconnects: Whether a lost connection is opened again.
        deadline: On the monotonic clock: when the stream is over, without an error, for callers
            who wait no longer. ``None`` for those who do.
        finished: Whether the last event has come.
        last_event_id: The last event id in force, ``""`` if the stream gave none: that of the
            event given last, whatever else has been read.
    """

    def __init__(
        self,
        *,
        plan: StreamPlan[E],
        include_pings: bool,
        random: Callable[[], float],
        reconnects: bool = True,
        deadline: float | None = None,
    ) -> None:
        self.plan: Final = plan
        self.include_pings: Final = include_pings
        self.random: Final = random
        self.reconnects: Final = reconnects
        self.deadline: Final = deadline
        self.finished = False
        self.losses = 0
        self.last_event_id = ""
        self._decoder = EventDecoder()

    def remaining(self, now: float) -> float | None:
        """Seconds until the deadline, at least 0; ``None`` without one."""
        return None if self.deadline is None else max(0.0, self.deadline - now)

    def patience(self, now: float) -> Patience | None:
        """How long connecting may take, or ``None``; at least a moment."""
        left = self.remaining(now)
        return None if left is None else Patience(left, MOMENT)

    def bearable(self, idle_timeout: float, now: float) -> float:
        """Seconds of silence to bear: *idle_timeout*, or as many as are left."""
        left = self.remaining(now)
        return idle_timeout if left is None else min(idle_timeout, max(left, MOMENT))

    @property
    def settled(self) -> bool:
        """Whether nothing has come of an event that is not complete yet."""
        return self._decoder.settled

    def connected(self) -> None:
        """A new connection begins: what was cut off is dropped, id and retry stay."""
        self._decoder = self._decoder.successor()

    def feed(self, chunk: bytes) -> Iterator[E]:
        """The events that *chunk* completes, up to the last one of the stream.

        Raises:
            StreamError: An event reports a failure, or is too long.
            ResponseDecodeError: An event can't be read.
        """
        for event in self._decoder.feed(chunk):
            self.losses = 0
            self.last_event_id = event.id
            try:
                typed = self.plan.read(event)
            except StreamError as error:
                error.last_event_id = event.id
                raise
            self.finished = self.plan.ends(typed)
            if self.include_pings or not self.plan.keeps_alive(typed):
                yield typed
            if self.finished:
                return
        self.last_event_id = self._decoder.last_event_id

    def lost(self, failure: BaseError | None, now: float) -> float | None:
        """Seconds to wait before connecting again, or ``None`` if the stream is over.

        Args:
            failure: What broke the connection; ``None`` if the server closed it.
            now: The monotonic time.

        Raises:
            StreamError: It was lost too often in a row.
        """
        if not self.reconnects:
            if failure is not None:
                raise self.broken(failure)
            return None
        self.losses += 1
        if self.losses > RECONNECTS:
            raise self.broken(failure)
        asked, left = self._decoder.retry, self.remaining(now)
        if asked is not None:
            wait = min(asked / 1000, LONGEST_RETRY)
        else:
            wait = BACKOFF.wait(self.losses, self.random())
        return wait if left is None else min(wait, left)

    def broken(self, failure: BaseError | None) -> StreamError:
        """The error for a connection that is lost for good."""
        reason = "the server closed it" if failure is None else str(failure)
        return StreamError(
            f"the stream broke off before its end ({reason})", last_event_id=self.last_event_id
        )

    def silent(self, seconds: float) -> StreamError:
        """The error for a stream that says nothing for *seconds*."""
        return StreamError(
            f"the stream was silent for {seconds:g} seconds", last_event_id=self.last_event_id
        )


RAW: Final = StreamPlan[ServerSentEvent](
    read=lambda event: event,
    ends=lambda _event: False,
    keeps_alive=lambda _event: False,
)
"""Events as they are."""


def raw_watch() -> StreamWatch[ServerSentEvent]:
    """For the events of a single connection as they are."""
    return StreamWatch(plan=RAW, include_pings=True, random=random.random, reconnects=False)


def id_header(last_event_id: str) -> str:
    """*last_event_id* as the header Last-Event-ID holds it; ``""`` if no header can."""
    value = last_event_id.strip(" \t")
    return "" if any(char < " " or char == "\x7f" for char in value if char != "\t") else value


def checked_idle_timeout(seconds: object) -> float:
    """*seconds*, which must be above 0.

    Raises:
        InvalidArgumentError: It is not.
    """
    if isinstance(seconds, (int, float)) and not isinstance(seconds, bool) and seconds > 0:
        return float(seconds)
    raise InvalidArgumentError(f"idle_timeout must be above 0 seconds, got {seconds!r}")


def check_event_stream(answer: Answer) -> None:
    """Refuse a success that is no event stream.

    Raises:
        ResponseDecodeError: Its content type is another, or it is compressed in a way that was
            not asked for.
    """
    headers = answer.headers()
    kind = headers.get("content-type", "")
    if kind.partition(";")[0].strip().lower() != "text/event-stream":
        error = ResponseDecodeError(f"expected text/event-stream, got {kind or 'no content type'}")
    else:
        try:
            decompression(headers.get("content-encoding", ""))
            return
        except ResponseDecodeError as refused:
            error = refused
    error.status_code = answer.status_code
    error.headers = headers
    error.body = answer.content
    error.request_id = request_id_of(headers)
    raise error
