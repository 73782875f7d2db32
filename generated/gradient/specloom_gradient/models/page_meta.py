"""Where a page stands among all pages of a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    pass


_SHAPE = Shape("PageMeta", optional=("page", "pages", "total"))
(_KEY_PAGE, _KEY_PAGES, _KEY_TOTAL) = _SHAPE.optional


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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            known = 0
            if (page_ := source.get(_KEY_PAGE)) is not None:
                known += 1
            if (pages_ := source.get(_KEY_PAGES)) is not None:
                known += 1
            if (total_ := source.get(_KEY_TOTAL)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            _, (page_, pages_, total_), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        self.page = page_
        self.pages = pages_
        self.total = total_
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.page is not None:
            data["page"] = self.page
        if self.pages is not None:
            data["pages"] = self.pages
        if self.total is not None:
            data["total"] = self.total
        return {**self._extra, **data} if self._extra else data
