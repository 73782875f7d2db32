"""A clock whose sleeps are over at once."""

from __future__ import annotations

import time

import anyio.lowlevel


class Hurry:
    """Real time, plus what was slept, which takes none.

    What is waited for by the client comes at once, so that a deadline is met as soon as the
    sleeps up to it are added up.

    Attributes:
        slept: The length of each sleep, in seconds.
    """

    def __init__(self) -> None:
        self.slept: list[float] = []

    def monotonic(self) -> float:
        """Seconds since some moment."""
        return time.monotonic() + sum(self.slept)

    def wall(self) -> float:
        """Seconds since the epoch."""
        return time.time() + sum(self.slept)

    def sleep(self, seconds: float, /) -> None:
        """Note that *seconds* have passed."""
        self.slept.append(seconds)

    async def async_sleep(self, seconds: float, /) -> None:
        """Note that *seconds* have passed, and let other tasks run."""
        self.slept.append(seconds)
        await anyio.lowlevel.checkpoint()
