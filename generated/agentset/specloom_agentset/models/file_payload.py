"""A file that the server fetches from a URL."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attr import define, field as _field

from .._runtime.models.model import Model, Shape, new

_SHAPE = Shape(
    "FilePayload",
    demanded={"type": "type", "fileUrl": "file_url"},
    optional={"fileName": "file_name"},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class FilePayload(Model):
    """A file that the server fetches from a URL.

    Attributes:
        type: Kind of payload, always ``FILE``.
        file_url: Where the server fetches the file.
        file_name: Name for the document.
    """

    type: Literal["FILE"] = _field(default="FILE")
    file_url: str
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
        type_, file_url_, self.file_name = values
        if type_ is None or file_url_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        self.file_url = file_url_
        return self


decode_file_payload = FilePayload.from_response
