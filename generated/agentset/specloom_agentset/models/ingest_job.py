"""An ingest job."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attr import define
from attr import field as _field

from .._runtime.datetimes import DateTimeField, OptionalDateTimeField, wire_datetime
from .._runtime.datetimes import instant as _instant
from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    from .ingest_job_config import IngestJobConfig
    from .ingest_job_payload import IngestJobPayload
    from .ingest_job_status import IngestJobStatus


_SHAPE = Shape(
    "IngestJob",
    required=(
        "id",
        "namespaceId",
        "tenantId",
        "externalId",
        "status",
        "error",
        "payload",
        "config",
        "createdAt",
        "queuedAt",
        "preProcessingAt",
        "processingAt",
        "completedAt",
        "failedAt",
    ),
    optional=("name",),
    demanded=("id", "namespaceId", "status", "payload", "createdAt"),
)
_fetch = _SHAPE.fetch
(_KEY_NAME,) = _SHAPE.optional


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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            required = _fetch(source)
            known = 14
            if (name_ := source.get(_KEY_NAME)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            required, (name_,), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        (
            id_,
            namespace_id_,
            self.tenant_id,
            self.external_id,
            status_,
            self.error,
            payload_,
            config_,
            created_at_,
            self._queued_at,
            self._pre_processing_at,
            self._processing_at,
            self._completed_at,
            self._failed_at,
        ) = required
        self.name = name_
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
        try:
            self.payload = decode_ingest_job_payload(payload_)
        except ResponseDecodeError as error:
            error.within("payload")
            raise
        try:
            self.config = IngestJobConfig.from_dict(config_) if config_ is not None else None
        except ResponseDecodeError as error:
            error.within("config")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {
            "id": self.id,
            "namespaceId": self.namespace_id,
            "tenantId": self.tenant_id,
            "externalId": self.external_id,
            "status": self.status,
            "error": self.error,
            "payload": self.payload.to_dict(),
            "config": None if self.config is None else self.config.to_dict(),
            "createdAt": self._created_at
            if type(self._created_at) is str
            else wire_datetime(self._created_at),
            "queuedAt": self._queued_at
            if self._queued_at is None or type(self._queued_at) is str
            else wire_datetime(self._queued_at),
            "preProcessingAt": self._pre_processing_at
            if self._pre_processing_at is None or type(self._pre_processing_at) is str
            else wire_datetime(self._pre_processing_at),
            "processingAt": self._processing_at
            if self._processing_at is None or type(self._processing_at) is str
            else wire_datetime(self._processing_at),
            "completedAt": self._completed_at
            if self._completed_at is None or type(self._completed_at) is str
            else wire_datetime(self._completed_at),
            "failedAt": self._failed_at
            if self._failed_at is None or type(self._failed_at) is str
            else wire_datetime(self._failed_at),
        }
        if self.name is not None:
            data["name"] = self.name
        return {**self._extra, **data} if self._extra else data


from .ingest_job_config import IngestJobConfig  # noqa: E402
from .ingest_job_payload import decode_ingest_job_payload  # noqa: E402
