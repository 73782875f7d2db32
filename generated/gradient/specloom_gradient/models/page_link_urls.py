"""Addresses of other pages of a list."""

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
    "PageLinkUrls",
    keys=(
        "first",
        "last",
        "next",
        "previous",
    ),
    required=(),
)
_fetch = _SHAPE.fetch


@define(kw_only=True, repr=False, weakref_slot=False, on_setattr=setters.NO_OP)
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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            values = _fetch(source)
            extra = None if len(source) == 4 else _SHAPE.beyond(source)
        except (KeyError, TypeError):
            values, extra = _SHAPE.read(source)
        self = cls.__new__(cls)
        self._extra = extra
        (
            self.first,
            self.last,
            self.next,
            self.previous,
        ) = values
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.first is not None:
            data["first"] = self.first
        if self.last is not None:
            data["last"] = self.last
        if self.next is not None:
            data["next"] = self.next
        if self.previous is not None:
            data["previous"] = self.previous
        return {**self._extra, **data} if self._extra else data
