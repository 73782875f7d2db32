"""Pages of jobs and the cursors that lead from one to the next."""

from __future__ import annotations

import base64
import binascii
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice

from .job import GONE, IngestJob

Place = tuple[datetime, int]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# These bytes give every cursor a plus and a slash, which clients must percent-encode.
_PREFIX = b"\xfb\xef\xff"


class BadCursorError(ValueError):
    """A cursor that no page has given out."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a list request asks for."""

    statuses: Container[str] | None
    newest_first: bool
    cursor: str | None
    backward: bool
    per_page: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page and its neighbours."""

    jobs: list[IngestJob]
    next_cursor: str | None
    prev_cursor: str | None
    has_more: bool
    """Whether there is more in the direction of the request."""


def page_of(jobs: Sequence[IngestJob], query: Query, now: datetime, *, wrong_edge: bool) -> Page:
    """Cut one page out of `jobs`, which are sorted by their place, oldest first.

    Going backward, the provider's server fetches one job more than fits, to see whether
    there are more, and then drops it at the wrong end: the job next to the cursor is
    lost, not the farthest one. With `wrong_edge` the same happens here.
    """
    place = None if query.cursor is None else _read_cursor(query.cursor)
    # Reading backward in one order is reading forward in the other.
    descending = query.newest_first != query.backward
    candidates = (job for job in _from(jobs, place, descending=descending))
    found = list(islice(_matching(candidates, query.statuses, now), query.per_page + 1))
    has_more = len(found) > query.per_page
    if query.backward:
        found.reverse()
        kept = found[: query.per_page] if wrong_edge else found[-query.per_page :]
    else:
        kept = found[: query.per_page]
    before, after = (
        (has_more, place is not None) if query.backward else (place is not None, has_more)
    )
    return Page(
        jobs=kept,
        next_cursor=_write_cursor(kept[-1].place) if kept and after else None,
        prev_cursor=_write_cursor(kept[0].place) if kept and before else None,
        has_more=has_more,
    )


def _from(
    jobs: Sequence[IngestJob], place: Place | None, *, descending: bool
) -> Iterator[IngestJob]:
    if descending:
        end = len(jobs) if place is None else bisect_left(jobs, place, key=_place)
        return (jobs[index] for index in range(end - 1, -1, -1))
    start = 0 if place is None else bisect_right(jobs, place, key=_place)
    return (jobs[index] for index in range(start, len(jobs)))


def _matching(
    jobs: Iterable[IngestJob], statuses: Container[str] | None, now: datetime
) -> Iterator[IngestJob]:
    for job in jobs:
        status = job.status(now)
        if status != GONE and (statuses is None or status in statuses):
            yield job


def _place(job: IngestJob) -> Place:
    return job.place


def _write_cursor(place: Place) -> str:
    created_at, sequence = place
    microseconds = (created_at - _EPOCH) // timedelta(microseconds=1)
    return base64.b64encode(_PREFIX + f"{microseconds}:{sequence}".encode()).decode()


def _read_cursor(cursor: str) -> Place:
    try:
        raw = base64.b64decode(cursor, validate=True)
        microseconds, _, sequence = raw.removeprefix(_PREFIX).decode().partition(":")
        return (_EPOCH + timedelta(microseconds=int(microseconds)), int(sequence))
    except (binascii.Error, ValueError, OverflowError) as error:
        raise BadCursorError(cursor) from error
