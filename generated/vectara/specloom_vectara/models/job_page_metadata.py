"""How to get the next page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attr import define

from .._runtime.models.model import Model, Shape

_SHAPE = Shape("JobPageMetadata", optional={"page_key": "page_key"})


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class JobPageMetadata(Model):
    """How to get the next page.

    Attributes:
        page_key: Key of the next page; null, missing or empty on the last one.
    """

    page_key: str | None = None

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (self.page_key,) = values
