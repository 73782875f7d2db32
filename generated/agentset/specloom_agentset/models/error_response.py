"""The answer to a request that failed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models.model import Model, Shape, encode_object

if TYPE_CHECKING:
    from .error_detail import ErrorDetail


_SHAPE = Shape(
    "ErrorResponse",
    demanded={"success": "success", "error": "error"},
    encode={"error": encode_object},
)


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class ErrorResponse(Model):
    """The answer to a request that failed. Other statuses, and answers of a proxy in between, may
    come in another form or without JSON.

    Attributes:
        success: Always false.
        error: What went wrong.
    """

    success: bool
    error: ErrorDetail

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (success_, error_) = values
        if success_ is None or error_ is None:
            raise _SHAPE.lacking(source)
        self.success = success_
        at = "error"
        try:
            self.error = ErrorDetail.from_dict(error_)
        except ResponseDecodeError as error:
            error.within(at)
            raise


from .error_detail import ErrorDetail  # noqa: E402
