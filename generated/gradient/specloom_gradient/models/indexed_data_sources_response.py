"""An answer that holds the data sources of one indexing job."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models.model import Model, Shape, decode_list, encode_object, list_of

if TYPE_CHECKING:
    from .indexed_data_source import IndexedDataSource


_SHAPE = Shape(
    "IndexedDataSourcesResponse",
    optional={"indexed_data_sources": "indexed_data_sources"},
    encode={"indexed_data_sources": list_of(encode_object)},
)


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IndexedDataSourcesResponse(Model):
    """An answer that holds the data sources of one indexing job.

    Attributes:
        indexed_data_sources: The data sources of the job.
    """

    indexed_data_sources: list[IndexedDataSource] | None = None

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (indexed_data_sources_,) = values
        at = "indexed_data_sources"
        try:
            self.indexed_data_sources = (
                decode_list(IndexedDataSource.from_dict, indexed_data_sources_)
                if indexed_data_sources_ is not None
                else None
            )
        except ResponseDecodeError as error:
            error.within(at)
            raise


from .indexed_data_source import IndexedDataSource  # noqa: E402
