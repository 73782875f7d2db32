"""An ingest job."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attr import define, field as _field

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.fields import (
    DateTimeField,
    OptionalDateTimeField,
    encode_datetime,
    instant as _instant,
)
from .._runtime.models.model import Model, Shape, encode_object, new

if TYPE_CHECKING:
    from .ingest_job_config import IngestJobConfig
    from .ingest_job_payload import IngestJobPayload
    from .ingest_job_status import IngestJobStatus

else:
    _refer(globals(), "IngestJobConfig", "IngestJobPayload", "IngestJobStatus")
_SHAPE = Shape(
    "IngestJob",
    demanded={
        "id": "id",
        "namespaceId": "namespace_id",
        "status": "status",
        "payload": "payload",
        "createdAt": "_created_at",
    },
    nullable={
        "tenantId": "tenant_id",
        "externalId": "external_id",
        "error": "error",
        "config": "config",
        "queuedAt": "_queued_at",
        "preProcessingAt": "_pre_processing_at",
        "processingAt": "_processing_at",
        "completedAt": "_completed_at",
        "failedAt": "_failed_at",
    },
    optional={"name": "name"},
    encode={
        "payload": encode_object,
        "config": encode_object,
        "createdAt": encode_datetime,
        "queuedAt": encode_datetime,
        "preProcessingAt": encode_datetime,
        "processingAt": encode_datetime,
        "completedAt": encode_datetime,
        "failedAt": encode_datetime,
    },
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IngestJob(Model):
    """An ingest job. Judge by ``status`` how it stands, not by the times: running a finished job
    again starts it over.

    Attributes:
        id: Id of the job; it starts with ``job_``.
        name: Name of the job, null or left out if it has none.
        namespace_id: Id of the namespace that holds the job; it starts with ``ns_``.
        tenant_id: Tenant that the job belongs to, null for the namespace itself.
        external_id: Id that the job was given when it was created, unique in the namespace;
            null if none.
        status: Where the job stands.
        error: What went wrong, for a job that failed; null otherwise.
        payload: What the job ingests.
        config: How the job parses, cuts and labels the documents, as the server keeps it; null
            if none was given.
        created_at: When the job was created.
        queued_at: When the job was last queued; null if it was not.
        pre_processing_at: When pre-processing began; null if it has not.
        processing_at: When processing began; null if it has not.
        completed_at: When the job was completed; null if it is not.
        failed_at: When the job failed; null if it has not.
    """

    id: str
    name: str | None = None
    namespace_id: str
    tenant_id: str | None
    external_id: str | None
    status: IngestJobStatus | str
    error: str | None
    payload: IngestJobPayload
    config: IngestJobConfig | None
    _created_at: datetime | str = _field(alias="created_at", eq=_instant)
    _queued_at: datetime | str | None = _field(alias="queued_at", eq=_instant)
    _pre_processing_at: datetime | str | None = _field(alias="pre_processing_at", eq=_instant)
    _processing_at: datetime | str | None = _field(alias="processing_at", eq=_instant)
    _completed_at: datetime | str | None = _field(alias="completed_at", eq=_instant)
    _failed_at: datetime | str | None = _field(alias="failed_at", eq=_instant)

    created_at = DateTimeField("_created_at", "createdAt")
    queued_at = OptionalDateTimeField("_queued_at", "queuedAt")
    pre_processing_at = OptionalDateTimeField("_pre_processing_at", "preProcessingAt")
    processing_at = OptionalDateTimeField("_processing_at", "processingAt")
    completed_at = OptionalDateTimeField("_completed_at", "completedAt")
    failed_at = OptionalDateTimeField("_failed_at", "failedAt")

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 15:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 15 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        (
            id_,
            namespace_id_,
            status_,
            payload_,
            created_at_,
            self.tenant_id,
            self.external_id,
            self.error,
            config_,
            self._queued_at,
            self._pre_processing_at,
            self._processing_at,
            self._completed_at,
            self._failed_at,
            self.name,
        ) = values
        if (
            id_ is None
            or namespace_id_ is None
            or status_ is None
            or payload_ is None
            or created_at_ is None
        ):
            raise _SHAPE.lacking(source)
        self.id = id_
        self.namespace_id = namespace_id_
        self.status = status_
        self._created_at = created_at_
        at = "payload"
        try:
            self.payload = decode_ingest_job_payload(payload_)
            at = "config"
            self.config = decode_ingest_job_config(config_) if config_ is not None else None
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_ingest_job = IngestJob.from_response

from .ingest_job_config import decode_ingest_job_config  # noqa: E402
from .ingest_job_payload import decode_ingest_job_payload  # noqa: E402
