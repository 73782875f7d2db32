"""All ingest jobs that the sandbox holds."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from ...lifecycle import Course
from ...provider import Surroundings
from .job import (
    COURSES,
    DELETING,
    FAILING,
    FINISHED,
    GONE,
    INGESTING,
    RESYNC_FAILING,
    RESYNCING,
    RETURNING,
    IngestJob,
)
from .listing import BadCursorError, Page, Query, page_of

DOCUMENTED_NAMESPACE = "ns_123"
DOCUMENTED_JOB = "job_123"
"""Id of the job that every tenant of `DOCUMENTED_NAMESPACE` has when the sandbox is lenient."""

_BEING_DELETED = frozenset({"QUEUED_FOR_DELETE", "DELETING"})
_BUSY = _BEING_DELETED | {"PRE_PROCESSING", "PROCESSING"}
_SEED_SPACING = timedelta(seconds=1)
_DOCUMENTED_AGE = timedelta(days=1)

Owner = tuple[str, str | None]
"""A namespace, and a tenant of it or None for the namespace itself."""


class UnknownJobError(LookupError):
    """There is no such job for this namespace and tenant, or not any more."""


class TakenExternalIdError(Exception):
    """Another job of the namespace has the same external id."""


class WrongStatusError(Exception):
    """The job's present status does not allow this."""


