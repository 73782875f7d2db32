"""Addresses of other pages of a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    pass


_SHAPE = Shape("PageLinkUrls", optional=("first", "last", "next", "previous"))
(_KEY_FIRST, _KEY_LAST, _KEY_NEXT, _KEY_PREVIOUS) = _SHAPE.optional


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
            known = 0
            if (first_ := source.get(_KEY_FIRST)) is not None:
                known += 1
            if (last_ := source.get(_KEY_LAST)) is not None:
                known += 1
            if (next_ := source.get(_KEY_NEXT)) is not None:
                known += 1
            if (previous_ := source.get(_KEY_PREVIOUS)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            _, (first_, last_, next_, previous_), extra = _SHAPE.read(source)
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
