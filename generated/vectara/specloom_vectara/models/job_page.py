"""One page of jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, decode_list, encode_list, new

if TYPE_CHECKING:
    from .job import Job
    from .job_page_metadata import JobPageMetadata


_SHAPE = Shape("JobPage", optional=("jobs", "metadata"))
(_KEY_JOBS, _KEY_METADATA) = _SHAPE.optional


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class JobPage(Model):
    """One page of jobs.

    Attributes:
        jobs: The jobs of this page. An empty page is not necessarily the last one.
        metadata: How to get the next page.
    """

    jobs: list[Job] | None = None
    metadata: JobPageMetadata | None = None

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
            if (metadata_ := source.get(_KEY_METADATA)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            _, (jobs_, metadata_), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        try:
            self.jobs = decode_list(Job.from_dict, jobs_) if jobs_ is not None else None
        except ResponseDecodeError as error:
            error.within("jobs")
            raise
        try:
            self.metadata = JobPageMetadata.from_dict(metadata_) if metadata_ is not None else None
        except ResponseDecodeError as error:
            error.within("metadata")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.jobs is not None:
            data["jobs"] = encode_list(self.jobs)
        if self.metadata is not None:
            data["metadata"] = self.metadata.to_dict()
        return {**self._extra, **data} if self._extra else data


from .job import Job  # noqa: E402
from .job_page_metadata import JobPageMetadata  # noqa: E402
