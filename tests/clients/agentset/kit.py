"""What tests of the Agentset client use again and again."""

from __future__ import annotations

import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, Protocol

from anyio.lowlevel import checkpoint
from sandbox import ManualClock
from specloom_agentset import Agentset, TextPayload

JOBS = "/v1/namespace/ns_123/ingest-jobs"
TEXT = TextPayload(text="hello")


class Connect(Protocol):
    """Makes a client that talks to the sandbox; `options` add to its arguments."""

    def __call__(self, *, clock: TravellingClock | None = None, **options: Any) -> Agentset:
        """Return the client; it is closed in the end."""
        ...


class TravellingClock:
    """A client's clock on which sleeping takes no time, and makes the sandbox's jobs older.

    Attributes:
        source: The sandbox's clock.
        slept: The seconds of each sleep.
    """

    def __init__(self, clock: ManualClock) -> None:
        self.source = clock
        self.slept: list[float] = []

    def monotonic(self) -> float:
        """Return the sandbox's time in seconds."""
        return self.wall()

    def wall(self) -> float:
        """Return the sandbox's time in seconds since the epoch."""
        return self.source.now().timestamp()

    def sleep(self, seconds: float, /) -> None:
        """Move the sandbox's clock."""
        self.slept.append(seconds)
        # The sandbox counts in microseconds: less would not move it.
        self.source.advance(max(seconds, 1e-6))

    async def async_sleep(self, seconds: float, /) -> None:
        """Move the sandbox's clock, and let others run."""
        self.sleep(seconds)
        await checkpoint()


CALLS: dict[str, Callable[[Agentset, str], object]] = {
    "list_page": lambda client, _: client.ingest_jobs.list_page(),
    "create": lambda client, _: client.ingest_jobs.create(TEXT),
    "get": lambda client, job_id: client.ingest_jobs.get(job_id),
    "delete": lambda client, job_id: client.ingest_jobs.delete(job_id),
    "re_ingest": lambda client, job_id: client.ingest_jobs.re_ingest(job_id),
}
"""Each method that makes one request, called with what it needs."""


@contextmanager
def closed_port() -> Generator[int]:
    """Give a port of this machine that refuses connections, and that nobody else takes."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port: int = bound.getsockname()[1]
        yield port
