"""A run that indexes the data sources of a knowledge base."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attr import define, field as _field

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.fields import OptionalDateTimeField, encode_datetime, instant as _instant
from .._runtime.models.model import (
    Model,
    Shape,
    check_list,
    decode_list,
    encode_list,
    encode_object,
    list_of,
    new,
)

if TYPE_CHECKING:
    from .indexed_data_source import IndexedDataSource
    from .indexing_job_phase import IndexingJobPhase
    from .indexing_job_status import IndexingJobStatus

else:
    _refer(globals(), "IndexedDataSource", "IndexingJobPhase", "IndexingJobStatus")
_SHAPE = Shape(
    "IndexingJob",
    optional={
        "uuid": "uuid",
        "knowledge_base_uuid": "knowledge_base_uuid",
        "data_source_uuids": "data_source_uuids",
        "data_source_jobs": "data_source_jobs",
        "phase": "phase",
        "status": "status",
        "completed_datasources": "completed_datasources",
        "total_datasources": "total_datasources",
        "tokens": "tokens",
        "total_tokens": "total_tokens",
        "total_items_failed": "total_items_failed",
        "total_items_indexed": "total_items_indexed",
        "total_items_skipped": "total_items_skipped",
        "is_report_available": "is_report_available",
        "created_at": "_created_at",
        "started_at": "_started_at",
        "finished_at": "_finished_at",
        "updated_at": "_updated_at",
    },
    encode={
        "data_source_uuids": encode_list,
        "data_source_jobs": list_of(encode_object),
        "created_at": encode_datetime,
        "started_at": encode_datetime,
        "finished_at": encode_datetime,
        "updated_at": encode_datetime,
    },
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IndexingJob(Model):
    """A run that indexes the data sources of a knowledge base.

    Attributes:
        uuid: Id of the job.
        knowledge_base_uuid: Id of the knowledge base that is indexed.
        data_source_uuids: Ids of the data sources that the job works on.
        data_source_jobs: Progress and outcome of each data source.
        phase: Where the job stands in its life. It decides whether the job is over.
        status: What came of the job so far. Decides only where ``phase`` is missing or unknown.
        completed_datasources: Number of data sources that are done.
        total_datasources: Number of data sources that the job indexes.
        tokens: Deprecated. Number of tokens. Read ``total_tokens`` instead where it is sent.
        total_tokens: Number of tokens. A whole number written as a string, from 0 to
            18446744073709551615.
        total_items_failed: Number of items that failed. A whole number written as a string,
            from 0 to 18446744073709551615. Some versions of the service leave it out.
        total_items_indexed: Number of items that were indexed. A whole number written as a
            string, from 0 to 18446744073709551615. Some versions of the service leave it out.
        total_items_skipped: Number of items that were skipped. A whole number written as a
            string, from 0 to 18446744073709551615. Some versions of the service leave it out.
        is_report_available: Whether a report with the details of this job can be fetched.
        created_at: When the job was created.
        started_at: When the job began to run; null or missing until then.
        finished_at: When the job ended; null or missing until then.
        updated_at: When the job last changed.
    """

    uuid: str | None = None
    knowledge_base_uuid: str | None = None
    data_source_uuids: list[str] | None = None
    data_source_jobs: list[IndexedDataSource] | None = None
    phase: IndexingJobPhase | str | None = None
    status: IndexingJobStatus | str | None = None
    completed_datasources: int | None = None
    total_datasources: int | None = None
    tokens: int | None = None
    total_tokens: str | None = None
    total_items_failed: str | None = None
    total_items_indexed: str | None = None
    total_items_skipped: str | None = None
    is_report_available: bool | None = None
    _created_at: datetime | str | None = _field(default=None, alias="created_at", eq=_instant)
    _started_at: datetime | str | None = _field(default=None, alias="started_at", eq=_instant)
    _finished_at: datetime | str | None = _field(default=None, alias="finished_at", eq=_instant)
    _updated_at: datetime | str | None = _field(default=None, alias="updated_at", eq=_instant)

    created_at = OptionalDateTimeField("_created_at", "created_at")
    started_at = OptionalDateTimeField("_started_at", "started_at")
    finished_at = OptionalDateTimeField("_finished_at", "finished_at")
    updated_at = OptionalDateTimeField("_updated_at", "updated_at")

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 18:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 18 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        (
            self.uuid,
            self.knowledge_base_uuid,
            data_source_uuids_,
            data_source_jobs_,
            self.phase,
            self.status,
            self.completed_datasources,
            self.total_datasources,
            self.tokens,
            self.total_tokens,
            self.total_items_failed,
            self.total_items_indexed,
            self.total_items_skipped,
            self.is_report_available,
            self._created_at,
            self._started_at,
            self._finished_at,
            self._updated_at,
        ) = values
        at = "data_source_uuids"
        try:
            self.data_source_uuids = (
                data_source_uuids_
                if data_source_uuids_ is None or type(data_source_uuids_) is list
                else check_list(data_source_uuids_)
            )
            at = "data_source_jobs"
            self.data_source_jobs = (
                decode_list(decode_indexed_data_source, data_source_jobs_)
                if data_source_jobs_ is not None
                else None
            )
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_indexing_job = IndexingJob.from_response

from .indexed_data_source import decode_indexed_data_source  # noqa: E402
