"""Error bodies, and the headers beside every answer."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from itertools import count

import orjson
from starlette.responses import Response

from ...clock import Clock
from ...provider import Json

_IDS = {
    400: "bad_request",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    409: "conflict",
    422: "unprocessable_entity",
    429: "too_many_requests",
}
_LIMIT = 5000
_WINDOW = timedelta(hours=1)


def answered(content: Json, status: int = 200) -> Response:
    """Return an answer in JSON."""
    return Response(orjson.dumps(content), status, media_type="application/json")


class Failures:
    """Makes error bodies, whose request ids count up."""

    def __init__(self) -> None:
        """Begin to count."""
        self._numbers = count(1)

    def response(self, status: int, message: str) -> Response:
        """Return an error; its short name follows from the status."""
        told = {
            "id": _IDS.get(status, "server_error"),
            "message": message,
            "request_id": f"req-{next(self._numbers):06d}",
        }
        return answered(told, status)


class RateLimit:
    """Counts the answers against a limit that never bites.

    To see a 429, ask the sandbox for the fault.
    """

    def __init__(self, clock: Clock) -> None:
        """Count by `clock`."""
        self._clock = clock
        self._lock = threading.Lock()
        self._used = 0
        self._window_ends: datetime | None = None

    def headers(self) -> dict[str, str]:
        """Return the headers of one more answer."""
        with self._lock:
            now = self._clock.now()
            if self._window_ends is None or now >= self._window_ends:
                self._window_ends = now + _WINDOW
                self._used = 0
            self._used += 1
            return {
                "ratelimit-limit": str(_LIMIT),
                "ratelimit-remaining": str(max(0, _LIMIT - self._used)),
                "ratelimit-reset": str(int(self._window_ends.timestamp())),
            }
