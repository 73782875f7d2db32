"""Waiting for a job: when to look again, when it has ended, when to give up.

Does no I/O: :mod:`.async_wait` looks and sleeps.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from ..errors import (
    APIConnectionError,
    APIStatusError,
    BaseError,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    JobFailedError,
    NotFoundError,
    StreamError,
    WaitTimeoutError,
    shortened,
)
from ..json_values import text_of
from ..request.retries import BACKOFF, Deadline, may_repeat, parse_retry_after
from .plan import TERMINAL, WaitPlan

if TYPE_CHECKING:
    from ..request.response import APIResponse

T = TypeVar("T")

FIRST_INTERVAL: Final = 1.0
"""Seconds between the first look and the second."""

GROWTH: Final = 1.5
"""What each interval is longer than the one before."""

LONGEST_INTERVAL: Final = 15.0
"""Seconds that intervals do not grow beyond."""

JITTER: Final = 0.2
"""The part of an interval that chance may take away."""

FOREVER: Final = 1e9
"""Seconds, some 30 years: clocks and locks can't count much longer."""


def check_wait(job_id: object, timeout: object, poll_interval: object, on_update: object) -> None:
    """Reject arguments of ``wait`` that make no sense.

    Raises:
        InvalidArgumentError: *job_id* is empty, *timeout* below 0, or *poll_interval* not above 0.
        InvalidArgumentTypeError: One of them is of a wrong type.
    """
    if not isinstance(job_id, str):
        raise InvalidArgumentTypeError(f"job_id must be a string, got {type(job_id).__name__}")
    if not job_id:
        raise InvalidArgumentError("job_id must not be empty")
    if on_update is not None and not callable(on_update):
        kind = type(on_update).__name__
        raise InvalidArgumentTypeError(f"on_update must be a function or None, got {kind}")
    for name, value in (("timeout", timeout), ("poll_interval", poll_interval)):
        if value is None:
            continue
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            kind = type(value).__name__
            raise InvalidArgumentTypeError(f"{name} must be seconds or None, got {kind}")
        if not value >= 0 or (value == 0 and name == "poll_interval"):
            least = "0 seconds or more" if name == "timeout" else "above 0 seconds"
            raise InvalidArgumentError(f"{name} must be {least}, got {text_of(value)}")


