"""An answer that holds the id of a job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    from .ingest_job_reference import IngestJobReference


_SHAPE = Shape(
    "IngestJobReferenceResponse", required=("success", "data"), demanded=("success", "data")
)
(_KEY_SUCCESS, _KEY_DATA) = _SHAPE.required


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IngestJobReferenceResponse(Model):
    """An answer that holds the id of a job.

    Attributes:
        success: Always true.
        data: The job's id.
    """

    success: bool
    data: IngestJobReference

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            success_ = source[_KEY_SUCCESS]
            data_ = source[_KEY_DATA]
            extra = None if len(source) == 2 else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            (success_, data_), _, extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        if success_ is None or data_ is None:
            raise _SHAPE.lacking(source)
        self.success = success_
        try:
            self.data = IngestJobReference.from_dict(data_)
        except ResponseDecodeError as error:
            error.within("data")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {"success": self.success, "data": self.data.to_dict()}
        return {**self._extra, **data} if self._extra else data


from .ingest_job_reference import IngestJobReference  # noqa: E402
