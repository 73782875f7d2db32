"""What went wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, setters

from .._runtime.models import (
    Model,
    Shape,
)

if TYPE_CHECKING:
    from .error_code import ErrorCode


_SHAPE = Shape(
    "ErrorDetail",
    keys=(
        "code",
        "message",
        "doc_url",
    ),
    required=(
        "code",
        "message",
    ),
)
_fetch = _SHAPE.fetch


@define(kw_only=True, repr=False, weakref_slot=False, on_setattr=setters.NO_OP)
class ErrorDetail(Model):
    """What went wrong.

    Attributes:
        code: Kind of error, one for each status.
        message: Explanation for a person to read.
        doc_url: Address of the provider's page about this kind of error.
    """

    code: ErrorCode | str
    message: str
    doc_url: str | None = None

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            values = _fetch(source)
            extra = None if len(source) == 3 else _SHAPE.beyond(source)
        except (KeyError, TypeError):
            values, extra = _SHAPE.read(source)
        self = cls.__new__(cls)
        self._extra = extra
        (
            code_,
            message_,
            self.doc_url,
        ) = values
        if code_ is None or message_ is None:
            raise _SHAPE.lacking(source)
        self.code = code_
        self.message = message_
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {
            "code": self.code,
            "message": self.message,
        }
        if self.doc_url is not None:
            data["doc_url"] = self.doc_url
        return {**self._extra, **data} if self._extra else data
