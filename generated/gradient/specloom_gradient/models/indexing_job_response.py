"""An answer that holds one indexing job."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models.model import Model, Shape, encode_object

if TYPE_CHECKING:
    from .indexing_job import IndexingJob


_SHAPE = Shape("IndexingJobResponse", optional={"job": "job"}, encode={"job": encode_object})


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IndexingJobResponse(Model):
    """An answer that holds one indexing job.

    Attributes:
        job: The indexing job.
    """

    job: IndexingJob | None = None

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (job_,) = values
        at = "job"
        try:
            self.job = IndexingJob.from_dict(job_) if job_ is not None else None
        except ResponseDecodeError as error:
            error.within(at)
            raise


from .indexing_job import IndexingJob  # noqa: E402
