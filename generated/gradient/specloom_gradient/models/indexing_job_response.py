"""An answer that holds one indexing job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    from .indexing_job import IndexingJob


_SHAPE = Shape("IndexingJobResponse", optional=("job",))
(_KEY_JOB,) = _SHAPE.optional


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IndexingJobResponse(Model):
    """An answer that holds one indexing job.

    Attributes:
        job: The indexing job.
    """

    job: IndexingJob | None = None

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            known = 0
            if (job_ := source.get(_KEY_JOB)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            _, (job_,), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        try:
            self.job = IndexingJob.from_dict(job_) if job_ is not None else None
        except ResponseDecodeError as error:
            error.within("job")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.job is not None:
            data["job"] = self.job.to_dict()
        return {**self._extra, **data} if self._extra else data


from .indexing_job import IndexingJob  # noqa: E402
