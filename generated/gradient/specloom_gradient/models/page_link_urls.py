"""Addresses of other pages of a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attr import define

from .._runtime.models.model import Model, Shape, new

_SHAPE = Shape(
    "PageLinkUrls",
    optional={"first": "first", "last": "last", "next": "next", "previous": "previous"},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class PageLinkUrls(Model):
    """Addresses of other pages of a list. They are full URLs on the provider's own host.

    Attributes:
        first: URL of the first page.
        last: URL of the last page.
        next: URL of the next page; missing on the last page. To go on, take the page number
            from its query and ask for that page.
        previous: URL of the page before this one.
    """

    first: str | None = None
    last: str | None = None
    next: str | None = None
    previous: str | None = None

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 4:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 4 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        self.first, self.last, self.next, self.previous = values
        return self


decode_page_link_urls = PageLinkUrls.from_response
