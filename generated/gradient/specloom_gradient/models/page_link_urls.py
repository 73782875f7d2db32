"""Addresses of other pages of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attr import define

from .._runtime.models.model import Model, Shape

_SHAPE = Shape(
    "PageLinkUrls",
    optional={"first": "first", "last": "last", "next": "next", "previous": "previous"},
)


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

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (self.first, self.last, self.next, self.previous) = values
