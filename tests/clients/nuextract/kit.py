"""What tests of the NuExtract client use again and again."""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Final, Protocol

from clients.hurry import Hurry
from clients.travelling import TravellingClock
from specloom_nuextract import NuExtract

STREAM: Final = "get_api_jobs_jobid_stream"
GET: Final = "get_api_jobs_jobid"


class Connect(Protocol):
    """Makes a client that talks to the sandbox; `options` add to its arguments."""

    def __call__(
        self, *, clock: Hurry | TravellingClock | None = None, **options: Any
    ) -> NuExtract:
        """Return the client; it is closed in the end."""
        ...


@contextmanager
def meanwhile(*steps: Callable[[], object]) -> Generator[None]:
    """Take the steps one after the other in a thread; what they raise is raised in the end."""

    def take() -> None:
        for step in steps:
            step()

    with ThreadPoolExecutor(1) as thread:
        taking = thread.submit(take)
        yield
        taking.result()
