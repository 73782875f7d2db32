"""A connection that has bytes left over behind a response is closed, not used again."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from clients.adapter import Caller
from specloom_agentset import (
    Agentset,
    AgentsetError,
    APIStatusError,
    AsyncAgentset,
    NotFoundError,
)

from .echo_server import EchoServer, echo, serving

MOST = 64 * 1024
"""Bytes that httpcore reads at once."""


def sized(size: int, *, actual: int = 0) -> bytes:
    """Return a 404 whose head says that the body has *size* bytes, and which has *actual*."""
    head = f"HTTP/1.1 404 X\r\ncontent-length: {size}\r\n\r\n".encode()
    return head + json.dumps({"error": {"message": "x"}}).encode().ljust(actual)


TIMEOUT_408 = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
CHUNKED = b"HTTP/1.1 404 X\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
STRAY: dict[str, bytes] = {
    "204 with a body": b"HTTP/1.1 204 X\r\ncontent-length: 5\r\n\r\nhello",
    "304 with a body": b"HTTP/1.1 304 X\r\ncontent-length: 5\r\n\r\nhello",
    "304 with a body, no length": b"HTTP/1.1 304 X\r\n\r\nhello",
    "length too short": sized(10),
    "length of zero": sized(0),
    "unsolicited 408": echo("first") + TIMEOUT_408,
    "unsolicited 408 after chunks": CHUNKED + TIMEOUT_408,
    "two responses": echo("first") + echo("another's"),
    "two responses, chunked": CHUNKED + CHUNKED,
    "204 and a response": b"HTTP/1.1 204 X\r\n\r\n" + echo("another's"),
    "one byte": echo("first") + b"\n",
    # The rest is not read with the response, but by what lies below httpcore.
    "behind a long response": sized(MOST - 41, actual=MOST - 41) + echo("another's"),
}


def connected(caller: Caller, server: EchoServer, **options: Any) -> Agentset:
    """Return a client of *server*."""
    return caller.open(Agentset, AsyncAgentset, **{**server.options, "timeout": 5, **options})


def ask(client: Agentset, name: str) -> str:
    """Return what the server answers to the request *name*, which is expected to be a 404."""
    with pytest.raises(NotFoundError) as caught:
        client.ingest_jobs.get(name)
    return caught.value.message


@pytest.mark.parametrize("stray", STRAY.values(), ids=STRAY)
@pytest.mark.parametrize("borrowed", [False, True], ids=["our connections", "the caller's"])
def test_the_next_call_gets_its_own_response(
    caller: Caller, stray: bytes, *, borrowed: bool
) -> None:
    with serving(lambda name: stray if name == "first" else echo(name)) as server:
        options = {"http_client": caller.http_client()} if borrowed else {}
        client = connected(caller, server, **options)
        assert ask(client, "before") == "before"
        with suppress(APIStatusError):
            client.ingest_jobs.delete("first")
        for name in ("second", "third"):
            assert ask(client, name) == name
        assert server.requests == ["before", "first", "second", "third"]
        assert server.connections == 2


def test_the_next_call_after_a_response_that_was_not_read_to_its_end(caller: Caller) -> None:
    answers: dict[str, Callable[[], bytes]] = {
        "first": lambda: sized(10_000, actual=20_000),
        "second": lambda: echo("second"),
    }
    with serving(lambda name: answers[name]()) as server:
        client = connected(caller, server, max_response_bytes=100)
        with pytest.raises(AgentsetError):
            client.ingest_jobs.get("first")
        assert ask(client, "second") == "second"
        assert server.connections == 2


CLEAN: dict[str, bytes] = {
    "204": b"HTTP/1.1 204 X\r\n\r\n",
    "304": b"HTTP/1.1 304 X\r\netag: x\r\n\r\n",
    "length": echo("first"),
    "chunks": CHUNKED,
    "informational": b"HTTP/1.1 102 Processing\r\n\r\n" + echo("first"),
    "long": sized(3 * MOST, actual=3 * MOST),
}


@pytest.mark.parametrize("clean", CLEAN.values(), ids=CLEAN)
def test_a_connection_with_nothing_left_over_is_used_again(caller: Caller, clean: bytes) -> None:
    with serving(lambda name: clean if name == "first" else echo(name)) as server:
        client = connected(caller, server)
        for _ in range(2):
            with suppress(APIStatusError):
                client.ingest_jobs.delete("first")
            assert ask(client, "second") == "second"
        assert server.connections == 1
