"""Addresses of other pages of a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.models import (
    Model,
    Shape,
    new,
)

if TYPE_CHECKING:
    pass


_SHAPE = Shape(
    "PageLinkUrls",
    optional=(
        "first",
        "last",
        "next",
        "previous",
    ),
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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            first_ = source.get("first")
            last_ = source.get("last")
            next_ = source.get("next")
            previous_ = source.get("previous")
            extra = (
                None
                if len(source)
                == 0
                + (first_ is not None)
                + (last_ is not None)
                + (next_ is not None)
                + (previous_ is not None)
                else _SHAPE.beyond(source)
            )
        except (AttributeError, KeyError, TypeError):
            (
                _,
                (
                    first_,
                    last_,
                    next_,
                    previous_,
                ),
                extra,
            ) = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        self.first = first_
        self.last = last_
        self.next = next_
        self.previous = previous_
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
