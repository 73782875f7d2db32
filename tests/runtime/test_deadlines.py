"""A response that comes drop by drop ends its attempt in time, sync and async alike."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Any

import httpx
import pytest
from clients.adapter import Caller
from specloom_agentset import (
    Agentset,
    APIStatusError,
    APITimeoutError,
    AsyncAgentset,
    RequestOptions,
    TextPayload,
)
from specloom_agentset._runtime.options import CallOptions
from specloom_agentset._runtime.request.retries import Deadline
from specloom_agentset._runtime.request.sync_io import acquire, fail_after, new_lock

from .loopback import PACE, Loopback, bytewise, serving, whole

TIMEOUT = 0.3
LONG = 120
"""Pieces of a response: six seconds, in which no single read takes long."""

FAR_FEWER = 40
"""Pieces that a client sees which keeps its timeout: two seconds' worth, for slow machines."""

OPENED = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
CHUNKED = OPENED + b"transfer-encoding: chunked\r\n\r\n"
DRIPS: dict[str, Iterable[bytes]] = {
    "status line": bytewise(b"HTTP/1.1 200 ", b"O" * LONG),
    "headers": [OPENED, *bytewise(b"x-filler: ", b"x" * LONG)],
    "informational responses": [b"HTTP/1.1 102 Processing\r\n\r\n"] * LONG,
    "chunk size": [CHUNKED, *bytewise(b"0" * LONG)],
    "chunk extension": [CHUNKED, b"1;", *bytewise(b"x" * LONG)],
    "chunks": [CHUNKED, *[b"1\r\n \r\n"] * LONG],
    "body": [OPENED + b"content-length: 1000\r\n\r\n", *[b" "] * LONG],
    "body without a length": [OPENED + b"connection: close\r\n\r\n", *[b" "] * LONG],
    "body of a refusal": [b"HTTP/1.1 404 X\r\ncontent-length: 1000\r\n\r\n", *[b" "] * LONG],
}


def connected(caller: Caller, server: Loopback, **options: Any) -> Agentset:
    """Return a client of *server*."""
    given = {"token": "x", "namespace_id": "ns_1", "base_url": server.url, "max_retries": 0}
    return caller.open(Agentset, AsyncAgentset, **{**given, **options})


@pytest.mark.parametrize("drip", DRIPS.values(), ids=DRIPS)
def test_the_timeout_bounds_the_attempt_however_the_response_drips(
    caller: Caller, drip: Iterable[bytes]
) -> None:
    with serving(drip) as server:
        client = connected(caller, server, timeout=TIMEOUT)
        with pytest.raises(APITimeoutError) as caught:
            client.ingest_jobs.list_page()
        seen = server.pieces
        assert caught.value.maybe_sent
        assert caught.value.attempts == len(server.requests) == 1
        assert 0 < seen < FAR_FEWER


def test_each_attempt_of_a_read_has_the_timeout_and_a_write_is_sent_once(caller: Caller) -> None:
    drip = DRIPS["status line"]
    with serving(drip, drip, whole(404)) as server:
        client = connected(caller, server, timeout=TIMEOUT, max_retries=2)
        with pytest.raises(APIStatusError) as caught:
            client.ingest_jobs.list_page()
        assert caught.value.attempts == len(server.requests) == 3
        server.replies.append(drip)
        with pytest.raises(APITimeoutError):
            client.ingest_jobs.create(TextPayload(text="x"))
        assert len(server.requests) == 4
        assert server.pieces < 3 * FAR_FEWER


def test_a_deadline_bounds_all_attempts_whatever_the_timeout(caller: Caller) -> None:
    with serving(*[DRIPS["chunk size"]] * 9) as server:
        client = connected(caller, server, timeout=60, max_retries=9)
        at = client.clock.monotonic() + TIMEOUT
        with pytest.raises(APITimeoutError) as caught:
            client.ingest_jobs.list_page(
                request_options=CallOptions.of(None, deadline=Deadline(at, 0.1))
            )
        assert caught.value.attempts == len(server.requests)
        assert server.pieces < FAR_FEWER


@pytest.mark.parametrize("timeout", [None, httpx.Timeout(5), 30])
def test_a_response_that_drips_is_read_to_its_end_where_there_is_time(
    caller: Caller, timeout: Any
) -> None:
    drip = [
        b"HTTP/1.1 102 Processing\r\n\r\n",
        b"HTTP",
        b"/1.1 404 X\r\n",
        b"content-length: 2\r\n\r\n",
        b"[",
        b"]",
    ]
    with serving(drip) as server:
        client = connected(caller, server)
        with pytest.raises(APIStatusError) as caught:
            client.ingest_jobs.list_page(request_options=RequestOptions(timeout=timeout))
        assert (caught.value.status_code, caught.value.body) == (404, [])


def late(seconds: float | None) -> bool:
    """Return whether blocking for a lock that is free would come too late."""
    try:
        acquire(new_lock(), seconds)
    except TimeoutError:
        return True
    return False


def test_the_nearest_deadline_of_a_thread_holds_inside_its_block() -> None:
    with fail_after(60):
        assert not late(None)
        with fail_after(0):
            assert late(None)
            assert late(60)
            with fail_after(60), fail_after(None):
                assert late(None)
            assert late(None)
            elsewhere: list[bool] = []
            thread = threading.Thread(target=lambda: elsewhere.append(late(None)))
            thread.start()
            thread.join()
            assert elsewhere == [False]
        assert not late(None)


def test_a_deadline_ends_with_its_block_though_it_raises() -> None:
    with pytest.raises(KeyError), fail_after(0):
        raise KeyError
    assert not late(None)


@pytest.mark.parametrize(("outer", "seconds"), [(60, PACE), (PACE, None), (PACE, 60)])
def test_a_lock_that_another_thread_keeps_is_waited_for_in_time(
    outer: float, seconds: float | None
) -> None:
    lock = new_lock()
    with lock, fail_after(outer), pytest.raises(TimeoutError, match="another thread"):
        acquire(lock, seconds)
