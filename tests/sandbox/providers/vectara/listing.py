"""Pages of jobs, and the keys that lead from one to the next."""

from __future__ import annotations

import base64
import binascii
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, cast

import orjson

from .job import VectaraJob

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# These bytes give every key a plus and a slash, which clients must percent-encode in a query.
_PREFIX = b"\xfb\xef\xff"


class BadPageKeyError(ValueError):
    """A page key that no page has given out."""


def _nothing() -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Key:
    """What a page key says."""

    place: tuple[int, int]
    """The job behind which the page begins: microseconds since 1970, and its sequence."""
    gap: bool = False
    """Whether the page is an empty one that only leads on."""
    request: dict[str, Any] = field(default_factory=_nothing)
    """The filters, where they travel in the key and not beside it."""

    def written(self) -> str:
        """Return the key as it stands in an answer."""
        told = orjson.dumps([self.place, self.gap, self.request])
        return base64.b64encode(_PREFIX + told).decode()


def read_key(text: str) -> Key:
    """Return what a page key says."""
    try:
        told = base64.b64decode(text, validate=True)
        (moment, sequence), gap, request = orjson.loads(told.removeprefix(_PREFIX))
    except (binascii.Error, TypeError, ValueError) as error:
        raise BadPageKeyError(text) from error
    return Key((int(moment), int(sequence)), bool(gap), cast("dict[str, Any]", request))


@dataclass(frozen=True, slots=True)
class Page:
    """One page and the key of the next one."""

    jobs: list[VectaraJob]
    next_key: str | None


def page_of(
    jobs: Sequence[VectaraJob],
    wanted: Callable[[VectaraJob], bool],
    limit: int,
    key: Key | None,
    *,
    gaps: bool,
    request: dict[str, Any] | None = None,
) -> Page:
    """Cut one page out of `jobs`, which are sorted by their place; the newest come first.

    With `gaps`, a key leads to an empty page, whose key leads to the next jobs.
    """
    if key is not None and key.gap:
        return Page([], Key(key.place, request=key.request).written())
    end = len(jobs) if key is None else bisect_left(jobs, key.place, key=_place)
    candidates = (jobs[index] for index in range(end - 1, -1, -1) if wanted(jobs[index]))
    found = list(islice(candidates, limit + 1))
    more = len(found) > limit
    kept = found[:limit]
    if not more:
        return Page(kept, None)
    return Page(kept, Key(_place(kept[-1]), gap=gaps, request=request or {}).written())


def _place(job: VectaraJob) -> tuple[int, int]:
    return ((job.created_at - _EPOCH) // timedelta(microseconds=1), job.sequence)
