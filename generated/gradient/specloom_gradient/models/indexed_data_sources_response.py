"""An answer that holds the data sources of one indexing job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, decode_list, encode_list, new

if TYPE_CHECKING:
    from .indexed_data_source import IndexedDataSource


_SHAPE = Shape("IndexedDataSourcesResponse", optional=("indexed_data_sources",))
(_KEY_INDEXED_DATA_SOURCES,) = _SHAPE.optional


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IndexedDataSourcesResponse(Model):
    """An answer that holds the data sources of one indexing job.

    Attributes:
        indexed_data_sources: The data sources of the job.
    """

    indexed_data_sources: list[IndexedDataSource] | None = None

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            known = 0
            if (indexed_data_sources_ := source.get(_KEY_INDEXED_DATA_SOURCES)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            _, (indexed_data_sources_,), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        try:
            self.indexed_data_sources = (
                decode_list(IndexedDataSource.from_dict, indexed_data_sources_)
                if indexed_data_sources_ is not None
                else None
            )
        except ResponseDecodeError as error:
            error.within("indexed_data_sources")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.indexed_data_sources is not None:
            data["indexed_data_sources"] = encode_list(self.indexed_data_sources)
        return {**self._extra, **data} if self._extra else data


from .indexed_data_source import IndexedDataSource  # noqa: E402
