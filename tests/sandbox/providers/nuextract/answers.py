"""Errors in the shapes that the service gives them."""

from __future__ import annotations

import orjson
from starlette.responses import PlainTextResponse, Response

_CODES = {
    400: "BadRequest",
    401: "Unauthorized",
    403: "Forbidden",
    404: "NotFound",
    429: "TooManyRequests",
}


def failure(status: int, message: str) -> Response:
    """Return the usual error; its code follows from the status."""
    error = {"code": _CODES.get(status, "InternalError"), "message": message}
    return Response(orjson.dumps(error), status, media_type="application/json")


def bad_query(message: str) -> Response:
    """Return what the list says to a bad `skip` or `perPage`: a plain sentence."""
    return PlainTextResponse(message, 400)
