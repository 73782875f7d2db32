"""What the service says when a job does not exist."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models.model import Model, Shape, check_list, encode_list, new

_SHAPE = Shape(
    "JobNotFound",
    optional={"id": "id", "messages": "messages", "request_id": "request_id"},
    encode={"messages": encode_list},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class JobNotFound(Model):
    """What the service says when a job does not exist.

    Attributes:
        id: The id that was not found.
        messages: What went wrong, for a person to read.
        request_id: Id of the request, for the provider's support.
    """

    id: str | None = None
    messages: list[str] | None = None
    request_id: str | None = None

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 3:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 3 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        self.id, messages_, self.request_id = values
        at = "messages"
        try:
            self.messages = (
                messages_ if messages_ is None or type(messages_) is list else check_list(messages_)
            )
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_job_not_found = JobNotFound.from_response
