"""A job of an account, and how either generation of the API shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from ...lifecycle import Course

End = Literal["completed", "failed", "aborted"]

_V1_STATES = {
    "unknown": "JOB_STATE__UNKNOWN",
    "queued": "JOB_STATE__QUEUED",
    "started": "JOB_STATE__STARTED",
    "completed": "JOB_STATE__COMPLETED",
    "failed": "JOB_STATE__FAILED",
    "failed_will_retry": "JOB_STATE__TRANSIENT_FAILURE_RETRY_IMMINENT",
    "aborted": "JOB_STATE__ABORTED",
}
_V1_TYPES = {
    "rebuild_vector_index": "JOB__CORPUS_REBUILD_VECTOR_INDEX",
    "replace_filter_attributes": "JOB__CORPUS_REPLACE_FILTER_ATTRS",
}
_ENDED = frozenset({"completed", "failed", "aborted"})


def course_to(end: End, *, retried: bool) -> tuple[str, ...]:
    """Return the states on the way to `end`, with a failure on it that is got over or without."""
    detour = ("failed_will_retry", "started") if retried else ()
    return ("queued", "started", *detour, end)


@dataclass(slots=True)
class VectaraJob:
    """One job; corpora have a number in v1 and a key in v2."""

    id: str
    sequence: int
    """Counts up through all jobs; sorts those that were created at the same time."""
    type: str
    corpora: Sequence[int]
    username: str | None
    created_at: datetime
    course: Course
    foreign: bool = False
    """Whether it belongs to somebody else: not listed, and 403 for who asks."""

    @property
    def place(self) -> tuple[datetime, int]:
        """Where the job stands among others: by creation, then by sequence."""
        return (self.created_at, self.sequence)

    @property
    def corpus_keys(self) -> list[str]:
        """The corpora by their keys."""
        return [f"corpus={number}" for number in self.corpora]

    def state(self, now: datetime) -> str:
        """Return the state at this moment, in the words of v2."""
        return self.course.states[self.course.reached(now)]

    def v1_state(self, now: datetime) -> str:
        """Return the state at this moment, in the words of v1."""
        state = self.state(now)
        return _V1_STATES.get(state, state)

    def v2(self, now: datetime) -> dict[str, Any]:
        """Return the job as v2 shows it."""
        return {
            "id": self.id,
            "type": self.type,
            "corpus_keys": self.corpus_keys,
            "state": self.state(now),
            "created_at": _written(self.created_at),
            "started_at": _written(self._started(now)),
            "completed_at": _written(self._ended(now)),
            "created_by_username": self.username,
        }

    def v1(self, now: datetime) -> dict[str, Any]:
        """Return the job as v1 shows it."""
        return {
            "id": self.id,
            "type": _V1_TYPES.get(self.type, "JOB__UNKNOWN"),
            "corpusId": list(self.corpora),
            "state": self.v1_state(now),
            "tsCreate": _seconds(self.created_at),
            "tsStart": _seconds(self._started(now)),
            "tsComplete": _seconds(self._ended(now)),
            "userHandle": self.username or "",
        }

    def _started(self, now: datetime) -> datetime | None:
        states = self.course.states
        index = states.index("started") if "started" in states else len(states)
        return self.course.entered(index) if self.course.reached(now) >= index else None

    def _ended(self, now: datetime) -> datetime | None:
        reached = self.course.reached(now)
        ended = self.course.states[reached] in _ENDED
        return self.course.entered(reached) if ended else None


def _written(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _seconds(moment: datetime | None) -> str:
    return "0" if moment is None else str(int(moment.timestamp()))