class AgentsetState:
    """Jobs by namespace and tenant; safe across threads.

    In a lenient sandbox there is one more job for each tenant of `DOCUMENTED_NAMESPACE`,
    `DOCUMENTED_JOB`: it is there without being created, no state of it stands in the way
    of anything, and instead of being gone after a deletion it is there again.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        """Start without jobs."""
        self.wrong_edge = True
        """Whether a backward page loses the job next to the cursor, as it really does."""
        self._clock = surroundings.clock
        self._pace = surroundings.pace
        self._lenient = surroundings.lenient
        self._lock = threading.RLock()
        self._jobs: dict[Owner, list[IngestJob]] = defaultdict(list)
        self._by_id: dict[str, IngestJob] = {}
        self._documented: dict[Owner, IngestJob] = {}
        self._by_external_id: dict[tuple[str, str], IngestJob] = {}
        self._sequence = 0

    @property
    def jobs(self) -> list[dict[str, Any]]:
        """Every job that exists now, as the API shows it, oldest first."""
        with self._lock:
            now = self._clock.now()
            existing = [
                job for jobs in self._jobs.values() for job in jobs if job.status(now) != GONE
            ]
            return [dict(job.view(now)) for job in sorted(existing, key=lambda job: job.place)]

    def seed(
        self,
        count: int,
        namespace: str = "ns_123",
        tenant: str | None = None,
        statuses: Sequence[str] | None = None,
    ) -> list[str]:
        """Add jobs, created one second apart, and return their ids, oldest first.

        They are `COMPLETED`, or take the given `statuses` in turn; a status that is not
        final goes on from there as time passes, one that the sandbox does not know stays.
        """
        cycle = statuses or ("COMPLETED",)
        with self._lock:
            now = self._clock.now()
            newest = self._long_before(now)
            added: list[IngestJob] = []
            for number in range(1, count + 1):
                body = {
                    "name": f"seed {number}",
                    "payload": {"type": "TEXT", "text": f"Seeded text {number}."},
                }
                created_at = newest - _SEED_SPACING * (count - number)
                job = self._new((namespace, tenant), body, created_at)
                job.course = self._course_at(cycle[(number - 1) % len(cycle)], now)
                added.append(job)
            self._keep((namespace, tenant), added)
            return [job.id for job in added]

    def put(self, job_id: str, status: str) -> None:
        """Let a job enter this status now, known to the sandbox or not."""
        with self._lock:
            job = self._by_id[job_id]
            now = self._clock.now()
            job.take(self._course_at(status, now), now)

    def reset(self) -> None:
        """Forget all jobs and start counting anew."""
        with self._lock:
            self._jobs.clear()
            self._by_id.clear()
            self._documented.clear()
            self._by_external_id.clear()
            self._sequence = 0

    def page(self, owner: Owner, query: Query) -> Page:
        """Return one page of the owner's jobs."""
        with self._lock:
            self._document(owner)
            jobs = self._jobs.get(owner, [])
            now = self._clock.now()
            try:
                return page_of(jobs, query, now, wrong_edge=self.wrong_edge)
            except BadCursorError:
                if not self._lenient:
                    raise
                first = replace(query, cursor=None)
                return page_of(jobs, first, now, wrong_edge=self.wrong_edge)

    def create(self, owner: Owner, body: dict[str, Any]) -> IngestJob:
        """Add the job that a create request asks for."""
        with self._lock:
            now = self._clock.now()
            external_id = body.get("externalId")
            if external_id is not None:
                holder = self._by_external_id.get((owner[0], external_id))
                if holder is not None and not self._gives_up_external_id(holder, now):
                    raise TakenExternalIdError(external_id)
            job = self._new(owner, body, now)
            job.course = Course(FAILING if job.fails else INGESTING, now, self._pace)
            self._keep(owner, [job])
            return job

    def get(self, owner: Owner, job_id: str) -> IngestJob:
        """Return a job of this owner."""
        with self._lock:
            if (documented := self._document(owner)) and job_id == DOCUMENTED_JOB:
                return documented
            job = self._by_id.get(job_id)
            if job is None or (job.namespace, job.tenant) != owner:
                raise UnknownJobError(job_id)
            if job.status(self._clock.now()) == GONE:
                raise UnknownJobError(job_id)
            return job

    def delete(self, owner: Owner, job_id: str) -> IngestJob:
        """Begin to delete a job that is not being deleted yet."""
        with self._lock:
            job = self.get(owner, job_id)
            now = self._clock.now()
            documented = job.id == DOCUMENTED_JOB
            if job.status(now) in _BEING_DELETED and not documented:
                raise WrongStatusError(job.status(now))
            job.take(Course(RETURNING if documented else DELETING, now, self._pace), now)
            return job

    def re_ingest(self, owner: Owner, job_id: str) -> IngestJob:
        """Start a job over that is neither being processed nor deleted."""
        with self._lock:
            job = self.get(owner, job_id)
            now = self._clock.now()
            if job.status(now) in _BUSY and job.id != DOCUMENTED_JOB:
                raise WrongStatusError(job.status(now))
            states = RESYNC_FAILING if job.fails else RESYNCING
            job.take(Course(states, now, self._pace), now)
            return job

    def _gives_up_external_id(self, holder: IngestJob, now: datetime) -> bool:
        status = holder.status(now)
        return status == GONE or (self._lenient and status in FINISHED)

    def _document(self, owner: Owner) -> IngestJob | None:
        """Return the owner's `DOCUMENTED_JOB`, made on first sight; None if it has none."""
        if not self._lenient or owner[0] != DOCUMENTED_NAMESPACE:
            return None
        job = self._documented.get(owner)
        if job is None:
            created_at = self._long_before(self._clock.now()) - _DOCUMENTED_AGE
            body = {"name": "documented", "payload": {"type": "TEXT", "text": "hello"}}
            job = replace(self._new(owner, body, created_at), id=DOCUMENTED_JOB)
            self._documented[owner] = job
            self._insert(owner, [job])
        return job

    def _long_before(self, now: datetime) -> datetime:
        """Return when a job was created that has just passed through all of its states."""
        return now - len(INGESTING) * timedelta(seconds=self._pace)

    def _new(self, owner: Owner, body: dict[str, Any], created_at: datetime) -> IngestJob:
        self._sequence += 1
        namespace, tenant = owner
        return IngestJob(
            id=f"job_{self._sequence:06d}",
            sequence=self._sequence,
            namespace=namespace,
            tenant=tenant,
            name=body.get("name"),
            external_id=body.get("externalId"),
            payload=body["payload"],
            config=body.get("config"),
            created_at=created_at,
            course=Course(INGESTING, created_at, self._pace),
        )

    def _keep(self, owner: Owner, added: list[IngestJob]) -> None:
        self._insert(owner, added)
        for job in added:
            self._by_id[job.id] = job
            if job.external_id is not None:
                self._by_external_id[job.namespace, job.external_id] = job

    def _insert(self, owner: Owner, added: list[IngestJob]) -> None:
        jobs = self._jobs[owner]
        jobs.extend(added)
        jobs.sort(key=lambda job: job.place)

    def _course_at(self, status: str, now: datetime) -> Course:
        for states in COURSES:
            if status in states:
                return Course.standing_at(status, states, now, self._pace)
        return Course((status,), now, self._pace)
