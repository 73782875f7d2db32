# Copied from overlays/runtime/request/retries.py: edit it there.
"""Whether and when to send a call again.

Does no I/O: the decision depends on the operation, the failure and the numbers given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Final

from ..errors import APIConnectionError, APIStatusError, BaseError
from ..record import Record

REPEATABLE_STATUSES: Final = frozenset({408, 429, 500, 502, 503, 504})
"""Statuses after which a repeatable operation may be sent again."""

UNACTED_STATUSES: Final = frozenset({429})
"""Statuses that say that the server did nothing, so that anything may be sent again."""

_NUMBER: Final = re.compile(r"[0-9]+(\.[0-9]+)?")


class Backoff(Record):
    """The limits of waiting between attempts, in seconds.

    Attributes:
        first: The most to wait before the first retry; doubled for each further one.
        most: The most to wait before any retry, unless the server asks for more.
        hint: The largest Retry-After that is obeyed; a larger one ends the retries.
        total: The most to wait in one call.
    """

    first: float = 0.5
    most: float = 8.0
    hint: float = 60.0
    total: float = 60.0

    def wait(self, retry: int, chance: float) -> float:
        """Seconds before retry number *retry* (from 1): full jitter, *chance* in [0, 1)."""
        return chance * min(self.most, self.first * 2.0 ** min(retry - 1, 60))


BACKOFF: Final = Backoff()


class Deadline(Record):
    """When a call must be over, with all of its attempts.

    Attributes:
        at: The moment, on the monotonic clock.
        grace: Seconds that the first attempt may take even if less is left.
    """

    at: float
    grace: float


def may_repeat(failure: BaseError, *, repeatable: bool) -> bool:
    """Whether sending the call again after *failure* can do no harm and may help.

    A call that is not repeatable is sent again only if it is certain that the server did not act.
    """
    if isinstance(failure, APIConnectionError):
        return not failure.permanent and (repeatable or not failure.maybe_sent)
    if isinstance(failure, APIStatusError):
        allowed = REPEATABLE_STATUSES if repeatable else UNACTED_STATUSES
        return failure.status_code in allowed
    return False


class Retries:
    """The retries of one call.

    Attributes:
        repeatable: Whether the operation may be sent twice.
        max_retries: The most retries.
        random: Returns a number in [0, 1).
        backoff: The limits of waiting.
        retries: Retries so far.
        waited: Seconds of waiting so far.
    """

    __slots__ = ("backoff", "max_retries", "random", "repeatable", "retries", "waited")

    def __init__(
        self,
        repeatable: bool,
        max_retries: int,
        random: Callable[[], float],
        backoff: Backoff = BACKOFF,
    ) -> None:
        self.repeatable: Final = repeatable
        self.max_retries: Final = max_retries
        self.random: Final = random
        self.backoff: Final = backoff
        self.retries = 0
        self.waited = 0.0

    def wait_after(self, failure: BaseError, *, left: float | None = None) -> float | None:
        """Seconds to wait before the next attempt, or ``None`` to give up with *failure*.

        Call it once for each failed attempt.

        Args:
            failure: Why the attempt failed.
            left: Seconds until the deadline, or ``None``; a wait that would reach it gives up.
        """
        if self.retries >= self.max_retries or not may_repeat(failure, repeatable=self.repeatable):
            return None
        hint = failure.retry_after if isinstance(failure, APIStatusError) else None
        if hint is not None and hint > self.backoff.hint:
            return None
        wait = self.backoff.wait(self.retries + 1, self.random()) if hint is None else hint
        if self.waited + wait > self.backoff.total or (left is not None and wait >= left):
            return None
        self.retries += 1
        self.waited += wait
        return wait


def parse_retry_after(
    headers: Mapping[str, str], now: float, *, epochs: bool = True
) -> float | None:
    """Seconds that a response asks to wait (RFC 9110 section 10.2.3).

    Some servers send a moment where the standard has seconds. A number that would be decades as
    seconds, and is a date of our time as seconds, milliseconds or less since the epoch, is that
    moment. Moments are measured against the response's Date: the server's clock may be off.

    Args:
        headers: The response's, look-up ignoring case: Retry-After, and Date.
        now: Seconds since the epoch, where there is no valid Date.
        epochs: Whether a number may be a moment.

    Returns:
        At least 0 (also for a moment in the past); ``None`` without a valid Retry-After.
    """
    text = headers.get("retry-after", "").strip()
    if _NUMBER.fullmatch(text):
        number = float(text)
        moment = _moment(number) if epochs else None
        if moment is None:
            return number if number < float("inf") else None
    else:
        moment = _http_date(text)
        if moment is None:
            return None
    sent = _http_date(headers.get("date", ""))
    return max(0.0, moment - (now if sent is None else sent))


def _moment(number: float) -> float | None:
    """The moment that *number* can only be, in seconds since the epoch, or ``None``."""
    for unit in (1.0, 1e3, 1e6, 1e9):
        # From 2001 to 2286: no unit's range overlaps another's.
        if 1e9 <= number / unit < 1e10:
            return number / unit
    return None


def _http_date(date: str) -> float | None:
    """The seconds since the epoch of an HTTP-date, or ``None`` where it is not valid."""
    try:
        moment = parsedate_to_datetime(date)
    except (TypeError, ValueError, OverflowError):
        return None
    # The old format of asctime names no zone; by RFC 9110 section 5.6.7 it is GMT.
    utc = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return utc.timestamp()
