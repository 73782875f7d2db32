"""The envelopes around every answer, and the headers beside them."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

import orjson
from starlette.responses import Response

from ...clock import Clock
from ...provider import Json

_CODES = {
    400: "bad_request",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    409: "conflict",
    410: "invite_expired",
    422: "unprocessable_entity",
    429: "rate_limit_exceeded",
}
_SERVER_ERRORS = 500
_LIMIT = 1000
_WINDOW = timedelta(minutes=1)


def success(data: Json, *, status: int = 200, **beside: Json) -> Response:
    """Return the envelope of a good answer, with what stands `beside` its data."""
    return _json({"success": True, "data": data, **beside}, status)


def failure(status: int, message: str) -> Response:
    """Return the envelope of an error; the code follows from the status."""
    other = "internal_server_error" if status >= _SERVER_ERRORS else "bad_request"
    error = {"code": _CODES.get(status, other), "message": message}
    return _json({"success": False, "error": error}, status)


def _json(content: Json, status: int) -> Response:
    return Response(orjson.dumps(content), status, media_type="application/json")


class HeaderSource:
    """Numbers the answers and counts them against a rate limit that never bites.

    To see a 429, ask the sandbox for the fault.
    """

    def __init__(self, clock: Clock) -> None:
        """Count by `clock`."""
        self._clock = clock
        self._lock = threading.Lock()
        self._answers = 0
        self._used = 0
        self._window_ends: datetime | None = None

    def next(self) -> dict[str, str]:
        """Return the headers of one more answer."""
        with self._lock:
            now = self._clock.now()
            if self._window_ends is None or now >= self._window_ends:
                self._window_ends = now + _WINDOW
                self._used = 0
            self._answers += 1
            self._used += 1
            # Milliseconds since 1970, even as Retry-After: so the provider's server has it.
            resets = str(int(self._window_ends.timestamp() * 1000))
            return {
                "x-request-id": f"req_{self._answers:08d}",
                "x-ratelimit-limit": str(_LIMIT),
                "x-ratelimit-remaining": str(max(0, _LIMIT - self._used)),
                "x-ratelimit-reset": resets,
                "retry-after": resets,
            }
