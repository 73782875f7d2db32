# Copied from overlays/runtime/streaming/sse.py: edit it there.
"""Server-sent events: bytes in, events out, by the rules of the WHATWG HTML standard, section 9.2.

Does no I/O. https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

from __future__ import annotations

import codecs
from collections.abc import AsyncGenerator, AsyncIterable, Generator, Iterable
from typing import Final, final

from ..errors import StreamError

MAX_EVENT: Final = 64 * 1024 * 1024
"""Characters that one line, or the data of one event, may have."""


@final
class ServerSentEvent:  # noqa: PLW1641  # it can be changed
    """One event of a stream.

    Attributes:
        event: The type; ``"message"`` where the stream names none.
        data: The data lines, joined by line feeds.
        id: The last event id in force: it holds until the stream sends another.
        retry: Milliseconds to wait before reconnecting, when this event's block set them.
    """

    __slots__ = ("data", "event", "id", "retry")

    def __init__(
        self,
        event: str,
        data: str,
        id: str = "",  # noqa: A002  # the field's name in the standard
        retry: int | None = None,
    ) -> None:
        self.event = event
        self.data = data
        self.id = id
        self.retry = retry

    def _all(self) -> tuple[str, str, str, int | None]:
        return self.event, self.data, self.id, self.retry

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ServerSentEvent) and self._all() == other._all()

    def __repr__(self) -> str:
        event, data, last_id, retry = self._all()
        return f"ServerSentEvent({event=!r}, {data=!r}, id={last_id!r}, {retry=!r})"


class EventDecoder:
    """Decodes a stream piece by piece, however it is cut.

    Args:
        limit: The most characters of a line, and of an event's data.
    """

    def __init__(self, limit: int = MAX_EVENT) -> None:
        # utf-8-sig drops one byte order mark at the start, as the standard requires.
        self._text = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._limit = limit
        self._partial: list[str] = []
        self._partial_size = 0
        self._after_cr = False
        self._event = ""
        self._data: list[str] = []
        self._size = 0
        self._id = ""
        self._block_retry: int | None = None
        self.last_event_id = ""
        """The last event id in force, for the header Last-Event-ID."""
        self.retry: int | None = None
        """Milliseconds to wait before reconnecting, as last set by the stream."""

    def successor(self) -> EventDecoder:
        """A decoder for the next connection: the id and the retry in force are kept."""
        new = EventDecoder(self._limit)
        new._id = new.last_event_id = self.last_event_id
        new.retry = self.retry
        return new

    def feed(self, chunk: bytes) -> list[ServerSentEvent]:
        """The events that *chunk* completes.

        Raises:
            StreamError: A line, or the data of an event, is longer than the limit.
        """
        text = self._text.decode(chunk)
        if self._after_cr and text:
            # The second half of a CRLF that was cut in two.
            text = text.removeprefix("\n")
            self._after_cr = False
        if not text:
            return []
        if "\r" in text:
            self._after_cr = text.endswith("\r")
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        *lines, rest = text.split("\n")
        if not lines:
            self._keep(rest)
            return []
        if self._partial:
            self._partial.append(lines[0])
            lines[0] = "".join(self._partial)
            self._partial.clear()
            self._partial_size = 0
        if rest:
            self._keep(rest)
        events: list[ServerSentEvent] = []
        for line in lines:
            if line:
                self._field(line)
            else:
                self._dispatch(events)
        return events

    def _keep(self, rest: str) -> None:
        self._partial.append(rest)
        self._partial_size += len(rest)
        if self._partial_size > self._limit:
            raise self._too_long("a line")

    def _field(self, line: str) -> None:
        name, _, value = line.partition(":")
        if value[:1] == " ":
            value = value[1:]
        if name == "data":
            self._size += len(value) + 1
            if self._size > self._limit:
                raise self._too_long("the data of an event")
            self._data.append(value)
        elif name == "event":
            self._event = value
        elif name == "id":
            if "\0" not in value:
                self._id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            # A stream's retry is obeyed up to a minute; Python converts 4,300 digits at most.
            self._block_retry = self.retry = int(value[:4300])

    def _dispatch(self, events: list[ServerSentEvent]) -> None:
        self.last_event_id = self._id
        if self._data:
            events.append(
                ServerSentEvent(
                    self._event or "message", "\n".join(self._data), self._id, self._block_retry
                )
            )
            self._data = []
            self._size = 0
        self._event = ""
        self._block_retry = None

    def _too_long(self, what: str) -> StreamError:
        return StreamError(
            f"{what} is longer than the limit of {self._limit} characters",
            last_event_id=self.last_event_id,
        )


def decode_events(chunks: Iterable[bytes]) -> Generator[ServerSentEvent]:
    """The events of a byte stream, each as soon as it is complete.

    An event that the end of the stream cuts off is dropped, as the standard requires. Closing the
    generator, or leaving it early, closes *chunks* too if they can be closed.

    Args:
        chunks: The bytes, cut anywhere.

    Raises:
        StreamError: A line, or the data of an event, is longer than 64 Mi characters.
    """
    decoder, source = EventDecoder(), iter(chunks)
    try:
        for chunk in source:
            yield from decoder.feed(chunk)
    finally:
        close = getattr(source, "close", None)
        if close is not None:
            close()


async def adecode_events(chunks: AsyncIterable[bytes]) -> AsyncGenerator[ServerSentEvent]:
    """Like :func:`decode_events`, for an async byte stream: use it in ``contextlib.aclosing``."""
    decoder, source = EventDecoder(), aiter(chunks)
    try:
        async for chunk in source:
            for event in decoder.feed(chunk):
                yield event
    finally:
        close = getattr(source, "aclose", None)
        if close is not None:
            await close()
