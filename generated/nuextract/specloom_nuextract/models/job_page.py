"""One page of jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, decode_list, encode_object, list_of, new

if TYPE_CHECKING:
    from .job import Job

else:
    _refer(globals(), "Job")
_SHAPE = Shape(
    "JobPage",
    demanded={"totalCount": "total_count", "skip": "skip", "perPage": "per_page"},
    optional={"items": "items"},
    encode={"items": list_of(encode_object)},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class JobPage(Model):
    """One page of jobs.

    Attributes:
        total_count: Number of jobs on all pages.
        skip: Number of jobs passed over before this page.
        per_page: Number of jobs that a page holds at most; may be less than asked for.
        items: The jobs of this page; null or missing when there are none.
    """

    total_count: int
    skip: int
    per_page: int
    items: list[Job] | None = None

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 4:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 4 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        total_count_, skip_, per_page_, items_ = values
        if total_count_ is None or skip_ is None or per_page_ is None:
            raise _SHAPE.lacking(source)
        self.total_count = total_count_
        self.skip = skip_
        self.per_page = per_page_
        at = "items"
        try:
            self.items = decode_list(decode_job, items_) if items_ is not None else None
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_job_page = JobPage.from_response

from .job import decode_job  # noqa: E402
