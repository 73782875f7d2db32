"""An answer that holds one job."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models.model import Model, Shape, encode_object

if TYPE_CHECKING:
    from .ingest_job import IngestJob


_SHAPE = Shape(
    "IngestJobResponse",
    demanded={"success": "success", "data": "data"},
    encode={"data": encode_object},
)


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IngestJobResponse(Model):
    """An answer that holds one job.

    Attributes:
        success: Always true.
        data: The job.
    """

    success: bool
    data: IngestJob

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (success_, data_) = values
        if success_ is None or data_ is None:
            raise _SHAPE.lacking(source)
        self.success = success_
        at = "data"
        try:
            self.data = IngestJob.from_dict(data_)
        except ResponseDecodeError as error:
            error.within(at)
            raise


from .ingest_job import IngestJob  # noqa: E402
