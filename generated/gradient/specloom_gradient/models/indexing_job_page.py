"""One page of indexing jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, decode_list, encode_object, list_of, new

if TYPE_CHECKING:
    from .indexing_job import IndexingJob
    from .page_links import PageLinks
    from .page_meta import PageMeta

else:
    _refer(globals(), "IndexingJob", "PageLinks", "PageMeta")
_SHAPE = Shape(
    "IndexingJobPage",
    optional={"jobs": "jobs", "links": "links", "meta": "meta"},
    encode={"jobs": list_of(encode_object), "links": encode_object, "meta": encode_object},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IndexingJobPage(Model):
    """One page of indexing jobs.

    Attributes:
        jobs: The jobs of this page. An empty page is not necessarily the last one.
        links: Links to other pages. May be an empty object.
        meta: Where this page stands among all pages.
    """

    jobs: list[IndexingJob] | None = None
    links: PageLinks | None = None
    meta: PageMeta | None = None

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 3:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 3 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        jobs_, links_, meta_ = values
        at = "jobs"
        try:
            self.jobs = decode_list(decode_indexing_job, jobs_) if jobs_ is not None else None
            at = "links"
            self.links = decode_page_links(links_) if links_ is not None else None
            at = "meta"
            self.meta = decode_page_meta(meta_) if meta_ is not None else None
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_indexing_job_page = IndexingJobPage.from_response

from .indexing_job import decode_indexing_job  # noqa: E402
from .page_links import decode_page_links  # noqa: E402
from .page_meta import decode_page_meta  # noqa: E402
