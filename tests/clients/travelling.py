"""A client's clock that moves the sandbox's."""

from __future__ import annotations

from anyio.lowlevel import checkpoint
from sandbox import ManualClock


class TravellingClock:
    """A client's clock on which sleeping takes no time, and makes the sandbox's jobs older.

    Attributes:
        slept: The seconds of each sleep.
    """

    def __init__(self, clock: ManualClock) -> None:
        self._clock = clock
        self.slept: list[float] = []

    def monotonic(self) -> float:
        """Return the sandbox's time in seconds."""
        return self.wall()

    def wall(self) -> float:
        """Return the sandbox's time in seconds since the epoch."""
        return self._clock.now().timestamp()

    def sleep(self, seconds: float, /) -> None:
        """Move the sandbox's clock."""
        self.slept.append(seconds)
        self._clock.advance(seconds)

    async def async_sleep(self, seconds: float, /) -> None:
        """Move the sandbox's clock, and let others run."""
        self.sleep(seconds)
        await checkpoint()
