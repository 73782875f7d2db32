"""Where the sandbox gets the time from: the machine's clock or one that tests turn."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What the sandbox asks of a clock."""

    def now(self) -> datetime:
        """Return the present moment, always with a time zone."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return once this many seconds have passed on this clock."""
        ...


class SystemClock:
    """The machine's own clock, in UTC."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Return after this many real seconds."""
        await asyncio.sleep(seconds)


class ManualClock:
    """A clock that stands still until it is told to move; safe across threads."""

    def __init__(self, start: datetime = datetime(2026, 1, 1, tzinfo=UTC)) -> None:
        """Stand at `start`, which must carry a time zone."""
        if start.tzinfo is None:
            msg = "a ManualClock needs a start with a time zone"
            raise ValueError(msg)
        self._now = start
        self._sleepers: list[_Sleeper] = []
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """Return the moment at which the clock stands."""
        with self._lock:
            return self._now

    def advance(self, seconds: float) -> None:
        """Move forward by `seconds` and wake whatever slept until then."""
        if seconds < 0:
            msg = "a clock does not go backwards"
            raise ValueError(msg)
        with self._lock:
            self._now += timedelta(seconds=seconds)
            due = [sleeper for sleeper in self._sleepers if sleeper.until <= self._now]
            self._sleepers = [each for each in self._sleepers if each.until > self._now]
        for sleeper in due:
            sleeper.wake()

    async def sleep(self, seconds: float) -> None:
        """Return once `advance` has moved the clock by this many seconds in all."""
        with self._lock:
            sleeper = _Sleeper(self._now + timedelta(seconds=seconds))
            if sleeper.until <= self._now:
                return
            self._sleepers.append(sleeper)
        try:
            await sleeper.woken.wait()
        finally:
            with self._lock:
                self._sleepers = [each for each in self._sleepers if each is not sleeper]


class _Sleeper:
    def __init__(self, until: datetime) -> None:
        self.until = until
        self.woken = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def wake(self) -> None:
        # The test thread turns the clock while the event loop runs in another.
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.woken.set)
