"""What the service says when a request fails."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attr import define

from .._runtime.models.model import Model, Shape, new

_SHAPE = Shape(
    "Error", demanded={"id": "id", "message": "message"}, optional={"request_id": "request_id"}
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class Error(Model):
    """What the service says when a request fails.

    Attributes:
        id: Short name of the kind of failure, for example ``unauthorized``, ``not_found``,
            ``too_many_requests`` or ``server_error``. There is no closed list.
        message: What went wrong, for a person to read.
        request_id: Id of the request, for the provider's support.
    """

    id: str
    message: str
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
        id_, message_, self.request_id = values
        if id_ is None or message_ is None:
            raise _SHAPE.lacking(source)
        self.id = id_
        self.message = message_
        return self


decode_error = Error.from_response
