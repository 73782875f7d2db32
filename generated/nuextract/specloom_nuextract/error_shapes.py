"""Where NuExtract's error bodies hold the code, the message and the request id.

The models are imported when an error is decoded.
"""

from __future__ import annotations

from typing import Final

from . import models
from ._runtime.request.call import ErrorShape

ERROR: Final = ErrorShape(
    decode=lambda source: models.Error.from_response(source), code=("code",), message=("message",)
)
