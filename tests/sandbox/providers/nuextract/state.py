"""All NuExtract jobs that the sandbox holds, and how its streams behave."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from ...plan import Plan
from ...provider import Json, Surroundings
from .frames import json_frame
from .job import ExtractionJob, Outcome, course_at, course_of
from .scripts import Ending, OpenStreams, Script

USER = "user_1"
"""The user that every right token belongs to."""

DOCUMENTED_JOBS = ("job_123", "a-job-id")
"""Ids of jobs that there always are when the sandbox is lenient."""

_DOCUMENTED_AGE = timedelta(days=1)
_LENIENT_PINGS = 0.3
_SEED_SPACING = timedelta(seconds=1)
_STEPS = 3
_GIVEN: Json = {"text": "A sandbox is a box of sand."}
_RESULT: Json = {"result": {"container": "box", "content": "sand"}}


class UnknownJobError(LookupError):
    """There is no such job."""


class ForeignJobError(Exception):
    """The job belongs to someone else."""


class NuExtractState:
    """Jobs, newest first, and the options of the service; safe across threads."""

    ping_every: float | None
    """Real seconds between pings, beside those that come every 30 seconds of the clock."""
    result_event: str
    """Name of the event that carries the finished job."""
    clamp: int | None
    """The most jobs on a page, whatever is asked for."""
    refuse_above: int | None
    """The largest `perPage` that is not answered with 400."""
    get_is_gone: bool
    """Whether GET /api/jobs/{jobId} is 404, as in newer releases of the service."""

    def __init__(self, surroundings: Surroundings) -> None:
        """Start without jobs."""
        self._clock = surroundings.clock
        self._pace = surroundings.pace
        self._lenient = surroundings.lenient
        self._lock = threading.RLock()
        self._scripts: Plan[Script] = Plan()
        self.reset()

    def reset(self) -> None:
        """Forget all jobs, scripts and options, and start counting anew."""
        with self._lock:
            self._jobs: dict[str, ExtractionJob] = {}
            self._sequence = 0
            self._scripts.clear()
            # Streams that are still open belong to the time before.
            self._streams = OpenStreams()
            self.ping_every = _LENIENT_PINGS if self._lenient else None
            self.result_event = "result"
            self.clamp = None
            self.refuse_above = None
            self.get_is_gone = False
            self._document()

    @property
    def jobs(self) -> list[dict[str, Any]]:
        """Every job as the API shows it, newest first."""
        with self._lock:
            now = self._clock.now()
            return [job.view(now) for job in self._newest_first()]

    def job(self, job_id: str) -> dict[str, Any]:
        """Return one job as the API shows it."""
        with self._lock:
            return self._jobs[job_id].view(self._clock.now())

    def add(
        self,
        outcome: Outcome = "completed",
        *,
        job_type: str = "structured-extraction",
        owner: str = USER,
        organization: str | None = None,
        given: Json = _GIVEN,
        result: Json = _RESULT,
        stream_error: str | None = None,
    ) -> str:
        """Add a job that begins now and will end as `outcome`; return its id.

        With `stream_error` each of its streams ends at once with an error of this code.
        """
        with self._lock:
            now = self._clock.now()
            job = self._new(now, organization, job_type=job_type, owner=owner)
            job.course = course_of(outcome, now, self._pace)
            job.given, job.result, job.stream_error = given, result, stream_error
            return job.id

    def seed(
        self,
        count: int,
        *,
        organization: str | None = None,
        statuses: Sequence[str] = ("completed",),
    ) -> list[str]:
        """Add jobs, created one second apart, and return their ids, oldest first.

        They take the `statuses` in turn; one that is not final goes on from there.
        """
        with self._lock:
            now = self._clock.now()
            # Early enough for the newest to have passed through all of its states.
            newest = now - _STEPS * timedelta(seconds=self._pace)
            ids: list[str] = []
            for number in range(count):
                created_at = newest - _SEED_SPACING * (count - 1 - number)
                job = self._new(created_at, organization)
                job.course = course_at(statuses[number % len(statuses)], now, self._pace)
                ids.append(job.id)
            return ids

    def arrive(self, count: int = 1, *, organization: str | None = None) -> list[str]:
        """Add finished jobs in front of all others, so that offsets shift; return their ids."""
        with self._lock:
            now = self._clock.now()
            arrived = [self._new(now, organization) for _ in range(count)]
            for job in arrived:
                job.course = course_at("completed", now, self._pace)
            return [job.id for job in arrived]

    def put(self, job_id: str, status: str, *, final: bool = False) -> None:
        """Let a job enter this status now, known to the sandbox or not.

        A status that the sandbox does not know is the end of the job if it is `final`.
        """
        with self._lock:
            job = self._jobs[job_id]
            job.course = course_at(status, self._clock.now(), self._pace)
            job.final = final

    def script(
        self,
        job_id: str,
        pieces: Iterable[bytes],
        *,
        ending: Ending = "close",
        pause: float = 0.0,
        content_type: str = "text/event-stream",
        times: int | None = 1,
    ) -> None:
        """Send exactly these pieces on the next `times` streams of a job (None: on all).

        Several scripts take their turns; after them streams are real again.
        """
        script = Script(pieces, ending, pause, content_type)
        self._scripts.add(script, times=times, operation=job_id)

    def result_frame(self, job_id: str, event: str = "result") -> bytes:
        """Return the event that carries a job as it stands now, for scripts."""
        return json_frame(event, self.job(job_id))

    @property
    def open_streams(self) -> int:
        """How many streams are being served."""
        return self._streams.count

    def until_streams(self, count: int, seconds: float = 5.0) -> None:
        """Return as soon as so many streams are served; TimeoutError if that takes too long."""
        self._streams.until(count, seconds)

    @property
    def streams(self) -> OpenStreams:
        """Where a stream counts itself."""
        return self._streams

    def script_for(self, job_id: str) -> Script | None:
        """Return what the next stream of this job sends, if that is prescribed."""
        return self._scripts.take(job_id)

    def visible(self, job_id: str) -> ExtractionJob:
        """Return a job of the caller."""
        with self._lock:
            job = self._jobs.get(job_id)
            if job is None:
                raise UnknownJobError(job_id)
            if job.owner != USER:
                raise ForeignJobError(job_id)
            return job

    def followed(self, job_id: str) -> ExtractionJob:
        """Return a job of the caller whose stream is opened.

        No operation creates a job, so that the documented ones begin anew for it.
        """
        with self._lock:
            job = self.visible(job_id)
            now = self._clock.now()
            if self._lenient and job_id in DOCUMENTED_JOBS and job.is_over(now):
                job.course = course_of("completed", now, self._pace)
            return job

    def listed(self, organization: str | None) -> list[ExtractionJob]:
        """Return the caller's jobs, newest first."""
        with self._lock:
            return [
                job
                for job in self._newest_first()
                if job.owner == USER and organization in (None, job.organization)
            ]

    def ending(self, job_id: str) -> bytes | None:
        """Return the last event of a job's stream, or None while there is more to come."""
        with self._lock:
            now = self._clock.now()
            job = self._jobs.get(job_id)
            if job is None:
                return json_frame("error", {"code": "NotFound", "message": "The job is gone."})
            if job.stream_error is not None:
                message = "The sandbox was told to fail this stream."
                return json_frame("error", {"code": job.stream_error, "message": message})
            if not job.is_over(now):
                return None
            view = job.view(now)
            if job.timed_out(now):
                error = {"code": view["errorCode"], "message": view["errorMessage"]}
                return json_frame("error", error)
            return json_frame(self.result_event, view)

    def _document(self) -> None:
        if self._lenient:
            created_at = self._clock.now() - _STEPS * timedelta(seconds=self._pace)
            for job_id in DOCUMENTED_JOBS:
                self._new(created_at - _DOCUMENTED_AGE, None, job_id=job_id)

    def _newest_first(self) -> list[ExtractionJob]:
        return sorted(self._jobs.values(), key=lambda job: job.place, reverse=True)

    def _new(
        self,
        created_at: datetime,
        organization: str | None,
        *,
        job_type: str = "structured-extraction",
        owner: str = USER,
        job_id: str | None = None,
    ) -> ExtractionJob:
        self._sequence += 1
        job = ExtractionJob(
            id=job_id or f"job_{self._sequence:06d}",
            sequence=self._sequence,
            job_type=job_type,
            owner=owner,
            organization=organization,
            given=_GIVEN,
            result=_RESULT,
            created_at=created_at,
            course=course_of("completed", created_at, self._pace),
        )
        self._jobs[job.id] = job
        return job
