"""One page of jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, decode_list, encode_object, list_of, new

if TYPE_CHECKING:
    from .job import Job
    from .job_page_metadata import JobPageMetadata

else:
    _refer(globals(), "Job", "JobPageMetadata")
_SHAPE = Shape(
    "JobPage",
    optional={"jobs": "jobs", "metadata": "metadata"},
    encode={"jobs": list_of(encode_object), "metadata": encode_object},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class JobPage(Model):
    """One page of jobs.

    Attributes:
        jobs: The jobs of this page. An empty page is not necessarily the last one.
        metadata: How to get the next page.
    """

    jobs: list[Job] | None = None
    metadata: JobPageMetadata | None = None

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 2:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 2 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        jobs_, metadata_ = values
        at = "jobs"
        try:
            self.jobs = decode_list(decode_job, jobs_) if jobs_ is not None else None
            at = "metadata"
            self.metadata = decode_job_page_metadata(metadata_) if metadata_ is not None else None
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_job_page = JobPage.from_response

from .job import decode_job  # noqa: E402
from .job_page_metadata import decode_job_page_metadata  # noqa: E402
