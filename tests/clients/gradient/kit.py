"""What tests of the Gradient client use again and again."""

from __future__ import annotations

from typing import Any, Protocol

from clients.travelling import TravellingClock
from specloom_gradient import Gradient

JOBS = "/v2/gen-ai/indexing_jobs"


class Connect(Protocol):
    """Makes a client that talks to the sandbox; `options` add to its arguments."""

    def __call__(self, *, clock: TravellingClock | None = None, **options: Any) -> Gradient:
        """Return the client; it is closed in the end."""
        ...
