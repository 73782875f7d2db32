# Copied from overlays/runtime/clock.py: edit it there.
"""Time, so that tests can bring their own."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager
from typing import Final, Protocol


class Clock(Protocol):
    """What the drivers know of time. All times are in seconds."""

    def monotonic(self) -> float:
        """Seconds since some moment; never goes back."""
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
        """Seconds since some moment; never goes back."""
        return time.monotonic()

    def wall(self) -> float:
        """Seconds since the epoch."""
        return time.time()

    def sleep(self, seconds: float, /) -> None:
        """Block for *seconds*."""
        time.sleep(seconds)

    async def async_sleep(self, seconds: float, /) -> None:
        """Suspend the task for *seconds*; cancellable."""
        # Imported here since a sync client never needs it.
        import anyio

        await anyio.sleep(seconds)


SYSTEM_CLOCK: Final = SystemClock()


def fail_after(seconds: float | None) -> AbstractContextManager[object]:
    """Raise ``TimeoutError`` in the block of a task after *seconds*."""
    # Imported here, so that the sync client, which shares the module that defines both, does
    # not pay for it.
    import anyio

    return anyio.fail_after(seconds)
