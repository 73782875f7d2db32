# Copied from overlays/runtime/streaming/reconnect.py: edit it there.
"""Event streams: what an event means, and what to do when the connection is lost.

Does no I/O: :mod:`.async_event_stream` connects and reads.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Final, Generic, TypeVar

from ..errors import BaseError, InvalidArgumentError, ResponseDecodeError, StreamError
from ..headers import ResponseHeaders
from ..json_values import text_of
from ..options import LONGEST_TIMEOUT
from ..request.retries import BACKOFF, Deadline
from ..request.status_errors import request_id_of
from .plan import StreamPlan
from .sse import EventDecoder, ServerSentEvent

E = TypeVar("E")

RECONNECTS: Final = 5
"""Times in a row that a connection may be lost before it brings an event."""

LONGEST_RETRY: Final = 60.0
"""Seconds that a stream's ``retry`` field is obeyed up to."""

LONGEST_ID: Final = 4096
"""Characters of an id that is sent back: servers take some 8,000 bytes of headers."""
LEAST_WAIT: Final = 0.1
"""Seconds before connecting again at least; doubled each time that nothing new arrived."""

REMEMBERED: Final = 1000
"""Ids of a connection that are recognized on the next one."""

NO_CONTENT: Final = 204
"""The status by which a server asks not to connect again (WHATWG HTML section 9.2.3)."""

MOMENT: Final = 0.1
"""Seconds that connecting and reading get even if the deadline is nearer."""


class StreamState(Generic[E]):
    """One stream over all its connections.

    Attributes:
        plan: What the events mean.
        include_pings: Return events too that only keep the connection alive.
        reconnects: Whether a lost connection is opened again.
        deadline: On the monotonic clock: when the stream ends without an error; ``None`` for never.
        random: Returns a number in [0, 1).
        finished: Whether the last event has come.
        losses: Times in a row that the connection was lost.
        last_event_id: The last event id in force, ``""`` if there is none: that of the event
            returned last, whatever else has been read.
    """

    def __init__(
        self,
        *,
        plan: StreamPlan[E],
        include_pings: bool,
        reconnects: bool = True,
        deadline: float | None = None,
        random: Callable[[], float] = random.random,
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
        # Connections in a row that brought no event with an id that the one before had not
        # brought, and the hashes of those ids.
        self._idle = 0
        self._ids: set[int] = set()
        self._ids_before: set[int] = set()

    def remaining(self, now: float) -> float | None:
        """Seconds until the deadline, at least 0; ``None`` without one."""
        return None if self.deadline is None else max(0.0, self.deadline - now)

    def call_deadline(self) -> Deadline | None:
        """When connecting must be over, or ``None``; it gets a moment at least."""
        return None if self.deadline is None else Deadline(self.deadline, MOMENT)

    def silence(self, idle_timeout: float, now: float) -> float:
        """Seconds of silence to wait through: *idle_timeout*, or as many as are left."""
        left = self.remaining(now)
        return idle_timeout if left is None else min(idle_timeout, max(left, MOMENT))

    def connected(self) -> None:
        """A new connection begins: what was cut off is dropped, id and retry are kept."""
        self._decoder = self._decoder.successor()
        if self._ids:
            self._ids_before, self._ids = self._ids, set()

    def feed(self, chunk: bytes) -> Iterator[E]:
        """The events that *chunk* completes, up to the last one of the stream.

        Raises:
            StreamError: An event reports a failure, or is too long.
            ResponseDecodeError: An event can't be read.
        """
        for event in self._decoder.feed(chunk):
            self.losses = 0
            self.last_event_id = event.id
            if event.id:
                self._note_id(hash(event.id))
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

    def _note_id(self, mark: int) -> None:
        if mark not in self._ids_before:
            self._idle = 0
        if len(self._ids) < REMEMBERED:
            self._ids.add(mark)

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
        least = min(LEAST_WAIT * 2.0 ** min(self._idle, 60), BACKOFF.most)
        self._idle += 1
        asked, left = self._decoder.retry, self.remaining(now)
        if asked is not None:
            wait = max(least, min(asked / 1000, LONGEST_RETRY))
        else:
            most = BACKOFF.wait(self.losses, 1.0)
            wait = least + self.random() * max(0.0, most - least)
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
"""Undecoded events."""


def id_header(last_event_id: str) -> dict[str, str]:
    """The header Last-Event-ID; none for an id that no header can hold, or that is too long."""
    value = last_event_id.strip(" \t")
    if not 0 < len(value) <= LONGEST_ID or any(
        char < " " or char == "\x7f" for char in value if char != "\t"
    ):
        return {}
    return {"last-event-id": value}


def checked_idle_timeout(seconds: object) -> float:
    """*seconds*, or the longest that there are if that is less.

    Raises:
        InvalidArgumentError: Not a number above 0.
    """
    if isinstance(seconds, (int, float)) and not isinstance(seconds, bool) and seconds > 0:
        return float(min(seconds, LONGEST_TIMEOUT))
    raise InvalidArgumentError(f"idle_timeout must be above 0 seconds, got {text_of(seconds)}")


def check_event_stream(status_code: int, headers: ResponseHeaders) -> None:
    """Reject a success that is not an event stream.

    Raises:
        ResponseDecodeError: Its content type is another one.
    """
    kind = headers.get("content-type", "")
    if kind.partition(";")[0].strip().lower() == "text/event-stream":
        return
    error = ResponseDecodeError(f"expected text/event-stream, got {kind or 'no content type'}")
    error.status_code = status_code
    error.headers = headers
    error.request_id = request_id_of(headers)
    raise error
