"""A job with its input and, once it is over, its output or its error."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attr import define, field as _field

from .._runtime.models.fields import (
    DateTimeField,
    JSONTextField,
    OptionalDateTimeField,
    encode_datetime,
    instant as _instant,
)
from .._runtime.models.model import Model, Shape, new

_SHAPE = Shape(
    "Job",
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
        "inputData": "input_data",
        "outputData": "output_data",
        "errorMessage": "error_message",
        "errorCode": "error_code",
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
class Job(Model):
    """A job with its input and, once it is over, its output or its error.

    Attributes:
        id: Id of the job.
        job_type: Kind of work, for example ``structured-extraction``. There is no closed list.
        status: State of the job. There is no closed list: ``completed`` (compare without regard
            to case) means success, anything else once ``completedAt`` is set means failure.
        owner_user: The user that owns the job.
        owner_organization: The organization that owns the job, if any; otherwise null or
            missing.
        input_data: What went into the job: a string that itself holds JSON, so it has to be
            decoded once more. ``parsed_input`` returns it parsed.
        output_data: What came out of the job: a string that itself holds JSON, so it has to be
            decoded once more. Null or missing until the job has completed. ``parsed_output``
            returns it parsed.
        error_message: What went wrong, for a person to read. Null or missing unless the job
            failed.
        error_code: Short name of what went wrong. Null or missing unless the job failed.
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
    input_data: str | None = None
    output_data: str | None = None
    error_message: str | None = None
    error_code: str | None = None
    _started_at: datetime | str | None = _field(default=None, alias="started_at", eq=_instant)
    _completed_at: datetime | str | None = _field(default=None, alias="completed_at", eq=_instant)
    _created_at: datetime | str = _field(alias="created_at", eq=_instant)
    _updated_at: datetime | str = _field(alias="updated_at", eq=_instant)

    parsed_input = JSONTextField("input_data", "inputData")
    parsed_output = JSONTextField("output_data", "outputData")

    started_at = OptionalDateTimeField("_started_at", "startedAt")
    completed_at = OptionalDateTimeField("_completed_at", "completedAt")
    created_at = DateTimeField("_created_at", "createdAt")
    updated_at = DateTimeField("_updated_at", "updatedAt")

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 13:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 13 else None
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
            self.input_data,
            self.output_data,
            self.error_message,
            self.error_code,
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


decode_job = Job.from_response
