"""All jobs that the sandbox holds for the account, and how it answers for them."""

from __future__ import annotations

import threading
from bisect import insort
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from ...lifecycle import Course
from ...provider import Surroundings
from .job import End, VectaraJob, course_to
from .listing import Key, Page, page_of
from .tokens import TokenDesk

_SPACING = timedelta(seconds=1)
_OK = {"code": "OK", "statusDetail": ""}


DOCUMENTED_JOB = "job_123"
"""Id of a completed job that there always is when the sandbox is lenient."""

_DOCUMENTED_AGE = timedelta(days=1)


class UnknownJobError(LookupError):
    """There is no such job."""


class ForeignJobError(LookupError):
    """The job belongs to somebody else."""


class VectaraState:
    """Jobs of one account, which both generations of the API show; safe across threads."""

    def __init__(self, surroundings: Surroundings) -> None:
        """Start without jobs."""
        self.tokens = TokenDesk(surroundings.clock, lenient=surroundings.lenient)
        self.lenient = surroundings.lenient
        """Whether an unknown page key means the first page, and there is `DOCUMENTED_JOB`."""
        self._clock = surroundings.clock
        self._pace = surroundings.pace
        self._lock = threading.RLock()
        self._jobs: list[VectaraJob] = []
        self._sequence = 0
        self._behave()
        self._document()

    def _behave(self) -> None:
        self.gaps = False
        """Whether every page key leads to an empty page first, whose key leads on."""
        self.v1_status: list[dict[str, Any]] = [_OK]
        """The `status` of the answers of v1: reports of failure inside a 200, for example."""

    @property
    def jobs(self) -> list[dict[str, Any]]:
        """Every job as v2 shows it, oldest first."""
        with self._lock:
            now = self._clock.now()
            return [job.v2(now) for job in self._jobs]

    def add(
        self,
        state: str = "queued",
        *,
        ends: End = "completed",
        retried: bool = False,
        kind: str = "replace_filter_attributes",
        corpora: Sequence[int] = (1,),
        username: str | None = "user",
        created_at: datetime | None = None,
        foreign: bool = False,
        job_id: str | None = None,
    ) -> str:
        """Add a job that enters this state now, in the words of v2, and return its id.

        It goes on to `ends` as time passes, if `retried` by way of a failure that it gets
        over. A state that is not on its way stays. It was created now, or just early enough
        for its state, unless `created_at` says otherwise; `job_id` gives it an id of its own.
        """
        with self._lock:
            course = self._course_at(
                state, course_to(ends, retried=retried or state == "failed_will_retry")
            )
            self._sequence += 1
            job = VectaraJob(
                id=job_id or f"job_{self._sequence:06d}",
                sequence=self._sequence,
                type=kind,
                corpora=corpora,
                username=username,
                created_at=created_at or course.began,
                course=course,
                foreign=foreign,
            )
            insort(self._jobs, job, key=lambda each: each.place)
            return job.id

    def seed(
        self, count: int, *, states: Sequence[str] = ("completed",), corpora: Sequence[int] = (1,)
    ) -> list[str]:
        """Add jobs, created one second apart, and return their ids, oldest first.

        They take the given states in turn.
        """
        with self._lock:
            newest = self._clock.now() - 4 * timedelta(seconds=self._pace)
            return [
                self.add(
                    states[number % len(states)],
                    corpora=corpora,
                    created_at=newest - _SPACING * (count - 1 - number),
                )
                for number in range(count)
            ]

    def put(self, job_id: str, state: str) -> None:
        """Let a job enter this state now, known to the sandbox or not."""
        with self._lock:
            job = next(job for job in self._jobs if job.id == job_id)
            job.course = self._course_at(state, job.course.states)

    def reset(self) -> None:
        """Forget all jobs and tokens, and answer as in the beginning."""
        with self._lock:
            self._jobs.clear()
            self._sequence = 0
            self._behave()
            self._document()
            self.tokens.reset()

    def get(self, job_id: str) -> VectaraJob:
        """Return a job of the account."""
        with self._lock:
            job = next((job for job in self._jobs if job.id == job_id), None)
            if job is None:
                raise UnknownJobError(job_id)
            if job.foreign:
                raise ForeignJobError(job_id)
            return job

    def page(
        self,
        wanted: Callable[[VectaraJob], bool],
        limit: int,
        key: Key | None,
        *,
        request: dict[str, Any] | None = None,
    ) -> Page:
        """Return one page of the account's jobs; `request` goes into the key of the next."""
        with self._lock:
            own = [job for job in self._jobs if not job.foreign]
            return page_of(own, wanted, limit, key, gaps=self.gaps, request=request)

    def _document(self) -> None:
        if self.lenient:
            created_at = self._clock.now() - 4 * timedelta(seconds=self._pace) - _DOCUMENTED_AGE
            self.add("completed", created_at=created_at, job_id=DOCUMENTED_JOB)

    def _course_at(self, state: str, way: tuple[str, ...]) -> Course:
        now = self._clock.now()
        if state in way:
            return Course.standing_at(state, way, now, self._pace)
        return Course((state,), now, self._pace)
