"""A background job of the account."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attr import define
from attr import field as _field

from .._runtime.datetimes import OptionalDateTimeField, wire_datetime
from .._runtime.datetimes import instant as _instant
from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, check_list, new

if TYPE_CHECKING:
    from .job_state_name import JobStateName
    from .job_type import JobType


_SHAPE = Shape(
    "Job",
    optional=(
        "id",
        "type",
        "corpus_keys",
        "state",
        "created_at",
        "started_at",
        "completed_at",
        "created_by_username",
    ),
)
_fetch_optional = _SHAPE.fetch_optional


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class Job(Model):
    """A background job of the account.

    Attributes:
        id: Id of the job.
        type: What the job does.
        corpus_keys: Keys of the corpora that the job works on.
        state: How far the job is.
        created_at: When the job was created.
        started_at: When the job began to run; null or missing until then.
        completed_at: When the job ended; null or missing until then.
        created_by_username: Name of the user who created the job. May be missing.
    """

    id: str | None = None
    type: JobType | str | None = None
    corpus_keys: list[str] | None = None
    state: JobStateName | str | None = None
    _created_at: datetime | str | None = _field(default=None, alias="created_at", eq=_instant)
    _started_at: datetime | str | None = _field(default=None, alias="started_at", eq=_instant)
    _completed_at: datetime | str | None = _field(default=None, alias="completed_at", eq=_instant)
    created_by_username: str | None = None

    created_at = OptionalDateTimeField("_created_at", "created_at")

    started_at = OptionalDateTimeField("_started_at", "started_at")

    completed_at = OptionalDateTimeField("_completed_at", "completed_at")

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            if len(source) == 8:
                optional, extra = _fetch_optional(source), None
            else:
                optional, extra = _SHAPE.others(source)
        except (AttributeError, KeyError, TypeError):
            _, optional, extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        (
            self.id,
            self.type,
            corpus_keys_,
            self.state,
            self._created_at,
            self._started_at,
            self._completed_at,
            self.created_by_username,
        ) = optional
        try:
            self.corpus_keys = check_list(corpus_keys_) if corpus_keys_ is not None else None
        except ResponseDecodeError as error:
            error.within("corpus_keys")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.id is not None:
            data["id"] = self.id
        if self.type is not None:
            data["type"] = self.type
        if self.corpus_keys is not None:
            data["corpus_keys"] = list(self.corpus_keys)
        if self.state is not None:
            data["state"] = self.state
        if self._created_at is not None:
            data["created_at"] = (
                self._created_at
                if type(self._created_at) is str
                else wire_datetime(self._created_at)
            )
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
        if self.created_by_username is not None:
            data["created_by_username"] = self.created_by_username
        return {**self._extra, **data} if self._extra else data
