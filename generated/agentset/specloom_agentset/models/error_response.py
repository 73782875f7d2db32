"""The response to a request that failed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, encode_object, new

if TYPE_CHECKING:
    from .error_detail import ErrorDetail

else:
    _refer(globals(), "ErrorDetail")
_SHAPE = Shape(
    "ErrorResponse",
    demanded={"success": "success", "error": "error"},
    encode={"error": encode_object},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class ErrorResponse(Model):
    """The response to a request that failed. Other statuses, and responses of a proxy in between,
    may come in another form or without JSON.

    Attributes:
        success: Always false.
        error: What went wrong.
    """

    success: bool
    error: ErrorDetail

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 2:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 2 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        success_, error_ = values
        if success_ is None or error_ is None:
            raise _SHAPE.lacking(source)
        self.success = success_
        at = "error"
        try:
            self.error = decode_error_detail(error_)
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_error_response = ErrorResponse.from_response

from .error_detail import decode_error_detail  # noqa: E402
