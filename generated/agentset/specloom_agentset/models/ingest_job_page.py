"""One page of jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, decode_list, encode_list, new

if TYPE_CHECKING:
    from .ingest_job import IngestJob
    from .ingest_job_pagination import IngestJobPagination


_SHAPE = Shape(
    "IngestJobPage",
    required=("success", "data", "pagination"),
    demanded=("success", "data", "pagination"),
)
(_KEY_SUCCESS, _KEY_DATA, _KEY_PAGINATION) = _SHAPE.required


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IngestJobPage(Model):
    """One page of jobs.

    Attributes:
        success: Always true.
        data: The jobs of the page, in the order asked for.
        pagination: The neighbours of this page.
    """

    success: bool
    data: list[IngestJob]
    pagination: IngestJobPagination

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            success_ = source[_KEY_SUCCESS]
            data_ = source[_KEY_DATA]
            pagination_ = source[_KEY_PAGINATION]
            extra = None if len(source) == 3 else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            (success_, data_, pagination_), _, extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        if success_ is None or data_ is None or pagination_ is None:
            raise _SHAPE.lacking(source)
        self.success = success_
        try:
            self.data = decode_list(IngestJob.from_dict, data_)
        except ResponseDecodeError as error:
            error.within("data")
            raise
        try:
            self.pagination = IngestJobPagination.from_dict(pagination_)
        except ResponseDecodeError as error:
            error.within("pagination")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {
            "success": self.success,
            "data": encode_list(self.data),
            "pagination": self.pagination.to_dict(),
        }
        return {**self._extra, **data} if self._extra else data


from .ingest_job import IngestJob  # noqa: E402
from .ingest_job_pagination import IngestJobPagination  # noqa: E402
