"""A text given in the request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attr import define, field as _field

from .._runtime.models.model import Model, Shape, new

_SHAPE = Shape(
    "TextPayload", demanded={"type": "type", "text": "text"}, optional={"fileName": "file_name"}
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class TextPayload(Model):
    """A text given in the request.

    Attributes:
        type: Kind of payload, always ``TEXT``.
        text: The text. Only a response may have an empty one. At least 1 character.
        file_name: Name for the document.
    """

    type: Literal["TEXT"] = _field(default="TEXT")
    text: str
    file_name: str | None = None

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
        type_, text_, self.file_name = values
        if type_ is None or text_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        self.text = text_
        return self


decode_text_payload = TextPayload.from_response