class Poller(Generic[T]):
    """One wait: decides what follows from what was seen.

    Attributes:
        plan: What the job's states mean.
        job_id: The job, for messages.
        deadline: On the monotonic clock, or ``None``.
        poll_interval: Seconds between looks, or ``None`` for a growing interval.
        raise_on_failure: Whether a job that ended without success is an error.
        random: Returns a number in [0, 1).
        job: The job as last seen.
        ended: Whether it is in a terminal state.
        changed: Whether it differs from what was seen before.
        known: Whether a stream told of the job, so that a look that does not find it says little.
        reported: The failure that a stream reported of the job; there is one more look then.
    """

    def __init__(
        self,
        *,
        plan: WaitPlan[Any, T],
        job_id: str,
        deadline: float | None,
        poll_interval: float | None,
        raise_on_failure: bool,
        random: Callable[[], float] = random.random,
    ) -> None:
        self.plan: Final = plan
        self.job_id: Final = job_id
        self.deadline: Final = deadline
        self.poll_interval: Final = poll_interval
        self.raise_on_failure: Final = raise_on_failure
        self.random = random
        self.job: T | None = None
        self.ended = False
        self.changed = False
        self.known = False
        self.reported: StreamError | None = None
        self._looks = 0
        self._missed = False
        self._hint: float | None = None
        self._trouble = ""

    def take(self, response: APIResponse[Any], wall: float) -> None:
        """Take what a look returned.

        Args:
            response: What the method that looks returned.
            wall: Seconds since the epoch.
        """
        # Servers that write moments as numbers tell the next reset of a rate limit with every
        # response; a success does not ask to wait for it.
        self._hint = parse_retry_after(response.headers, wall, epochs=False)
        self._trouble = ""
        self.saw(self.plan.job(response.parsed))

    def saw(self, job: T | None) -> None:
        """Take the job as it is now; ``None`` if the response had none."""
        if job is None:
            self.changed = False
            return
        self.changed = self.job is None or job != self.job
        self.job = job
        self.ended = self.plan.state(job) in TERMINAL

    def heard(self, failure: StreamError) -> None:
        """Take note of how a stream ended, if it reported a failure and did not just break off."""
        if failure.code is not None:
            self.reported = failure

    def result(self) -> T:
        """The ended job.

        Raises:
            JobFailedError: It ended without success, and that is an error.
            StreamError: The same, as its stream reported it.
        """
        job = self.job
        if job is None:
            raise WaitTimeoutError(f"job {self.job_id} was never seen", job=None)
        if self.raise_on_failure and self.plan.state(job) != "succeeded":
            self._raise_reported()
            reason = self.plan.reason(job)
            because = f": {shortened(reason)}" if reason else ""
            failed: Any = job
            raise JobFailedError(
                f"job {self.job_id} ended as {self._status(job)}{because}", job=failed
            )
        return job

    def remaining(self, now: float) -> float | None:
        """Seconds until the deadline, at least 0; ``None`` without one."""
        return None if self.deadline is None else max(0.0, self.deadline - now)

    def call_deadline(self) -> Deadline | None:
        """When the next look must be over with its retries, or ``None``.

        Its first attempt gets at least one interval: a wait that is all but over still looks.
        """
        return None if self.deadline is None else Deadline(self.deadline, FIRST_INTERVAL)

    def pause(self, now: float) -> float:
        """Seconds to sleep before the next look; never past the deadline.

        Args:
            now: The monotonic time.

        Raises:
            StreamError: A stream reported that the job failed to end.
            WaitTimeoutError: The deadline has come.
        """
        self._raise_reported()
        left = self.remaining(now)
        if left is not None and left <= 0:
            last: Any = self.job
            seen = "never seen" if self.job is None else f"last seen {self._status(self.job)}"
            raise WaitTimeoutError(
                f"job {self.job_id} has not ended in time: {seen}{self._trouble}", job=last
            )
        hint, self._hint = self._hint, None
        # A hint of 0 does not allow looking without a pause.
        wait = hint if hint is not None and 0 < hint <= BACKOFF.hint else self._interval()
        self._looks += 1
        return wait if left is None else min(wait, left)

    def survives(self, failure: Exception, now: float) -> bool:
        """Whether the wait continues, or has something better to end with, after a look failed.

        A wait without a deadline ends when the server is gone.

        Args:
            failure: Why the look failed.
            now: The monotonic time.
        """
        if not isinstance(failure, BaseError):
            return False
        last: Any = self.job
        failure.about(last)
        self._trouble = f" (the last look failed: {failure})"
        self._hint = failure.retry_after if isinstance(failure, APIStatusError) else None
        if self.reported is not None:
            return True
        if isinstance(failure, NotFoundError):
            if self.remaining(now) == 0:
                # A stream told of the job until the deadline: only fetching it was not possible.
                return self.known
            # A replica that lags behind does not know yet what was just created.
            first, self._missed = not self._missed, True
            return first and self.job is None
        if self.deadline is None and isinstance(failure, APIConnectionError):
            return False
        return may_repeat(failure, repeatable=True)

    def _status(self, job: T) -> str:
        return shortened(str(self.plan.status(job)), 100)

    def _raise_reported(self) -> None:
        if self.reported is not None:
            raise self._report()

    def _report(self) -> StreamError:
        last: Any = self.job
        # Not kept here: it would refer, by its traceback, to the frames that refer to this.
        failure, self.reported = self.reported, None
        assert failure is not None
        return failure.about(last)

    def _interval(self) -> float:
        if self.poll_interval is not None:
            return self.poll_interval
        grown = FIRST_INTERVAL * GROWTH ** min(self._looks, 50)
        return min(grown, LONGEST_INTERVAL) * (1.0 - JITTER * self.random())
