"""What went wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    from .error_code import ErrorCode


_SHAPE = Shape(
    "ErrorDetail", required=("code", "message"), optional=("doc_url",), demanded=("code", "message")
)
(_KEY_CODE, _KEY_MESSAGE) = _SHAPE.required
(_KEY_DOC_URL,) = _SHAPE.optional


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
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
            code_ = source[_KEY_CODE]
            message_ = source[_KEY_MESSAGE]
            known = 2
            if (doc_url_ := source.get(_KEY_DOC_URL)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            (code_, message_), (doc_url_,), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        self.doc_url = doc_url_
        if code_ is None or message_ is None:
            raise _SHAPE.lacking(source)
        self.code = code_
        self.message = message_
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {"code": self.code, "message": self.message}
        if self.doc_url is not None:
            data["doc_url"] = self.doc_url
        return {**self._extra, **data} if self._extra else data
