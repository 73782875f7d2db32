"""Where the error bodies of NuExtract say what."""

from __future__ import annotations

from typing import Any, Final

from . import models
from ._runtime.request.call import ErrorShape


def _decode_error(source: Any) -> models.Error:
    return models.Error.from_response(source)


ERROR: Final = ErrorShape(_decode_error, code=("code",), message=("message",))
