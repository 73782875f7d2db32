"""Long lists: memory does not grow with the pages that have been read."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Generator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

import orjson
import pytest
from clients.adapter import Caller
from clients.callers import SYNC
from faults.kit import bare
from faults.listings import LISTINGS, Jobs, Listing
from faults.targets import TARGETS, Target
from sandbox import Sandbox

JOBS_PER_PAGE = 5
LOOKED_AT = 50
"""Pages at the end that are read while memory is traced, which takes its time."""
TOLERANCE = 100_000
"""Bytes: what is remembered of so many tokens and ids, and not so many pages."""


@contextmanager
def serving(listing: Listing, jobs: Jobs, pages: int) -> Generator[str]:
    """Serve a long list of these jobs, faster than the sandbox; yield the address."""
    marker = f"{listing.parameter}=".encode()
    named = [
        {name: f"{value}-#" if name in {"id", "uuid"} else value for name, value in each.items()}
        for each in jobs
    ]
    middle, last = (
        orjson.dumps(listing.made(named, token, pages * len(jobs))) for token in ("#+1", None)
    )

    def page(asked: int | None) -> bytes:
        # Numbered from 1, but for offsets.
        number = (asked or 1) if listing.linked else (asked or 0) // len(jobs) + 1
        body = middle if number < pages else last
        return body.replace(b"#+1", b"%d" % (number + 1)).replace(b"#", b"%d" % number)

    class Handler(StreamRequestHandler):
        disable_nagle_algorithm = True

        def handle(self) -> None:
            while head := self.connection.recv(4096):
                _, found, rest = head.partition(b"\r\n")[0].partition(marker)
                body = page(int(rest.split(b"&")[0].split()[0]) if found else None)
                length = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(body)
                self.connection.sendall(length + body)

    class Server(ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


class Growth:
    """The memory that the last pages have left behind.

    Attributes:
        jobs: Jobs so far.
        left: Bytes.
    """

    def __init__(self, pages: int) -> None:
        self.jobs = self.left = 0
        self._begin, self._end = (pages - LOOKED_AT) * JOBS_PER_PAGE, pages * JOBS_PER_PAGE

    def count(self) -> None:
        """Count a job."""
        self.jobs += 1
        if self.jobs == self._begin:
            tracemalloc.start()
        elif self.jobs == self._end:
            gc.collect()
            self.left, _ = tracemalloc.get_traced_memory()
            tracemalloc.stop()


@pytest.mark.reference
def test_thousands_of_pages_take_the_memory_of_one(
    target: Target, caller: Caller, box: Sandbox
) -> None:
    stays_flat(target, caller, box)


@SYNC
def test_a_list_of_nuextract_forgets_the_ids_that_it_remembers(
    caller: Caller, box: Sandbox
) -> None:
    # It has no tokens: ids tell whether a page brings anything new.
    stays_flat(TARGETS["nuextract"], caller, box)


def stays_flat(target: Target, caller: Caller, box: Sandbox) -> None:
    """Check how much memory is left behind by the last pages of a long list."""
    # Tasks take their time, and what they do between pages is the same.
    # None of the sets that remember ids grows at the end of so many: that would look like a leak.
    pages = 200 if caller.is_async else 2000
    listing = LISTINGS[target.provider]
    target.seed(box, JOBS_PER_PAGE)
    with bare(target, box, asynchronous=False) as client:
        found = target.jobs(client).list_page(**{listing.size: JOBS_PER_PAGE}).to_dict()
    growth = Growth(pages)
    with serving(listing, found[listing.jobs], pages) as url:

        async def walk() -> None:
            async with bare(target, box, asynchronous=True, base_url=url) as client:
                async for _ in target.jobs(client).list():
                    growth.count()

        if caller.is_async:
            caller.run(walk)
        else:
            with bare(target, box, asynchronous=False, base_url=url) as client:
                for _ in target.jobs(client).list():
                    growth.count()
    assert growth.jobs == pages * JOBS_PER_PAGE
    assert 0 < growth.left < TOLERANCE
