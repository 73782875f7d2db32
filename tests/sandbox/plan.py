"""Queues of what is to happen to the next requests."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class _Entry(Generic[T]):
    thing: T
    times: int | None
    after: int
    operation: str | None


class Plan(Generic[T]):
    """First in, first out; safe across threads.

    A request is matched with the first entry that is meant for its operation. While
    that entry still lets requests pass, nothing behind it is looked at.
    """

    def __init__(self) -> None:
        """Start empty."""
        self._entries: list[_Entry[T]] = []
        self._lock = threading.Lock()

    def add(
        self, thing: T, *, times: int | None = 1, after: int = 0, operation: str | None = None
    ) -> None:
        """Use `thing` for `times` requests (None: for ever), letting `after` pass first.

        With an `operation`, an operationId of the spec, other requests do not count.
        """
        if (times is not None and times < 1) or after < 0:
            msg = "times must be at least 1 (or None) and after at least 0"
            raise ValueError(msg)
        with self._lock:
            self._entries.append(_Entry(thing, times, after, operation))

    def take(self, operation: str | None) -> T | None:
        """Return what is planned for a request to `operation`, and use it up."""
        with self._lock:
            for entry in self._entries:
                if entry.operation not in (None, operation):
                    continue
                if entry.after:
                    entry.after -= 1
                    return None
                if entry.times is not None:
                    entry.times -= 1
                    if not entry.times:
                        self._entries.remove(entry)
                return entry.thing
        return None

    def clear(self) -> None:
        """Forget everything that is still planned."""
        with self._lock:
            self._entries.clear()

    def __len__(self) -> int:
        """Return the number of entries that are not used up."""
        with self._lock:
            return len(self._entries)
