"""The answer to a request that failed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    from .error_detail import ErrorDetail


_SHAPE = Shape("ErrorResponse", required=("success", "error"), demanded=("success", "error"))
(_KEY_SUCCESS, _KEY_ERROR) = _SHAPE.required


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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            success_ = source[_KEY_SUCCESS]
            error_ = source[_KEY_ERROR]
            extra = None if len(source) == 2 else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            (success_, error_), _, extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        if success_ is None or error_ is None:
            raise _SHAPE.lacking(source)
        self.success = success_
        try:
            self.error = ErrorDetail.from_dict(error_)
        except ResponseDecodeError as error:
            error.within("error")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {"success": self.success, "error": self.error.to_dict()}
        return {**self._extra, **data} if self._extra else data


from .error_detail import ErrorDetail  # noqa: E402
