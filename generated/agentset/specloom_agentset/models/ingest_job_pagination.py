"""The neighbours of a page of jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    pass


_SHAPE = Shape(
    "IngestJobPagination", required=("nextCursor", "prevCursor", "hasMore"), demanded=("hasMore",)
)
(_KEY_NEXT_CURSOR, _KEY_PREV_CURSOR, _KEY_HAS_MORE) = _SHAPE.required


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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            next_cursor_ = source[_KEY_NEXT_CURSOR]
            prev_cursor_ = source[_KEY_PREV_CURSOR]
            has_more_ = source[_KEY_HAS_MORE]
            extra = None if len(source) == 3 else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            (next_cursor_, prev_cursor_, has_more_), _, extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        self.next_cursor = next_cursor_
        self.prev_cursor = prev_cursor_
        if has_more_ is None:
            raise _SHAPE.lacking(source)
        self.has_more = has_more_
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {
            "nextCursor": self.next_cursor,
            "prevCursor": self.prev_cursor,
            "hasMore": self.has_more,
        }
        return {**self._extra, **data} if self._extra else data
