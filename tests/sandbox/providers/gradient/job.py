"""An indexing job: what it indexes, and how it stands at a given moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from ...lifecycle import Course

Outcome = Literal[
    "COMPLETED", "NO_CHANGES", "PARTIAL", "FAILED", "ERROR", "CANCELLED", "SILENT", "STATUS_ONLY"
]
"""How a job ends. `SILENT` never says anything of itself, `STATUS_ONLY` gives no phase."""

_LAST_PHASES: dict[Outcome, str] = {"FAILED": "FAILED", "ERROR": "ERROR", "CANCELLED": "CANCELLED"}
_SUCCEEDED = "SUCCEEDED"
_STATUSES = {
    "PENDING": "PENDING",
    "RUNNING": "IN_PROGRESS",
    "SUCCEEDED": "COMPLETED",
    "FAILED": "FAILED",
    "ERROR": "FAILED",
    "CANCELLED": "CANCELLED",
}
_SOURCE_STATUSES = {
    "IN_PROGRESS": "IN_PROGRESS",
    "COMPLETED": "UPDATED",
    "NO_CHANGES": "NOT_UPDATED",
    "PARTIAL": "PARTIALLY_UPDATED",
    "FAILED": "FAILED",
    "CANCELLED": "CANCELLED",
}
# Above 2 to the power of 53: a client that reads it as a float gets another number.
_MANY = "9007199254740993"
_MOST = "18446744073709551615"


def phases_to(outcome: Outcome) -> tuple[str, ...]:
    """Return the phases of a job that ends like this."""
    return ("PENDING", "RUNNING", _LAST_PHASES.get(outcome, _SUCCEEDED))


@dataclass(slots=True)
class IndexingJob:
    """One job."""

    uuid: str
    knowledge_base_uuid: str
    data_source_uuids: list[str]
    outcome: Outcome
    created_at: datetime
    course: Course
    _shown: tuple[int, dict[str, Any]] | None = None

    def phase(self, now: datetime) -> str:
        """Return the phase at this moment, without its prefix."""
        return self.course.states[self.course.reached(now)]

    def take(self, course: Course, outcome: Outcome) -> None:
        """Leave the present course for another one."""
        self.course = course
        self.outcome = outcome
        self._shown = None

    def view(self, now: datetime) -> dict[str, Any]:
        """Return the job as the API shows it; not to be changed."""
        # Long lists are shown again and again, and little of them moves in between.
        reached = self.course.reached(now)
        if self._shown is None or self._shown[0] != reached:
            self._shown = (reached, self._drawn(now))
        return self._shown[1]

    def data_sources(self, now: datetime) -> list[dict[str, Any]]:
        """Return how far each data source is."""
        status = self._status(now)
        failed = status == "FAILED"
        return [
            {
                "data_source_uuid": uuid,
                "status": f"DATA_SOURCE_STATUS_{_SOURCE_STATUSES.get(status, 'UNKNOWN')}",
                "error_msg": "INDEXING_FAILED" if failed else "",
                "error_details": "The sandbox was told to fail." if failed else "",
                "started_at": _written(self._reached("RUNNING", now)),
                "completed_at": _written(self._ended(now)),
                "failed_item_count": "1" if failed or status == "PARTIAL" else "0",
                "indexed_file_count": "2",
                "indexed_item_count": _MANY,
                "removed_item_count": "0",
                "skipped_item_count": "3",
                "total_bytes": _MOST,
                "total_bytes_indexed": _MANY,
                "total_file_count": "8",
            }
            for uuid in self.data_source_uuids
        ]

    def _drawn(self, now: datetime) -> dict[str, Any]:
        phase, status = self.phase(now), self._status(now)
        done = self._ended(now) is not None
        partial = status in ("PARTIAL", "FAILED")
        job = {
            "uuid": self.uuid,
            "knowledge_base_uuid": self.knowledge_base_uuid,
            "data_source_uuids": self.data_source_uuids,
            "data_source_jobs": self.data_sources(now),
            "phase": _with_prefix("BATCH_JOB_PHASE_", phase),
            "status": _with_prefix("INDEX_JOB_STATUS_", status),
            "completed_datasources": len(self.data_source_uuids) if done else 0,
            "total_datasources": len(self.data_source_uuids),
            "tokens": 123 if done else 0,
            "total_tokens": "123" if done else "0",
            "total_items_indexed": _MANY if done else "0",
            "total_items_failed": "1" if done and partial else "0",
            "total_items_skipped": "3" if done else "0",
            "is_report_available": done,
            "created_at": _written(self.created_at),
            "started_at": _written(self._reached("RUNNING", now)),
            "finished_at": _written(self._ended(now)),
            "updated_at": _written(self.course.entered(self.course.reached(now))),
        }
        hidden = {"SILENT": ("phase", "status"), "STATUS_ONLY": ("phase",)}.get(self.outcome, ())
        return {name: value for name, value in job.items() if name not in hidden}

    def _status(self, now: datetime) -> str:
        phase = self.phase(now)
        if phase == _SUCCEEDED and self.outcome in ("PARTIAL", "NO_CHANGES"):
            return self.outcome
        return _STATUSES.get(phase, "UNKNOWN")

    def _reached(self, phase: str, now: datetime) -> datetime | None:
        if phase not in self.course.states:
            return None
        index = self.course.states.index(phase)
        return self.course.entered(index) if self.course.reached(now) >= index else None

    def _ended(self, now: datetime) -> datetime | None:
        phase = self.phase(now)
        running = phase in ("PENDING", "RUNNING") or phase not in _STATUSES
        return None if running else self._reached(phase, now)


def _with_prefix(prefix: str, word: str) -> str:
    """Return a member of an enumeration; a word that is none of the sandbox's is left alone."""
    known = {"UNKNOWN", *_STATUSES, *_STATUSES.values(), *_SOURCE_STATUSES}
    return f"{prefix}{word}" if word in known else word


def _written(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
