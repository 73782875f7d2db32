"""Progress and outcome of one data source within an indexing job."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attr import define
from attr import field as _field

from .._runtime.datetimes import OptionalDateTimeField, wire_datetime
from .._runtime.datetimes import instant as _instant
from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    from .indexed_data_source_status import IndexedDataSourceStatus


_SHAPE = Shape(
    "IndexedDataSource",
    optional=(
        "data_source_uuid",
        "status",
        "error_msg",
        "error_details",
        "started_at",
        "completed_at",
        "failed_item_count",
        "indexed_file_count",
        "indexed_item_count",
        "removed_item_count",
        "skipped_item_count",
        "total_bytes",
        "total_bytes_indexed",
        "total_file_count",
    ),
)
_fetch_optional = _SHAPE.fetch_optional


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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            if len(source) == 14:
                optional, extra = _fetch_optional(source), None
            else:
                optional, extra = _SHAPE.others(source)
        except (AttributeError, KeyError, TypeError):
            _, optional, extra = _SHAPE.read(source)
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
        ) = optional
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.data_source_uuid is not None:
            data["data_source_uuid"] = self.data_source_uuid
        if self.status is not None:
            data["status"] = self.status
        if self.error_msg is not None:
            data["error_msg"] = self.error_msg
        if self.error_details is not None:
            data["error_details"] = self.error_details
        if self._started_at is not None:
            data["started_at"] = (
                self._started_at
                if type(self._started_at) is str
                else wire_datetime(self._started_at)
            )
        if self._completed_at is not None:
            data["completed_at"] = (
                self._completed_at
                if type(self._completed_at) is str
                else wire_datetime(self._completed_at)
            )
        if self.failed_item_count is not None:
            data["failed_item_count"] = self.failed_item_count
        if self.indexed_file_count is not None:
            data["indexed_file_count"] = self.indexed_file_count
        if self.indexed_item_count is not None:
            data["indexed_item_count"] = self.indexed_item_count
        if self.removed_item_count is not None:
            data["removed_item_count"] = self.removed_item_count
        if self.skipped_item_count is not None:
            data["skipped_item_count"] = self.skipped_item_count
        if self.total_bytes is not None:
            data["total_bytes"] = self.total_bytes
        if self.total_bytes_indexed is not None:
            data["total_bytes_indexed"] = self.total_bytes_indexed
        if self.total_file_count is not None:
            data["total_file_count"] = self.total_file_count
        return {**self._extra, **data} if self._extra else data
