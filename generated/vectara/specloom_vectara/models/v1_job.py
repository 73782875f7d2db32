"""A background job of the account, as v1 shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, check_list, new

if TYPE_CHECKING:
    from .v1_job_state import V1JobState
    from .v1_job_type import V1JobType


_SHAPE = Shape(
    "V1Job",
    optional=("id", "type", "corpusId", "state", "tsCreate", "tsStart", "tsComplete", "userHandle"),
)
_fetch_optional = _SHAPE.fetch_optional


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
            corpus_id_,
            self.state,
            self.ts_create,
            self.ts_start,
            self.ts_complete,
            self.user_handle,
        ) = optional
        try:
            self.corpus_id = check_list(corpus_id_) if corpus_id_ is not None else None
        except ResponseDecodeError as error:
            error.within("corpusId")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.id is not None:
            data["id"] = self.id
        if self.type is not None:
            data["type"] = self.type
        if self.corpus_id is not None:
            data["corpusId"] = list(self.corpus_id)
        if self.state is not None:
            data["state"] = self.state
        if self.ts_create is not None:
            data["tsCreate"] = self.ts_create
        if self.ts_start is not None:
            data["tsStart"] = self.ts_start
        if self.ts_complete is not None:
            data["tsComplete"] = self.ts_complete
        if self.user_handle is not None:
            data["userHandle"] = self.user_handle
        return {**self._extra, **data} if self._extra else data
