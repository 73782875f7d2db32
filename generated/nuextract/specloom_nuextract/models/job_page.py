"""One page of jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, decode_list, encode_list, new

if TYPE_CHECKING:
    from .job import Job


_SHAPE = Shape(
    "JobPage",
    required=("totalCount", "skip", "perPage"),
    optional=("items",),
    demanded=("totalCount", "skip", "perPage"),
)
(_KEY_TOTAL_COUNT, _KEY_SKIP, _KEY_PER_PAGE) = _SHAPE.required
(_KEY_ITEMS,) = _SHAPE.optional


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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            total_count_ = source[_KEY_TOTAL_COUNT]
            skip_ = source[_KEY_SKIP]
            per_page_ = source[_KEY_PER_PAGE]
            known = 3
            if (items_ := source.get(_KEY_ITEMS)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            (total_count_, skip_, per_page_), (items_,), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        if total_count_ is None or skip_ is None or per_page_ is None:
            raise _SHAPE.lacking(source)
        self.total_count = total_count_
        self.skip = skip_
        self.per_page = per_page_
        try:
            self.items = decode_list(Job.from_dict, items_) if items_ is not None else None
        except ResponseDecodeError as error:
            error.within("items")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {
            "totalCount": self.total_count,
            "skip": self.skip,
            "perPage": self.per_page,
        }
        if self.items is not None:
            data["items"] = encode_list(self.items)
        return {**self._extra, **data} if self._extra else data


from .job import Job  # noqa: E402
