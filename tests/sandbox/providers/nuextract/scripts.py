"""Streams that go as a test wants them, in the place of the real ones."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

Ending = Literal["close", "silence", "cut", "reset"]
"""What follows the last piece: the proper end of the response, nothing until the client
leaves, or the end of the connection, orderly or not."""


@dataclass(frozen=True, slots=True)
class Script:
    """Exactly what one stream sends."""

    pieces: Iterable[bytes]
    """Each is sent on its own; there may be endlessly many."""
    ending: Ending = "close"
    pause: float = 0.0
    """Real seconds after each piece."""
    content_type: str = "text/event-stream"


class OpenStreams:
    """Counts the streams that are being served; safe across threads."""

    def __init__(self) -> None:
        """Start with none."""
        self._count = 0
        self._changed = threading.Condition()

    @property
    def count(self) -> int:
        """How many there are now."""
        with self._changed:
            return self._count

    @contextmanager
    def one_more(self) -> Generator[None]:
        """Count one for as long as this lasts."""
        self._add(1)
        try:
            yield
        finally:
            self._add(-1)

    def until(self, count: int, seconds: float) -> None:
        """Return as soon as there are this many; TimeoutError if that takes too long."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._count == count, seconds):
                msg = f"there are {self._count} open streams, not {count}"
                raise TimeoutError(msg)

    def _add(self, number: int) -> None:
        with self._changed:
            self._count += number
            self._changed.notify_all()
