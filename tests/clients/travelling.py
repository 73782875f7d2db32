"""A client's clock that moves the sandbox's."""

from __future__ import annotations

from anyio.lowlevel import checkpoint
from sandbox import ManualClock


class TravellingClock:
    """A client's clock on which sleeping takes no time, and makes the sandbox's jobs older.

    Attributes:
        source: The sandbox's clock.
        slept: The seconds of each sleep.
    """

    def __init__(self, clock: ManualClock) -> None:
        self.source = clock
        self.slept: list[float] = []

    def monotonic(self) -> float:
        """Return the sandbox's time in seconds."""
        return self.wall()

    def wall(self) -> float:
        """Return the sandbox's time in seconds since the epoch."""
        return self.source.now().timestamp()

    def sleep(self, seconds: float, /) -> None:
        """Move the sandbox's clock."""
        self.slept.append(seconds)
        # The sandbox counts in microseconds: less would not move it.
        self.source.advance(max(seconds, 1e-6))

    async def async_sleep(self, seconds: float, /) -> None:
        """Move the sandbox's clock, and let others run."""
        self.sleep(seconds)
        await checkpoint()
