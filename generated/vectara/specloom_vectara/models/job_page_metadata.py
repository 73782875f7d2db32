"""How to get the next page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, setters

from .._runtime.models import (
    Model,
    Shape,
)

if TYPE_CHECKING:
    pass


_SHAPE = Shape(
    "JobPageMetadata",
    keys=("page_key",),
    required=(),
)
_fetch = _SHAPE.fetch


@define(kw_only=True, repr=False, weakref_slot=False, on_setattr=setters.NO_OP)
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
            values = _fetch(source)
            extra = None if len(source) == 1 else _SHAPE.beyond(source)
        except (KeyError, TypeError):
            values, extra = _SHAPE.read(source)
        self = cls.__new__(cls)
        self._extra = extra
        (self.page_key,) = values
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.page_key is not None:
            data["page_key"] = self.page_key
        return {**self._extra, **data} if self._extra else data
