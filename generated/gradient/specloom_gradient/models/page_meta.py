"""Where a page stands among all pages of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attr import define

from .._runtime.models.model import Model, Shape

_SHAPE = Shape("PageMeta", optional={"page": "page", "pages": "pages", "total": "total"})


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

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (self.page, self.pages, self.total) = values
