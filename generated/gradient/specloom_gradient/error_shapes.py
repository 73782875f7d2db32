"""Where the error bodies of Gradient say what."""

from __future__ import annotations

from typing import Any, Final

from . import models
from ._runtime.request.call import ErrorShape


def _decode_error(source: Any) -> models.Error:
    return models.Error.from_response(source)


ERROR: Final = ErrorShape(
    _decode_error, code=("id",), message=("message",), request_id=("request_id",)
)
