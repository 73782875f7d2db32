"""What the service says when a request fails."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    pass


_SHAPE = Shape("Error", required=("code", "message"), demanded=("code", "message"))
(_KEY_CODE, _KEY_MESSAGE) = _SHAPE.required


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class Error(Model):
    """What the service says when a request fails.

    Attributes:
        code: Short name of the failure. There is no closed list.
        message: What went wrong, for a person to read.
    """

    code: str
    message: str

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            code_ = source[_KEY_CODE]
            message_ = source[_KEY_MESSAGE]
            extra = None if len(source) == 2 else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            (code_, message_), _, extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        if code_ is None or message_ is None:
            raise _SHAPE.lacking(source)
        self.code = code_
        self.message = message_
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {"code": self.code, "message": self.message}
        return {**self._extra, **data} if self._extra else data
