# Copied from overlays/runtime/waiting.py: edit it there.
"""Waiting for a job: when to look again, when it is finished, when to give up.

A provider's overlay says in a :class:`WaitPlan` what its jobs' states mean; :class:`Watch`
decides by it, without any input or output; :class:`Wait` and :class:`AsyncWait` look and sleep.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from .checks import Text
from .errors import (
    APIConnectionError,
    APIStatusError,
    BaseError,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    JobFailedError,
    NotFoundError,
    StreamError,
    WaitTimeoutError,
)
from .retries import BACKOFF, Patience, may_repeat, parse_retry_after
from .states import TERMINAL
from .wait_plan import WaitPlan

if TYPE_CHECKING:
    from .api_response import APIResponse

T = TypeVar("T")

FIRST_INTERVAL: Final = 1.0
"""Seconds between the first look and the second."""

GROWTH: Final = 1.5
"""What each interval is longer than the one before."""

LONGEST_INTERVAL: Final = 15.0
"""Seconds that intervals do not grow beyond."""

JITTER: Final = 0.2
"""The part of an interval that chance may take away."""


def checked_wait(timeout: object, poll_interval: object, on_update: object) -> None:
    """Refuse durations that make no sense, and what can't be called.

    Raises:
        InvalidArgumentError: *timeout* below 0, or *poll_interval* not above 0.
        InvalidArgumentTypeError: Neither numbers nor ``None``, or *on_update* is no function.
    """
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
            raise InvalidArgumentError(f"{name} must be {least}, got {value}")


class Watch(Generic[T]):
    """One wait: decides what follows from what was seen.

    Attributes:
        plan: What the job's states mean.
        job_id: The job, for messages.
        deadline: On the monotonic clock, or ``None``.
        poll_interval: Seconds between looks, or ``None`` for a growing interval.
        raise_on_failure: Whether a job that ended without success is an error.
        random: Gives a number in [0, 1).
        job: The job as last seen.
        finished: Whether it stands in a terminal state.
        changed: Whether it differs from what was seen before.
        known: Whether the server told of the job otherwise than by a look, so that a look that
            does not find it says little.
        report: The failure that a stream reported of the job; it is looked at once more then.
    """

    def __init__(
        self,
        *,
        plan: WaitPlan[Any, T],
        job_id: str,
        deadline: float | None,
        poll_interval: float | None,
        raise_on_failure: bool,
        random: Callable[[], float],
    ) -> None:
        self.plan: Final = plan
        self.job_id: Final = job_id
        self.deadline: Final = deadline
        self.poll_interval: Final = poll_interval
        self.raise_on_failure: Final = raise_on_failure
        self.random = random
        self.job: T | None = None
        self.finished = False
        self.changed = False
        self.known = False
        self.report: StreamError | None = None
        self._looks = 0
        self._hint: float | None = None
        self._trouble = ""

    def take(self, response: APIResponse[Any], wall: float) -> None:
        """Take what a look gave.

        Args:
            response: What the method that looks gave.
            wall: Seconds since the epoch.
        """
        self._hint = parse_retry_after(response.headers.get("retry-after"), wall)
        self._trouble = ""
        self.saw(self.plan.job(response.parsed))

    def saw(self, job: T | None) -> None:
        """Take the job as it is now; ``None`` if the answer held none."""
        if job is None:
            self.changed = False
            return
        self.changed = self.job is None or job != self.job
        self.job = job
        self.finished = self.plan.state(job) in TERMINAL

    def heard(self, failure: StreamError) -> None:
        """Take note of how a stream ended, if it reported a failure and did not just break."""
        if failure.code is not None:
            self.report = failure

    def result(self) -> T:
        """The finished job.

        Raises:
            JobFailedError: It ended without success, and that is an error.
            StreamError: Likewise, in the words of its stream.
        """
        job = self.job
        if job is None:
            raise WaitTimeoutError(f"job {self.job_id} was never seen", job=None)
        if self.raise_on_failure and self.plan.state(job) != "succeeded":
            self._raise_report()
            reason = self.plan.reason(job)
            because = f": {reason}" if reason else ""
            failed: Any = job
            raise JobFailedError(
                f"job {self.job_id} ended as {self.plan.status(job)}{because}", job=failed
            )
        return job

    def remaining(self, now: float) -> float | None:
        """Seconds until the deadline, at least 0; ``None`` without one."""
        return None if self.deadline is None else max(0.0, self.deadline - now)

    def patience(self, now: float) -> Patience | None:
        """How long the next look may take with its retries, or ``None``.

        One interval for one attempt at least, so that a wait that is all but over still looks.
        """
        left = self.remaining(now)
        return None if left is None else Patience(left, FIRST_INTERVAL)

    def pause(self, now: float) -> float:
        """Seconds to sleep before the next look; never past the deadline.

        Args:
            now: The monotonic time.

        Raises:
            StreamError: A stream reported that the job failed to end.
            WaitTimeoutError: The deadline has come.
        """
        self._raise_report()
        left = self.remaining(now)
        if left is not None and left <= 0:
            last: Any = self.job
            seen = "never seen" if self.job is None else f"last seen {self.plan.status(self.job)}"
            raise WaitTimeoutError(
                f"job {self.job_id} was not finished in time: {seen}{self._trouble}", job=last
            )
        hint, self._hint = self._hint, None
        # A hint of 0 is no leave to ask without pause.
        wait = hint if hint is not None and 0 < hint <= BACKOFF.hint else self._interval()
        self._looks += 1
        return wait if left is None else min(wait, left)

    def survives(self, failure: BaseError) -> bool:
        """Whether looking again after *failure* may help: a passing fault of server or network.

        A wait without a deadline does not go on for ever against a server that is gone.
        """
        last: Any = self.job
        failure.about(last)
        self._trouble = f" (the last look failed: {failure})"
        self._hint = failure.retry_after if isinstance(failure, APIStatusError) else None
        if self.deadline is None and isinstance(failure, APIConnectionError):
            return False
        return may_repeat(failure, repeatable=True)

    def outweighs(self, failure: BaseError, now: float) -> bool:
        """Whether there is something else to end the wait with than that a look failed.

        Args:
            failure: Why it failed.
            now: The monotonic time.
        """
        if self.report is not None:
            return True
        # The server told of the job until time was up: only to fetch it is not possible.
        return self.known and isinstance(failure, NotFoundError) and self.remaining(now) == 0

    def _raise_report(self) -> None:
        if self.report is not None:
            last: Any = self.job
            raise self.report.about(last)

    def _interval(self) -> float:
        if self.poll_interval is not None:
            return self.poll_interval
        grown = FIRST_INTERVAL * GROWTH ** min(self._looks, 50)
        return min(grown, LONGEST_INTERVAL) * (1.0 - JITTER * self.random())


def checked_job_id(job_id: object) -> None:
    """Refuse an id that is no text."""
    Text(min_length=1)("job id", job_id)
