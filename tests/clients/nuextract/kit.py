"""What tests of the NuExtract client use again and again."""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Final

from specloom_nuextract import NuExtract

STREAM: Final = "get_api_jobs_jobid_stream"
GET: Final = "get_api_jobs_jobid"


Connect = Callable[..., NuExtract]
"""Makes a client that talks to the sandbox, closed in the end; options add to its arguments."""


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
