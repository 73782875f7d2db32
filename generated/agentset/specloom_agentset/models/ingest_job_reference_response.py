"""An answer that holds the id of a job."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models.model import Model, Shape, encode_object

if TYPE_CHECKING:
    from .ingest_job_reference import IngestJobReference


_SHAPE = Shape(
    "IngestJobReferenceResponse",
    demanded={"success": "success", "data": "data"},
    encode={"data": encode_object},
)


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IngestJobReferenceResponse(Model):
    """An answer that holds the id of a job.

    Attributes:
        success: Always true.
        data: The job's id.
    """

    success: bool
    data: IngestJobReference

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (success_, data_) = values
        if success_ is None or data_ is None:
            raise _SHAPE.lacking(source)
        self.success = success_
        at = "data"
        try:
            self.data = IngestJobReference.from_dict(data_)
        except ResponseDecodeError as error:
            error.within(at)
            raise


from .ingest_job_reference import IngestJobReference  # noqa: E402
