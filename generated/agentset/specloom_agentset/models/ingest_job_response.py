"""A response that holds one job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, encode_object, new

if TYPE_CHECKING:
    from .ingest_job import IngestJob

else:
    _refer(globals(), "IngestJob")
_SHAPE = Shape(
    "IngestJobResponse",
    demanded={"success": "success", "data": "data"},
    encode={"data": encode_object},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IngestJobResponse(Model):
    """A response that holds one job.

    Attributes:
        success: Always true.
        data: The job.
    """

    success: bool
    data: IngestJob

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
        success_, data_ = values
        if success_ is None or data_ is None:
            raise _SHAPE.lacking(source)
        self.success = success_
        at = "data"
        try:
            self.data = decode_ingest_job(data_)
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_ingest_job_response = IngestJobResponse.from_response

from .ingest_job import decode_ingest_job  # noqa: E402
