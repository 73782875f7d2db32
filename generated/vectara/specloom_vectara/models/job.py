"""A background job of the account."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attr import define, field as _field

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.fields import OptionalDateTimeField, encode_datetime, instant as _instant
from .._runtime.models.model import Model, Shape, check_list, encode_list, new

if TYPE_CHECKING:
    from .job_state_name import JobStateName
    from .job_type import JobType

else:
    _refer(globals(), "JobStateName", "JobType")
_SHAPE = Shape(
    "Job",
    optional={
        "id": "id",
        "type": "type",
        "corpus_keys": "corpus_keys",
        "state": "state",
        "created_at": "_created_at",
        "started_at": "_started_at",
        "completed_at": "_completed_at",
        "created_by_username": "created_by_username",
    },
    encode={
        "corpus_keys": encode_list,
        "created_at": encode_datetime,
        "started_at": encode_datetime,
        "completed_at": encode_datetime,
    },
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


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

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 8:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 8 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
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
        ) = values
        at = "corpus_keys"
        try:
            self.corpus_keys = (
                corpus_keys_
                if corpus_keys_ is None or type(corpus_keys_) is list
                else check_list(corpus_keys_)
            )
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_job = Job.from_response
