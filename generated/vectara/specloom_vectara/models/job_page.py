"""One page of jobs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models.model import Model, Shape, decode_list, encode_object, list_of

if TYPE_CHECKING:
    from .job import Job
    from .job_page_metadata import JobPageMetadata


_SHAPE = Shape(
    "JobPage",
    optional={"jobs": "jobs", "metadata": "metadata"},
    encode={"jobs": list_of(encode_object), "metadata": encode_object},
)


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

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (jobs_, metadata_) = values
        at = "jobs"
        try:
            self.jobs = decode_list(Job.from_dict, jobs_) if jobs_ is not None else None
            at = "metadata"
            self.metadata = JobPageMetadata.from_dict(metadata_) if metadata_ is not None else None
        except ResponseDecodeError as error:
            error.within(at)
            raise


from .job import Job  # noqa: E402
from .job_page_metadata import JobPageMetadata  # noqa: E402
