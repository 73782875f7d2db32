"""What went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attr import define

from .._runtime.models.model import Model, Shape

if TYPE_CHECKING:
    from .error_code import ErrorCode


_SHAPE = Shape(
    "ErrorDetail", demanded={"code": "code", "message": "message"}, optional={"doc_url": "doc_url"}
)


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

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (code_, message_, self.doc_url) = values
        if code_ is None or message_ is None:
            raise _SHAPE.lacking(source)
        self.code = code_
        self.message = message_
