"""An ingest job: what was asked for, and how it stands at a given moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from ...lifecycle import Course

GONE = "(gone)"
"""Takes the place of a status once a deleted job no longer exists."""

INGESTING = ("BACKLOG", "QUEUED", "PRE_PROCESSING", "PROCESSING", "COMPLETED")
FAILING = (*INGESTING[:-1], "FAILED")
RESYNCING = ("QUEUED_FOR_RESYNC", "PRE_PROCESSING", "PROCESSING", "COMPLETED")
RESYNC_FAILING = (*RESYNCING[:-1], "FAILED")
DELETING = ("QUEUED_FOR_DELETE", "DELETING", GONE)
RETURNING = (*DELETING[:-1], "COMPLETED")
CANCELLING = ("CANCELLING", "CANCELLED")

COURSES = (INGESTING, FAILING, RESYNCING, DELETING, CANCELLING)
FINISHED = frozenset({"COMPLETED", "FAILED", "CANCELLED"})

_TIMES = {
    "QUEUED": "queuedAt",
    "QUEUED_FOR_RESYNC": "queuedAt",
    "PRE_PROCESSING": "preProcessingAt",
    "PROCESSING": "processingAt",
    "COMPLETED": "completedAt",
    "FAILED": "failedAt",
}
_FAILURE = "The sandbox fails every job that has 'fail' in its name."


@dataclass(slots=True)
class IngestJob:
    """One job of a namespace and tenant."""

    id: str
    sequence: int
    """Counts up through all jobs; sorts those that were created at the same time."""
    namespace: str
    tenant: str | None
    name: str | None
    external_id: str | None
    payload: dict[str, Any]
    config: dict[str, Any] | None
    created_at: datetime
    course: Course
    before: dict[str, datetime] = field(default_factory=dict[str, datetime])
    """Times that an earlier course has left behind, by the name of their field."""
    error_before: str | None = None
    """Error that an earlier course has left behind."""
    _shown: tuple[int, dict[str, Any]] | None = None

    @property
    def place(self) -> tuple[datetime, int]:
        """Where the job stands among others: by creation, then by sequence."""
        return (self.created_at, self.sequence)

    @property
    def fails(self) -> bool:
        """Whether the job is one of those that end badly."""
        return "fail" in (self.name or "").lower()

    def status(self, now: datetime) -> str:
        """Return the status at this moment; `GONE` after a deletion."""
        return self.course.states[self.course.reached(now)]

    def take(self, course: Course, now: datetime) -> None:
        """Leave the present course for another one, keeping the times so far."""
        self.before, self.error_before = self._history(now)
        self.course = course
        self._shown = None

    def view(self, now: datetime) -> dict[str, Any]:
        """Return the job as the API shows it; not to be changed."""
        # Long lists are shown again and again, and little of them moves in between.
        reached = self.course.reached(now)
        if self._shown is None or self._shown[0] != reached:
            self._shown = (reached, self._drawn(now))
        return self._shown[1]

    def _drawn(self, now: datetime) -> dict[str, Any]:
        times, error = self._history(now)
        return {
            "id": self.id,
            "name": self.name,
            "namespaceId": self.namespace,
            "tenantId": self.tenant,
            "externalId": self.external_id,
            "status": self.status(now),
            "error": error,
            "payload": self.payload,
            "config": self.config,
            "createdAt": _written(self.created_at),
            **{name: _written(times.get(name)) for name in dict.fromkeys(_TIMES.values())},
        }

    def _history(self, now: datetime) -> tuple[dict[str, datetime], str | None]:
        times = dict(self.before)
        error = self.error_before
        for index in range(self.course.reached(now) + 1):
            state = self.course.states[index]
            if state == "PRE_PROCESSING":
                # A repeated job keeps its old ending until work on it starts again.
                for name in ("processingAt", "completedAt", "failedAt"):
                    times.pop(name, None)
                error = None
            if state == "FAILED":
                error = _FAILURE
            if state in _TIMES:
                times[_TIMES[state]] = self.course.entered(index)
        return times, error


def _written(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")
