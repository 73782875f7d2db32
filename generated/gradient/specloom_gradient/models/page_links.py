"""Links to other pages of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models.model import Model, Shape, encode_object

if TYPE_CHECKING:
    from .page_link_urls import PageLinkUrls


_SHAPE = Shape("PageLinks", optional={"pages": "pages"}, encode={"pages": encode_object})


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class PageLinks(Model):
    """Links to other pages of a list.

    Attributes:
        pages: The links, by their relation to this page.
    """

    pages: PageLinkUrls | None = None

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (pages_,) = values
        at = "pages"
        try:
            self.pages = PageLinkUrls.from_dict(pages_) if pages_ is not None else None
        except ResponseDecodeError as error:
            error.within(at)
            raise


from .page_link_urls import PageLinkUrls  # noqa: E402
