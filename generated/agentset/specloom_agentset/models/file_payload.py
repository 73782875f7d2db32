"""A file that the server fetches from a URL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from attr import define
from attr import field as _field

from .._runtime.models.model import Model, Shape

_SHAPE = Shape(
    "FilePayload",
    demanded={"type": "type", "fileUrl": "file_url"},
    optional={"fileName": "file_name"},
)


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

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (type_, file_url_, self.file_name) = values
        if type_ is None or file_url_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        self.file_url = file_url_
