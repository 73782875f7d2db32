"""One page of jobs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models.model import Model, Shape, decode_list, encode_object, list_of

if TYPE_CHECKING:
    from .ingest_job import IngestJob
    from .ingest_job_pagination import IngestJobPagination


_SHAPE = Shape(
    "IngestJobPage",
    demanded={"success": "success", "data": "data", "pagination": "pagination"},
    encode={"data": list_of(encode_object), "pagination": encode_object},
)


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

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (success_, data_, pagination_) = values
        if success_ is None or data_ is None or pagination_ is None:
            raise _SHAPE.lacking(source)
        self.success = success_
        at = "data"
        try:
            self.data = decode_list(IngestJob.from_dict, data_)
            at = "pagination"
            self.pagination = IngestJobPagination.from_dict(pagination_)
        except ResponseDecodeError as error:
            error.within(at)
            raise


from .ingest_job import IngestJob  # noqa: E402
from .ingest_job_pagination import IngestJobPagination  # noqa: E402
