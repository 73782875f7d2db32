"""What the service says when a v2 request fails."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models.model import (
    Model,
    Shape,
    check_list,
    check_map,
    encode_list,
    encode_map,
    new,
)

_SHAPE = Shape(
    "Error",
    optional={"messages": "messages", "request_id": "request_id", "field_errors": "field_errors"},
    encode={"messages": encode_list, "field_errors": encode_map},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class Error(Model):
    """What the service says when a v2 request fails.

    Attributes:
        messages: What went wrong, for a person to read.
        request_id: Id of the request, for the provider's support.
        field_errors: What is wrong with single fields of the request, by the name of the field.
            May come with a 400.
    """

    messages: list[str] | None = None
    request_id: str | None = None
    field_errors: dict[str, str] | None = None

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
        messages_, self.request_id, field_errors_ = values
        at = "messages"
        try:
            self.messages = (
                messages_ if messages_ is None or type(messages_) is list else check_list(messages_)
            )
            at = "field_errors"
            self.field_errors = (
                field_errors_
                if field_errors_ is None or type(field_errors_) is dict
                else check_map(field_errors_)
            )
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_error = Error.from_response
