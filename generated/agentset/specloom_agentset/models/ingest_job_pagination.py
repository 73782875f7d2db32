"""The neighbours of a page of jobs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attr import define

from .._runtime.models.model import Model, Shape

_SHAPE = Shape(
    "IngestJobPagination",
    demanded={"hasMore": "has_more"},
    nullable={"nextCursor": "next_cursor", "prevCursor": "prev_cursor"},
)


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IngestJobPagination(Model):
    """The neighbours of a page of jobs.

    Attributes:
        next_cursor: The ``cursor`` of the next page going forward; null on the last page.
        prev_cursor: The ``cursor`` of the page before, for going backward; null if there is
            none.
        has_more: Whether there are more jobs. Go by ``nextCursor`` instead.
    """

    next_cursor: str | None
    prev_cursor: str | None
    has_more: bool

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (has_more_, self.next_cursor, self.prev_cursor) = values
        if has_more_ is None:
            raise _SHAPE.lacking(source)
        self.has_more = has_more_
