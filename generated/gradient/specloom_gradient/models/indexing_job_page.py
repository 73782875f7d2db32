"""One page of indexing jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, decode_list, encode_list, new

if TYPE_CHECKING:
    from .indexing_job import IndexingJob
    from .page_links import PageLinks
    from .page_meta import PageMeta


_SHAPE = Shape("IndexingJobPage", optional=("jobs", "links", "meta"))
(_KEY_JOBS, _KEY_LINKS, _KEY_META) = _SHAPE.optional


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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            known = 0
            if (jobs_ := source.get(_KEY_JOBS)) is not None:
                known += 1
            if (links_ := source.get(_KEY_LINKS)) is not None:
                known += 1
            if (meta_ := source.get(_KEY_META)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            _, (jobs_, links_, meta_), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        try:
            self.jobs = decode_list(IndexingJob.from_dict, jobs_) if jobs_ is not None else None
        except ResponseDecodeError as error:
            error.within("jobs")
            raise
        try:
            self.links = PageLinks.from_dict(links_) if links_ is not None else None
        except ResponseDecodeError as error:
            error.within("links")
            raise
        try:
            self.meta = PageMeta.from_dict(meta_) if meta_ is not None else None
        except ResponseDecodeError as error:
            error.within("meta")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.jobs is not None:
            data["jobs"] = encode_list(self.jobs)
        if self.links is not None:
            data["links"] = self.links.to_dict()
        if self.meta is not None:
            data["meta"] = self.meta.to_dict()
        return {**self._extra, **data} if self._extra else data


from .indexing_job import IndexingJob  # noqa: E402
from .page_links import PageLinks  # noqa: E402
from .page_meta import PageMeta  # noqa: E402
