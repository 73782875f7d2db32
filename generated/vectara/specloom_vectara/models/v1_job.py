"""A background job of the account, as v1 shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, check_list, encode_list, new

if TYPE_CHECKING:
    from .v1_job_state import V1JobState
    from .v1_job_type import V1JobType

else:
    _refer(globals(), "V1JobState", "V1JobType")
_SHAPE = Shape(
    "V1Job",
    optional={
        "id": "id",
        "type": "type",
        "corpusId": "corpus_id",
        "state": "state",
        "tsCreate": "ts_create",
        "tsStart": "ts_start",
        "tsComplete": "ts_complete",
        "userHandle": "user_handle",
    },
    encode={"corpusId": encode_list},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class V1Job(Model):
    """A background job of the account, as v1 shows it.

    Attributes:
        id: Id of the job.
        type: What the job does. Missing means JOB__UNKNOWN.
        corpus_id: Numbers of the corpora that the job works on, if any.
        state: How far the job is. Missing means JOB_STATE__UNKNOWN.
        ts_create: When the job was created, in seconds since 1970-01-01 UTC, written as a
            string.
        ts_start: When the job began to run, in seconds since 1970-01-01 UTC, written as a
            string. Missing or ``0`` until then.
        ts_complete: When the job ended, in seconds since 1970-01-01 UTC, written as a string.
            Missing or ``0`` until then.
        user_handle: Handle of the user who created the job.
    """

    id: str | None = None
    type: V1JobType | str | None = None
    corpus_id: list[int] | None = None
    state: V1JobState | str | None = None
    ts_create: str | None = None
    ts_start: str | None = None
    ts_complete: str | None = None
    user_handle: str | None = None

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
            corpus_id_,
            self.state,
            self.ts_create,
            self.ts_start,
            self.ts_complete,
            self.user_handle,
        ) = values
        at = "corpusId"
        try:
            self.corpus_id = (
                corpus_id_
                if corpus_id_ is None or type(corpus_id_) is list
                else check_list(corpus_id_)
            )
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_v1_job = V1Job.from_response
