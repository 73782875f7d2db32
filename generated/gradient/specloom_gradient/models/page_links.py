"""Links to other pages of a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, encode_object, new

if TYPE_CHECKING:
    from .page_link_urls import PageLinkUrls

else:
    _refer(globals(), "PageLinkUrls")
_SHAPE = Shape("PageLinks", optional={"pages": "pages"}, encode={"pages": encode_object})
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class PageLinks(Model):
    """Links to other pages of a list.

    Attributes:
        pages: The links, by their relation to this page.
    """

    pages: PageLinkUrls | None = None

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 1:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 1 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        (pages_,) = values
        at = "pages"
        try:
            self.pages = decode_page_link_urls(pages_) if pages_ is not None else None
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_page_links = PageLinks.from_response

from .page_link_urls import decode_page_link_urls  # noqa: E402
