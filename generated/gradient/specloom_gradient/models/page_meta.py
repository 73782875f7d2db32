"""Where a page stands among all pages of a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attr import define

from .._runtime.models.model import Model, Shape, new

_SHAPE = Shape("PageMeta", optional={"page": "page", "pages": "pages", "total": "total"})
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class PageMeta(Model):
    """Where a page stands among all pages of a list.

    Attributes:
        page: Number of this page, from 1.
        pages: Number of pages.
        total: Number of jobs on all pages.
    """

    page: int | None = None
    pages: int | None = None
    total: int | None = None

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
        self.page, self.pages, self.total = values
        return self


decode_page_meta = PageMeta.from_response
