# Copied from overlays/runtime/clock.py: edit it there.
"""Time, replaceable in tests."""

from __future__ import annotations

import time
from typing import Final, Protocol


class Clock(Protocol):
    """The time and the sleep of a client. All times are in seconds."""

    def monotonic(self) -> float:
        """Seconds since an arbitrary moment; never goes back."""
        ...

    def wall(self) -> float:
        """Seconds since the epoch."""
        ...

    def sleep(self, seconds: float, /) -> None:
        """Block for *seconds*."""
        ...

    async def async_sleep(self, seconds: float, /) -> None:
        """Suspend the task for *seconds*; cancellable."""
        ...


class SystemClock:
    """The time of the machine."""

    def monotonic(self) -> float:
        """Seconds since an arbitrary moment; never goes back."""
        return time.monotonic()

    def wall(self) -> float:
        """Seconds since the epoch."""
        return time.time()

    def sleep(self, seconds: float, /) -> None:
        """Block for *seconds*."""
        time.sleep(seconds)

    async def async_sleep(self, seconds: float, /) -> None:
        """Suspend the task for *seconds*; cancellable."""
        # Imported here: the sync client never needs it.
        import anyio

        await anyio.sleep(seconds)


SYSTEM_CLOCK: Final = SystemClock()
