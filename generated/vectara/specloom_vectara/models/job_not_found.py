"""What the service says when a job does not exist."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, check_list, new

if TYPE_CHECKING:
    pass


_SHAPE = Shape("JobNotFound", optional=("id", "messages", "request_id"))
(_KEY_ID, _KEY_MESSAGES, _KEY_REQUEST_ID) = _SHAPE.optional


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class JobNotFound(Model):
    """What the service says when a job does not exist.

    Attributes:
        id: The id that was not found.
        messages: What went wrong, for a person to read.
        request_id: Id of the request, to give to the provider's support.
    """

    id: str | None = None
    messages: list[str] | None = None
    request_id: str | None = None

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            known = 0
            if (id_ := source.get(_KEY_ID)) is not None:
                known += 1
            if (messages_ := source.get(_KEY_MESSAGES)) is not None:
                known += 1
            if (request_id_ := source.get(_KEY_REQUEST_ID)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            _, (id_, messages_, request_id_), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        self.id = id_
        self.request_id = request_id_
        try:
            self.messages = check_list(messages_) if messages_ is not None else None
        except ResponseDecodeError as error:
            error.within("messages")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.id is not None:
            data["id"] = self.id
        if self.messages is not None:
            data["messages"] = list(self.messages)
        if self.request_id is not None:
            data["request_id"] = self.request_id
        return {**self._extra, **data} if self._extra else data
