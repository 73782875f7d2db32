"""A text given in the request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from attr import define
from attr import field as _field

from .._runtime.models.model import Model, Shape

_SHAPE = Shape(
    "TextPayload", demanded={"type": "type", "text": "text"}, optional={"fileName": "file_name"}
)


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class TextPayload(Model):
    """A text given in the request.

    Attributes:
        type: Kind of payload, always ``TEXT``.
        text: The text. A request needs at least one character; an answer is not held to that.
        file_name: Name for the document.
    """

    type: Literal["TEXT"] = _field(default="TEXT")
    text: str
    file_name: str | None = None

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (type_, text_, self.file_name) = values
        if type_ is None or text_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        self.text = text_
