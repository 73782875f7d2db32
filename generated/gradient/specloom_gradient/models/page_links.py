"""Links to other pages of a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    from .page_link_urls import PageLinkUrls


_SHAPE = Shape("PageLinks", optional=("pages",))
(_KEY_PAGES,) = _SHAPE.optional


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class PageLinks(Model):
    """Links to other pages of a list.

    Attributes:
        pages: The links, by their relation to this page.
    """

    pages: PageLinkUrls | None = None

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            known = 0
            if (pages_ := source.get(_KEY_PAGES)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            _, (pages_,), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        try:
            self.pages = PageLinkUrls.from_dict(pages_) if pages_ is not None else None
        except ResponseDecodeError as error:
            error.within("pages")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.pages is not None:
            data["pages"] = self.pages.to_dict()
        return {**self._extra, **data} if self._extra else data


from .page_link_urls import PageLinkUrls  # noqa: E402
