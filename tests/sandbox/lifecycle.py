"""How something moves through its states, as a pure function of elapsed time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Course:
    """States in the order they are passed, from a moment on.

    Every state lasts `pace` seconds, only the last one stays for good. A pace of 0
    means that the last state is reached at once.
    """

    states: tuple[str, ...]
    began: datetime
    pace: float

    def reached(self, now: datetime) -> int:
        """Return the index in `states` of the state that holds at `now`."""
        last = len(self.states) - 1
        if not self._step:
            return last
        return max(0, min(last, (now - self.began) // self._step))

    def entered(self, index: int) -> datetime:
        """Return the moment at which the state with this index begins."""
        return self.began + index * self._step

    @property
    def _step(self) -> timedelta:
        # Whole microseconds: a sum of fractions could fall just short of the next state.
        return timedelta(seconds=self.pace)

    @classmethod
    def standing_at(cls, state: str, states: tuple[str, ...], now: datetime, pace: float) -> Course:
        """Return the course that enters `state`, one of `states`, exactly at `now`."""
        return cls(states, now - states.index(state) * timedelta(seconds=pace), pace)
