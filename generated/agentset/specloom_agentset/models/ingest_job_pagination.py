"""The neighbours of a page of jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attr import define

from .._runtime.models.model import Model, Shape, new

_SHAPE = Shape(
    "IngestJobPagination",
    demanded={"hasMore": "has_more"},
    nullable={"nextCursor": "next_cursor", "prevCursor": "prev_cursor"},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


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

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 3:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 3 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        has_more_, self.next_cursor, self.prev_cursor = values
        if has_more_ is None:
            raise _SHAPE.lacking(source)
        self.has_more = has_more_
        return self


decode_ingest_job_pagination = IngestJobPagination.from_response
