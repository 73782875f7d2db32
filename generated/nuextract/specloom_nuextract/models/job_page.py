"""One page of jobs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models.model import Model, Shape, decode_list, encode_object, list_of

if TYPE_CHECKING:
    from .job import Job


_SHAPE = Shape(
    "JobPage",
    demanded={"totalCount": "total_count", "skip": "skip", "perPage": "per_page"},
    optional={"items": "items"},
    encode={"items": list_of(encode_object)},
)


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

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (total_count_, skip_, per_page_, items_) = values
        if total_count_ is None or skip_ is None or per_page_ is None:
            raise _SHAPE.lacking(source)
        self.total_count = total_count_
        self.skip = skip_
        self.per_page = per_page_
        at = "items"
        try:
            self.items = decode_list(Job.from_dict, items_) if items_ is not None else None
        except ResponseDecodeError as error:
            error.within(at)
            raise


from .job import Job  # noqa: E402
