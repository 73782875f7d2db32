"""Pages by number, and what an answer says of the pages around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode

Links = Literal["full", "absent", "null", "empty", "null pages", "empty pages", "null urls"]
"""What stands in `links`: the URLs, or one of the ways to say nothing."""
Meta = Literal["full", "absent", "null", "empty", "null members"]
"""What stands in `meta`: the numbers, or one of the ways to say nothing."""

_SAYING_NOTHING: dict[str, Any] = {
    "null": None,
    "empty": {},
    "null pages": {"pages": None},
    "empty pages": {"pages": {}},
    "null urls": {"pages": {"first": None, "last": None, "next": None, "previous": None}},
    "null members": {"page": None, "pages": None, "total": None},
}


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page stands among all."""

    page: int
    per_page: int
    total: int

    @property
    def pages(self) -> int:
        """The number of pages; there is always one."""
        return max(1, -(-self.total // self.per_page))

    def said(self, url: str, links: Links, meta: Meta) -> dict[str, Any]:
        """Return the members that say it, with links to other pages of `url`."""
        told: dict[str, Any] = {"links": self._links(url), "meta": self._meta()}
        for name, how in (("links", links), ("meta", meta)):
            if how == "absent":
                del told[name]
            elif how != "full":
                told[name] = _SAYING_NOTHING[how]
        return told

    def _links(self, url: str) -> dict[str, Any]:
        found: dict[str, int] = {}
        if self.page > 1:
            found |= {"first": 1, "previous": self.page - 1}
        if self.page < self.pages:
            found |= {"next": self.page + 1, "last": self.pages}
        query = {"per_page": self.per_page}
        urls = {name: f"{url}?{urlencode({'page': n, **query})}" for name, n in found.items()}
        return {"pages": urls} if urls else {}

    def _meta(self) -> dict[str, int]:
        return {"page": self.page, "pages": self.pages, "total": self.total}
