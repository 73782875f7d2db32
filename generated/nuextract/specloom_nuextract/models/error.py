"""What the service says when a request fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attr import define

from .._runtime.models.model import Model, Shape

_SHAPE = Shape("Error", demanded={"code": "code", "message": "message"})


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class Error(Model):
    """What the service says when a request fails.

    Attributes:
        code: Short name of the failure. There is no closed list.
        message: What went wrong, for a person to read.
    """

    code: str
    message: str

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (code_, message_) = values
        if code_ is None or message_ is None:
            raise _SHAPE.lacking(source)
        self.code = code_
        self.message = message_
