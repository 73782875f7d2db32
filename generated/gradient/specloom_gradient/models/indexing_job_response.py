"""A response that holds one indexing job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, encode_object, new

if TYPE_CHECKING:
    from .indexing_job import IndexingJob

else:
    _refer(globals(), "IndexingJob")
_SHAPE = Shape("IndexingJobResponse", optional={"job": "job"}, encode={"job": encode_object})
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IndexingJobResponse(Model):
    """A response that holds one indexing job.

    Attributes:
        job: The indexing job.
    """

    job: IndexingJob | None = None

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
        (job_,) = values
        at = "job"
        try:
            self.job = decode_indexing_job(job_) if job_ is not None else None
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_indexing_job_response = IndexingJobResponse.from_response

from .indexing_job import decode_indexing_job  # noqa: E402
