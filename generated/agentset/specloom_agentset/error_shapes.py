"""Where the error bodies of Agentset say what."""

from __future__ import annotations

from typing import Any, Final

from . import models
from ._runtime.request.call import ErrorShape


def _decode_error_response(source: Any) -> models.ErrorResponse:
    return models.ErrorResponse.from_response(source)


ERROR_RESPONSE: Final = ErrorShape(
    _decode_error_response, code=("error", "code"), message=("error", "message")
)
