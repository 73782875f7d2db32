"""What every answer has in common, good or bad, in either generation of the API."""

from __future__ import annotations

from itertools import count

import orjson
from starlette.responses import Response

from ...provider import Json

TOKEN_PATH = "/oauth2/token"
V1_PATH = "/v1/list-jobs"

_GRPC_CODES = {400: 3, 401: 16, 403: 7, 404: 5, 409: 6, 429: 8, 501: 12, 503: 14, 504: 4}
_INTERNAL = 13


def answered(content: Json, status: int = 200) -> Response:
    """Return an answer in JSON."""
    return Response(orjson.dumps(content), status, media_type="application/json")


class Failures:
    """Makes error bodies; those of v2 carry an id that counts up."""

    def __init__(self) -> None:
        """Begin to count."""
        self._numbers = count(1)

    def response(self, path: str, status: int, message: str, **beside: Json) -> Response:
        """Return the error that a request to this path is given."""
        if path == TOKEN_PATH:
            refused = {"error": "invalid_request", "error_description": message}
            return answered(refused, status)
        if path == V1_PATH:
            code = _GRPC_CODES.get(status, _INTERNAL)
            return answered({"code": code, "message": message, "details": []}, status)
        request_id = f"req-{next(self._numbers):06d}"
        return answered({**beside, "messages": [message], "request_id": request_id}, status)
