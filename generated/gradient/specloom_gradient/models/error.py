"""What the service says when a request fails."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    pass


_SHAPE = Shape(
    "Error", required=("id", "message"), optional=("request_id",), demanded=("id", "message")
)
(_KEY_ID, _KEY_MESSAGE) = _SHAPE.required
(_KEY_REQUEST_ID,) = _SHAPE.optional


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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            id_ = source[_KEY_ID]
            message_ = source[_KEY_MESSAGE]
            known = 2
            if (request_id_ := source.get(_KEY_REQUEST_ID)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            (id_, message_), (request_id_,), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        self.request_id = request_id_
        if id_ is None or message_ is None:
            raise _SHAPE.lacking(source)
        self.id = id_
        self.message = message_
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {"id": self.id, "message": self.message}
        if self.request_id is not None:
            data["request_id"] = self.request_id
        return {**self._extra, **data} if self._extra else data
