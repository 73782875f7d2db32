"""The status and the times of a job, without its input and output."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attr import define, field as _field

from .._runtime.models.fields import (
    DateTimeField,
    OptionalDateTimeField,
    encode_datetime,
    instant as _instant,
)
from .._runtime.models.model import Model, Shape, new

_SHAPE = Shape(
    "JobStatusReport",
    demanded={
        "id": "id",
        "jobType": "job_type",
        "status": "status",
        "ownerUser": "owner_user",
        "createdAt": "_created_at",
        "updatedAt": "_updated_at",
    },
    optional={
        "ownerOrganization": "owner_organization",
        "timeoutSeconds": "timeout_seconds",
        "startedAt": "_started_at",
        "completedAt": "_completed_at",
    },
    encode={
        "startedAt": encode_datetime,
        "completedAt": encode_datetime,
        "createdAt": encode_datetime,
        "updatedAt": encode_datetime,
    },
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class JobStatusReport(Model):
    """The status and the times of a job, without its input and output.

    Attributes:
        id: Id of the job.
        job_type: Kind of work, for example ``structured-extraction``. There is no closed list.
        status: State of the job. There is no closed list: ``completed`` (compare without regard
            to case) means success, anything else once ``completedAt`` is set means failure.
        owner_user: The user that owns the job.
        owner_organization: The organization that owns the job, if any; otherwise null or
            missing.
        timeout_seconds: How long the job may run, in seconds, before the service ends it. Some
            releases of the service leave it out.
        started_at: When the job began to run; null or missing while it waits.
        completed_at: When the job ended, well or badly; null or missing until then.
        created_at: When the job was created.
        updated_at: When the job last changed.
    """

    id: str
    job_type: str
    status: str
    owner_user: str
    owner_organization: str | None = None
    timeout_seconds: int | None = None
    _started_at: datetime | str | None = _field(default=None, alias="started_at", eq=_instant)
    _completed_at: datetime | str | None = _field(default=None, alias="completed_at", eq=_instant)
    _created_at: datetime | str = _field(alias="created_at", eq=_instant)
    _updated_at: datetime | str = _field(alias="updated_at", eq=_instant)

    started_at = OptionalDateTimeField("_started_at", "startedAt")
    completed_at = OptionalDateTimeField("_completed_at", "completedAt")
    created_at = DateTimeField("_created_at", "createdAt")
    updated_at = DateTimeField("_updated_at", "updatedAt")

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 10:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 10 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        (
            id_,
            job_type_,
            status_,
            owner_user_,
            created_at_,
            updated_at_,
            self.owner_organization,
            self.timeout_seconds,
            self._started_at,
            self._completed_at,
        ) = values
        if (
            id_ is None
            or job_type_ is None
            or status_ is None
            or owner_user_ is None
            or created_at_ is None
            or updated_at_ is None
        ):
            raise _SHAPE.lacking(source)
        self.id = id_
        self.job_type = job_type_
        self.status = status_
        self.owner_user = owner_user_
        self._created_at = created_at_
        self._updated_at = updated_at_
        return self


decode_job_status_report = JobStatusReport.from_response
