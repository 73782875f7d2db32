"""All indexing jobs that the sandbox holds, and how it answers for them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from ...lifecycle import Course
from ...provider import Surroundings
from .job import IndexingJob, Outcome, phases_to
from .listing import Links, Meta

_SPACING = timedelta(seconds=1)
_ALL_SOURCES = ("ds-1", "ds-2")
_BY_NAME: dict[str, Outcome] = {
    "fail": "FAILED",
    "error": "ERROR",
    "partial": "PARTIAL",
    "no-changes": "NO_CHANGES",
    "silent": "SILENT",
}


DOCUMENTED_JOB = "123e4567-e89b-12d3-a456-426614174000"
"""Id of a finished job that there always is when the sandbox is lenient."""

_DOCUMENTED_AGE = timedelta(days=1)


class UnknownJobError(LookupError):
    """There is no such job."""


class FinishedJobError(Exception):
    """The job has ended and cannot be cancelled."""


class GradientState:
    """Indexing jobs of one account; safe across threads."""

    def __init__(self, surroundings: Surroundings) -> None:
        """Start without jobs."""
        self._clock = surroundings.clock
        self._pace = surroundings.pace
        self._lock = threading.RLock()
        self._lenient = surroundings.lenient
        self._jobs: dict[str, IndexingJob] = {}
        self._behave()
        self._document()

    def _behave(self) -> None:
        self.links: Links = "full"
        """What lists say in `links`."""
        self.meta: Meta = "full"
        """What lists say in `meta`."""
        self.host = "https://api.digitalocean.com"
        """Where links lead to: the provider's own host, wherever the request came in."""

    @property
    def jobs(self) -> list[dict[str, Any]]:
        """Every job as the API shows it, oldest first."""
        with self._lock:
            now = self._clock.now()
            return [dict(job.view(now)) for job in self._jobs.values()]

    def add(
        self,
        phase: str = "PENDING",
        *,
        outcome: Outcome = "COMPLETED",
        knowledge_base_uuid: str = "kb-1",
        data_source_uuids: Sequence[str] = _ALL_SOURCES,
    ) -> str:
        """Add a job that enters this phase now and return its id.

        It goes on to its outcome as time passes. A phase that is not on its way stays.
        """
        with self._lock:
            course = self._course_at(phase, outcome)
            job = self._new(knowledge_base_uuid, data_source_uuids, outcome, course.began)
            job.take(course, outcome)
            return job.uuid

    def seed(self, count: int, *, outcomes: Sequence[Outcome] = ("COMPLETED",)) -> list[str]:
        """Add finished jobs, created one second apart, and return their ids, oldest first.

        They take the given outcomes in turn.
        """
        with self._lock:
            newest = self._long_ago()
            added: list[str] = []
            for number in range(count):
                created_at = newest - _SPACING * (count - 1 - number)
                outcome = outcomes[number % len(outcomes)]
                job = self._new(f"kb-{number + 1}", _ALL_SOURCES, outcome, created_at)
                added.append(job.uuid)
            return added

    def put(self, uuid: str, phase: str, outcome: Outcome = "COMPLETED") -> None:
        """Let a job enter this phase now, known to the sandbox or not."""
        with self._lock:
            self._jobs[uuid].take(self._course_at(phase, outcome), outcome)

    def reset(self) -> None:
        """Forget all jobs, and answer as in the beginning."""
        with self._lock:
            self._jobs.clear()
            self._behave()
            self._document()

    def create(self, knowledge_base_uuid: str, data_source_uuids: Sequence[str]) -> IndexingJob:
        """Start a job; a word such as `fail` in the knowledge base's id says how it ends."""
        outcomes: list[Outcome] = [
            end for word, end in _BY_NAME.items() if word in knowledge_base_uuid
        ]
        outcome: Outcome = outcomes[0] if outcomes else "COMPLETED"
        with self._lock:
            sources = data_source_uuids or _ALL_SOURCES
            now = self._clock.now()
            return self._new(knowledge_base_uuid, sources, outcome, now)

    def get(self, uuid: str) -> IndexingJob:
        """Return a job."""
        with self._lock:
            job = self._jobs.get(uuid)
            if job is None:
                raise UnknownJobError(uuid)
            return job

    def cancel(self, uuid: str) -> IndexingJob:
        """End a job that has not ended; the documented one stays as it is."""
        with self._lock:
            job = self.get(uuid)
            if self._lenient and uuid == DOCUMENTED_JOB:
                return job
            now = self._clock.now()
            if job.phase(now) not in ("PENDING", "RUNNING"):
                raise FinishedJobError(uuid)
            job.take(Course(("CANCELLED",), now, self._pace), "CANCELLED")
            return job

    def page(self, page: int, per_page: int) -> tuple[list[IndexingJob], int]:
        """Return the jobs of a page, the newest first, and the number of all jobs."""
        with self._lock:
            newest_first = list(self._jobs.values())[::-1]
            return newest_first[(page - 1) * per_page : page * per_page], len(newest_first)

    def _document(self) -> None:
        if self._lenient:
            created_at = self._long_ago() - _DOCUMENTED_AGE
            self._new("kb-1", _ALL_SOURCES, "COMPLETED", created_at, uuid=DOCUMENTED_JOB)

    def _long_ago(self) -> datetime:
        """Return when a job was created that has just passed through all of its phases."""
        return self._clock.now() - 3 * timedelta(seconds=self._pace)

    def _new(
        self,
        knowledge_base_uuid: str,
        data_source_uuids: Sequence[str],
        outcome: Outcome,
        created_at: datetime,
        *,
        uuid: str | None = None,
    ) -> IndexingJob:
        uuid = uuid or f"00000000-0000-4000-8000-{len(self._jobs) + 1:012d}"
        self._jobs[uuid] = IndexingJob(
            uuid=uuid,
            knowledge_base_uuid=knowledge_base_uuid,
            data_source_uuids=list(data_source_uuids),
            outcome=outcome,
            created_at=created_at,
            course=Course(phases_to(outcome), created_at, self._pace),
        )
        return self._jobs[uuid]

    def _course_at(self, phase: str, outcome: Outcome) -> Course:
        now = self._clock.now()
        phases = phases_to(outcome)
        if phase in phases:
            return Course.standing_at(phase, phases, now, self._pace)
        return Course((phase,), now, self._pace)
