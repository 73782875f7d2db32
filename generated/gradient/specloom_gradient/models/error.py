"""What the service says when a request fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attr import define

from .._runtime.models.model import Model, Shape

_SHAPE = Shape(
    "Error", demanded={"id": "id", "message": "message"}, optional={"request_id": "request_id"}
)


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class Error(Model):
    """What the service says when a request fails.

    Attributes:
        id: Short name of the kind of failure, for example ``unauthorized``, ``not_found``,
            ``too_many_requests`` or ``server_error``. There is no closed list.
        message: What went wrong, for a person to read.
        request_id: Id of the request, to give to the provider's support.
    """

    id: str
    message: str
    request_id: str | None = None

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (id_, message_, self.request_id) = values
        if id_ is None or message_ is None:
            raise _SHAPE.lacking(source)
        self.id = id_
        self.message = message_
