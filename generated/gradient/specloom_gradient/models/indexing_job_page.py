"""One page of indexing jobs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models.model import Model, Shape, decode_list, encode_object, list_of

if TYPE_CHECKING:
    from .indexing_job import IndexingJob
    from .page_links import PageLinks
    from .page_meta import PageMeta


_SHAPE = Shape(
    "IndexingJobPage",
    optional={"jobs": "jobs", "links": "links", "meta": "meta"},
    encode={"jobs": list_of(encode_object), "links": encode_object, "meta": encode_object},
)


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

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (jobs_, links_, meta_) = values
        at = "jobs"
        try:
            self.jobs = decode_list(IndexingJob.from_dict, jobs_) if jobs_ is not None else None
            at = "links"
            self.links = PageLinks.from_dict(links_) if links_ is not None else None
            at = "meta"
            self.meta = PageMeta.from_dict(meta_) if meta_ is not None else None
        except ResponseDecodeError as error:
            error.within(at)
            raise


from .indexing_job import IndexingJob  # noqa: E402
from .page_links import PageLinks  # noqa: E402
from .page_meta import PageMeta  # noqa: E402
