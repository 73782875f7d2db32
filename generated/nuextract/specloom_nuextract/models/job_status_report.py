"""The status and the times of a job, without its input and output."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attr import define
from attr import field as _field

from .._runtime.datetimes import DateTimeField, OptionalDateTimeField, wire_datetime
from .._runtime.datetimes import instant as _instant
from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    pass


_SHAPE = Shape(
    "JobStatusReport",
    required=("id", "jobType", "status", "ownerUser", "createdAt", "updatedAt"),
    optional=("ownerOrganization", "timeoutSeconds", "startedAt", "completedAt"),
    demanded=("id", "jobType", "status", "ownerUser", "createdAt", "updatedAt"),
)
_fetch = _SHAPE.fetch
(_KEY_OWNER_ORGANIZATION, _KEY_TIMEOUT_SECONDS, _KEY_STARTED_AT, _KEY_COMPLETED_AT) = (
    _SHAPE.optional
)


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
        timeout_seconds: How long the job may run, in seconds, before the service gives it up.
            Some releases of the service leave it out.
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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            required = _fetch(source)
            known = 6
            if (owner_organization_ := source.get(_KEY_OWNER_ORGANIZATION)) is not None:
                known += 1
            if (timeout_seconds_ := source.get(_KEY_TIMEOUT_SECONDS)) is not None:
                known += 1
            if (started_at_ := source.get(_KEY_STARTED_AT)) is not None:
                known += 1
            if (completed_at_ := source.get(_KEY_COMPLETED_AT)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            required, (owner_organization_, timeout_seconds_, started_at_, completed_at_), extra = (
                _SHAPE.read(source)
            )
        self = new(cls)
        self._extra = extra
        (id_, job_type_, status_, owner_user_, created_at_, updated_at_) = required
        self.owner_organization = owner_organization_
        self.timeout_seconds = timeout_seconds_
        self._started_at = started_at_
        self._completed_at = completed_at_
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

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {
            "id": self.id,
            "jobType": self.job_type,
            "status": self.status,
            "ownerUser": self.owner_user,
            "createdAt": self._created_at
            if type(self._created_at) is str
            else wire_datetime(self._created_at),
            "updatedAt": self._updated_at
            if type(self._updated_at) is str
            else wire_datetime(self._updated_at),
        }
        if self.owner_organization is not None:
            data["ownerOrganization"] = self.owner_organization
        if self.timeout_seconds is not None:
            data["timeoutSeconds"] = self.timeout_seconds
        if self._started_at is not None:
            data["startedAt"] = (
                self._started_at
                if type(self._started_at) is str
                else wire_datetime(self._started_at)
            )
        if self._completed_at is not None:
            data["completedAt"] = (
                self._completed_at
                if type(self._completed_at) is str
                else wire_datetime(self._completed_at)
            )
        return {**self._extra, **data} if self._extra else data
