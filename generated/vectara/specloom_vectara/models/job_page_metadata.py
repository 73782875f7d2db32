"""How to get the next page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    pass


_SHAPE = Shape("JobPageMetadata", optional=("page_key",))
(_KEY_PAGE_KEY,) = _SHAPE.optional


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class JobPageMetadata(Model):
    """How to get the next page.

    Attributes:
        page_key: Key of the next page; null, missing or empty on the last one.
    """

    page_key: str | None = None

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            known = 0
            if (page_key_ := source.get(_KEY_PAGE_KEY)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            _, (page_key_,), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        self.page_key = page_key_
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.page_key is not None:
            data["page_key"] = self.page_key
        return {**self._extra, **data} if self._extra else data
