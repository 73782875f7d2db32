"""Calls that are prepared and not sent, on a clock that stands still until it is moved."""

from __future__ import annotations

from typing import Any

from specloom_agentset import RequestOptions
from specloom_agentset._runtime.auth.credential import HeaderCredential
from specloom_agentset._runtime.request.call import Call, Operation
from specloom_agentset._runtime.request.prepared_request import PreparedRequest
from specloom_agentset._runtime.request.settings import Settings

from .responses import GET, NOW


class StillClock:
    """Time that moves when a test says so, or sleeps.

    Attributes:
        now: The monotonic time.
    """

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        """Return the time."""
        return self.now

    def wall(self) -> float:
        """Return the time since the epoch."""
        return NOW + self.now

    def sleep(self, seconds: float, /) -> None:
        """Move the clock."""
        self.now += seconds

    async def async_sleep(self, seconds: float, /) -> None:
        """Move the clock."""
        self.now += seconds


def prepared(
    options: RequestOptions | None = None,
    *,
    call: dict[str, Any] | None = None,
    operation: Operation[Any] = GET,
    **settings: Any,
) -> PreparedRequest[Any]:
    """Return a prepared call of *operation*; *call* and *settings* add to what is there."""
    given: dict[str, Any] = {
        "base_url": "https://example.com/base",
        "credential": HeaderCredential("token", "abc"),
        "clock": StillClock(),
        **settings,
    }
    what = Call(operation, "/v1/things", **(call or {}))
    return PreparedRequest(what, Settings(**given), options or RequestOptions())
