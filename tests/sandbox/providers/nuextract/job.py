"""A job: what it was given, and how it stands at a given moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal, get_args

import orjson

from ...lifecycle import Course
from ...provider import Json

Outcome = Literal["completed", "failed", "timeout", "cancelled"]

TIMEOUT_SECONDS: Final = 600

_FINAL: Final = frozenset[str](get_args(Outcome))
_ERRORS: Final = {
    "failed": ("ExtractionError", "The sandbox was told to fail this job."),
    "timeout": ("JobTimeout", "The job outlasted its execution timeout."),
    "cancelled": ("JobCancelled", "The job was cancelled."),
}


def course_of(outcome: str, began: datetime, pace: float) -> Course:
    """Return the states of a new job that ends as `outcome`."""
    return Course(("pending", "running", outcome), began, pace)


def course_at(status: str, now: datetime, pace: float) -> Course:
    """Return the course that enters `status` at `now`; an unknown status stays for good."""
    states = ("pending", "running", status if status in _FINAL else "completed")
    if status in states:
        return Course.standing_at(status, states, now, pace)
    return Course((status,), now, pace)


@dataclass(slots=True)
class ExtractionJob:
    """One job."""

    id: str
    sequence: int
    """Counts up through all jobs; sorts those that were created at the same time."""
    job_type: str
    owner: str
    organization: str | None
    given: Json
    """What is encoded into `inputData`."""
    result: Json
    """What is encoded into `outputData` once the job has completed."""
    created_at: datetime
    course: Course
    final: bool = False
    """Whether the job is over in a status that the sandbox does not know."""
    stream_error: str | None = None
    """Code of the error that ends every stream of the job at once."""

    @property
    def place(self) -> tuple[datetime, int]:
        """Where the job stands among others: by creation, then by sequence."""
        return (self.created_at, self.sequence)

    def status(self, now: datetime) -> str:
        """Return the status at this moment."""
        return self.course.states[self.course.reached(now)]

    def is_over(self, now: datetime) -> bool:
        """Return whether nothing will change any more."""
        return self.final or self.status(now) in _FINAL

    def timed_out(self, now: datetime) -> bool:
        """Return whether the job outlasted its execution timeout."""
        return self.status(now) == "timeout"

    def report(self, now: datetime) -> dict[str, Any]:
        """Return the status and the times as the API shows them."""
        return {**self._head(now), "timeoutSeconds": TIMEOUT_SECONDS}

    def view(self, now: datetime) -> dict[str, Any]:
        """Return the whole job as the API shows it; what there is not is left out."""
        status = self.status(now)
        shown = {**self._head(now), "inputData": orjson.dumps(self.given).decode()}
        if status == "completed":
            shown["outputData"] = orjson.dumps(self.result).decode()
        if status in _ERRORS:
            shown["errorCode"], shown["errorMessage"] = _ERRORS[status]
        return shown

    def _head(self, now: datetime) -> dict[str, Any]:
        times = {
            "createdAt": self.created_at,
            "updatedAt": max(self.created_at, self.course.entered(self.course.reached(now))),
            "startedAt": self._started_at(now),
            "completedAt": self._completed_at(now),
        }
        return {
            "id": self.id,
            "jobType": self.job_type,
            "status": self.status(now),
            "ownerUser": self.owner,
            **({} if self.organization is None else {"ownerOrganization": self.organization}),
            **{name: _written(moment) for name, moment in times.items() if moment is not None},
        }

    def _started_at(self, now: datetime) -> datetime | None:
        states = self.course.states
        if "running" not in states:
            return self.created_at
        index = states.index("running")
        started = max(self.created_at, self.course.entered(index))
        return started if self.course.reached(now) >= index else None

    def _completed_at(self, now: datetime) -> datetime | None:
        if not self.is_over(now):
            return None
        return max(self.created_at, self.course.entered(self.course.reached(now)))


def _written(moment: datetime) -> str:
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")
