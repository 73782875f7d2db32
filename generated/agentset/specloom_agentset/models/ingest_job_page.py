"""One page of jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, decode_list, encode_object, list_of, new

if TYPE_CHECKING:
    from .ingest_job import IngestJob
    from .ingest_job_pagination import IngestJobPagination

else:
    _refer(globals(), "IngestJob", "IngestJobPagination")
_SHAPE = Shape(
    "IngestJobPage",
    demanded={"success": "success", "data": "data", "pagination": "pagination"},
    encode={"data": list_of(encode_object), "pagination": encode_object},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


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

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 3:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 3 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        success_, data_, pagination_ = values
        if success_ is None or data_ is None or pagination_ is None:
            raise _SHAPE.lacking(source)
        self.success = success_
        at = "data"
        try:
            self.data = decode_list(decode_ingest_job, data_)
            at = "pagination"
            self.pagination = decode_ingest_job_pagination(pagination_)
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_ingest_job_page = IngestJobPage.from_response

from .ingest_job import decode_ingest_job  # noqa: E402
from .ingest_job_pagination import decode_ingest_job_pagination  # noqa: E402
