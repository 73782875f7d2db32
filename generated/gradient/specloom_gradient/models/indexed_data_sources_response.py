"""A response that holds the data sources of one indexing job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, decode_list, encode_object, list_of, new

if TYPE_CHECKING:
    from .indexed_data_source import IndexedDataSource

else:
    _refer(globals(), "IndexedDataSource")
_SHAPE = Shape(
    "IndexedDataSourcesResponse",
    optional={"indexed_data_sources": "indexed_data_sources"},
    encode={"indexed_data_sources": list_of(encode_object)},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IndexedDataSourcesResponse(Model):
    """A response that holds the data sources of one indexing job.

    Attributes:
        indexed_data_sources: The data sources of the job.
    """

    indexed_data_sources: list[IndexedDataSource] | None = None

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 1:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 1 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        (indexed_data_sources_,) = values
        at = "indexed_data_sources"
        try:
            self.indexed_data_sources = (
                decode_list(decode_indexed_data_source, indexed_data_sources_)
                if indexed_data_sources_ is not None
                else None
            )
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_indexed_data_sources_response = IndexedDataSourcesResponse.from_response

from .indexed_data_source import decode_indexed_data_source  # noqa: E402
