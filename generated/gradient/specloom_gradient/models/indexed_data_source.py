"""Progress and outcome of one data source within an indexing job."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attr import define, field as _field

from .._runtime.lazy import refer as _refer
from .._runtime.models.fields import OptionalDateTimeField, encode_datetime, instant as _instant
from .._runtime.models.model import Model, Shape, new

if TYPE_CHECKING:
    from .indexed_data_source_status import IndexedDataSourceStatus

else:
    _refer(globals(), "IndexedDataSourceStatus")
_SHAPE = Shape(
    "IndexedDataSource",
    optional={
        "data_source_uuid": "data_source_uuid",
        "status": "status",
        "error_msg": "error_msg",
        "error_details": "error_details",
        "started_at": "_started_at",
        "completed_at": "_completed_at",
        "failed_item_count": "failed_item_count",
        "indexed_file_count": "indexed_file_count",
        "indexed_item_count": "indexed_item_count",
        "removed_item_count": "removed_item_count",
        "skipped_item_count": "skipped_item_count",
        "total_bytes": "total_bytes",
        "total_bytes_indexed": "total_bytes_indexed",
        "total_file_count": "total_file_count",
    },
    encode={"started_at": encode_datetime, "completed_at": encode_datetime},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IndexedDataSource(Model):
    """Progress and outcome of one data source within an indexing job.

    Attributes:
        data_source_uuid: Id of the data source.
        status: How far the data source is.
        error_msg: A short code that hints at the part of the service that failed.
        error_details: What went wrong, in detail.
        started_at: When indexing of the data source began; null or missing until then.
        completed_at: When indexing of the data source ended; null or missing until then.
        failed_item_count: Number of files that failed. A whole number written as a string, from
            0 to 18446744073709551615.
        indexed_file_count: Number of files that were indexed. A whole number written as a
            string, from 0 to 18446744073709551615.
        indexed_item_count: Number of items that were indexed. A whole number written as a
            string, from 0 to 18446744073709551615.
        removed_item_count: Number of files that were taken out of the index. A whole number
            written as a string, from 0 to 18446744073709551615.
        skipped_item_count: Number of files that were skipped. A whole number written as a
            string, from 0 to 18446744073709551615.
        total_bytes: Size of all files of the data source, in bytes. A whole number written as a
            string, from 0 to 18446744073709551615.
        total_bytes_indexed: Size of the files that were indexed, in bytes. A whole number
            written as a string, from 0 to 18446744073709551615.
        total_file_count: Number of files in the data source. A whole number written as a
            string, from 0 to 18446744073709551615.
    """

    data_source_uuid: str | None = None
    status: IndexedDataSourceStatus | str | None = None
    error_msg: str | None = None
    error_details: str | None = None
    _started_at: datetime | str | None = _field(default=None, alias="started_at", eq=_instant)
    _completed_at: datetime | str | None = _field(default=None, alias="completed_at", eq=_instant)
    failed_item_count: str | None = None
    indexed_file_count: str | None = None
    indexed_item_count: str | None = None
    removed_item_count: str | None = None
    skipped_item_count: str | None = None
    total_bytes: str | None = None
    total_bytes_indexed: str | None = None
    total_file_count: str | None = None

    started_at = OptionalDateTimeField("_started_at", "started_at")
    completed_at = OptionalDateTimeField("_completed_at", "completed_at")

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 14:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 14 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        (
            self.data_source_uuid,
            self.status,
            self.error_msg,
            self.error_details,
            self._started_at,
            self._completed_at,
            self.failed_item_count,
            self.indexed_file_count,
            self.indexed_item_count,
            self.removed_item_count,
            self.skipped_item_count,
            self.total_bytes,
            self.total_bytes_indexed,
            self.total_file_count,
        ) = values
        return self


decode_indexed_data_source = IndexedDataSource.from_response
