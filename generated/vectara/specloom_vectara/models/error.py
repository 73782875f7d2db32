"""What the service says when a v2 request fails."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, check_list, check_map, new

if TYPE_CHECKING:
    pass


_SHAPE = Shape("Error", optional=("messages", "request_id", "field_errors"))
(_KEY_MESSAGES, _KEY_REQUEST_ID, _KEY_FIELD_ERRORS) = _SHAPE.optional


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class Error(Model):
    """What the service says when a v2 request fails.

    Attributes:
        messages: What went wrong, for a person to read.
        request_id: Id of the request, to give to the provider's support.
        field_errors: What is wrong with single fields of the request, by the name of the field.
            May come with a 400.
    """

    messages: list[str] | None = None
    request_id: str | None = None
    field_errors: dict[str, str] | None = None

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            known = 0
            if (messages_ := source.get(_KEY_MESSAGES)) is not None:
                known += 1
            if (request_id_ := source.get(_KEY_REQUEST_ID)) is not None:
                known += 1
            if (field_errors_ := source.get(_KEY_FIELD_ERRORS)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            _, (messages_, request_id_, field_errors_), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        self.request_id = request_id_
        try:
            self.messages = check_list(messages_) if messages_ is not None else None
        except ResponseDecodeError as error:
            error.within("messages")
            raise
        try:
            self.field_errors = check_map(field_errors_) if field_errors_ is not None else None
        except ResponseDecodeError as error:
            error.within("field_errors")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.messages is not None:
            data["messages"] = list(self.messages)
        if self.request_id is not None:
            data["request_id"] = self.request_id
        if self.field_errors is not None:
            data["field_errors"] = dict(self.field_errors)
        return {**self._extra, **data} if self._extra else data
