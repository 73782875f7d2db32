"""What went wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, new

if TYPE_CHECKING:
    from .error_code import ErrorCode

else:
    _refer(globals(), "ErrorCode")
_SHAPE = Shape(
    "ErrorDetail", demanded={"code": "code", "message": "message"}, optional={"doc_url": "doc_url"}
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


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
        code_, message_, self.doc_url = values
        if code_ is None or message_ is None:
            raise _SHAPE.lacking(source)
        self.code = code_
        self.message = message_
        return self


decode_error_detail = ErrorDetail.from_response
