"""What drips ends in time, wherever it drips: trailers, token endpoints, proxies, TLS, uploads."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import pytest
from clients.adapter import Caller
from specloom_agentset import (
    Agentset,
    APIConnectionError,
    APITimeoutError,
    AsyncAgentset,
    TextPayload,
    WaitTimeoutError,
)
from specloom_nuextract import AsyncNuExtract, NuExtract
from specloom_nuextract import WaitTimeoutError as NuWaitTimeoutError
from specloom_vectara import APITimeoutError as VectaraTimeoutError
from specloom_vectara import AsyncVectara, Vectara

TIMEOUT = 0.3
SOON = 4.0
"""Seconds within which all ends; what drips would take minutes."""
DROP = 0.05
"""Seconds between two drops: no single read takes long."""

CHUNKED = b"HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n"
Serve = Callable[[socket.socket], None]


@contextmanager
def served(serve: Serve) -> Generator[int]:
    """Yield the port of a server that does this with each connection."""
    listener = socket.create_server(("127.0.0.1", 0))
    peers: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def attend(peer: socket.socket) -> None:
        with peer, contextlib.suppress(OSError):
            serve(peer)

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                peer, _ = listener.accept()
                peers.append(peer)
                threads.append(threading.Thread(target=attend, args=(peer,)))
                threads[-1].start()

    accepting = threading.Thread(target=accept)
    accepting.start()
    try:
        yield listener.getsockname()[1]
    finally:
        for each in (listener, *peers):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        for thread in (accepting, *threads):
            thread.join(SOON)
        listener.close()


def dripping(head: bytes, drop: bytes) -> Serve:
    """Read a request, send *head*, then *drop* again and again."""

    def serve(peer: socket.socket) -> None:
        peer.recv(65536)
        peer.sendall(head)
        while True:
            peer.sendall(drop)
            time.sleep(DROP)

    return serve


def draining(peer: socket.socket) -> None:
    """Read slowly, without an end."""
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    while peer.recv(4096):
        time.sleep(DROP)


@contextmanager
def soon() -> Generator[None]:
    """Check that the block does not take long."""
    started = time.monotonic()
    yield
    assert time.monotonic() - started < SOON


def connected(caller: Caller, url: str, **options: Any) -> Agentset:
    """Return a client of a server."""
    given = {"token": "x", "namespace_id": "n", "base_url": url, "timeout": TIMEOUT}
    return caller.open(Agentset, AsyncAgentset, **{**given, "max_retries": 0, **options})


RESPONSES: dict[str, Serve] = {
    "status line": dripping(b"HTTP/1.1 200 ", b"O"),
    "102 Processing": dripping(b"", b"HTTP/1.1 102 Processing\r\n\r\n"),
    "chunk sizes": dripping(CHUNKED, b"0"),
    "chunk extensions": dripping(CHUNKED + b"1;", b"x"),
    "trailers": dripping(CHUNKED + b"2\r\n{}\r\n0\r\n", b"x: y\r\n"),
    "one trailer": dripping(CHUNKED + b"2\r\n{}\r\n0\r\nx: ", b"y"),
    "nothing": dripping(b"", b""),
}


FEW = {name: RESPONSES[name] for name in ("102 Processing", "chunk sizes", "one trailer")}


@pytest.mark.parametrize("serve", RESPONSES.values(), ids=RESPONSES)
def test_responses(caller: Caller, serve: Serve) -> None:
    with served(serve) as port:
        client = connected(caller, f"http://127.0.0.1:{port}")
        with soon(), pytest.raises(APITimeoutError):
            client.ingest_jobs.list_page()


@pytest.mark.parametrize("serve", FEW.values(), ids=FEW)
def test_a_wait_ends_at_its_deadline(caller: Caller, serve: Serve) -> None:
    with served(serve) as port:
        client = connected(caller, f"http://127.0.0.1:{port}", timeout=60, max_retries=2)
        with soon(), pytest.raises(WaitTimeoutError):
            client.ingest_jobs.wait("job", timeout=1)


@pytest.mark.parametrize(
    "serve",
    [
        *FEW.values(),
        dripping(b"HTTP/1.1 200 X\r\ncontent-type: text/event-stream\r\n\r\n", b": ping\n"),
    ],
    ids=[*FEW, "comments"],
)
def test_a_wait_that_follows_a_stream_ends_at_its_deadline(caller: Caller, serve: Serve) -> None:
    with served(serve) as port:
        url = f"http://127.0.0.1:{port}"
        client = caller.open(NuExtract, AsyncNuExtract, token="x", base_url=url)
        with soon(), pytest.raises(NuWaitTimeoutError):
            client.jobs.wait("job", timeout=1)


def test_token_endpoints(caller: Caller) -> None:
    for serve in FEW.values():
        with served(serve) as port:
            url = f"http://127.0.0.1:{port}"
            client = caller.open(
                Vectara,
                AsyncVectara,
                client_id="i",
                client_secret="s",
                token_url=f"{url}/token",
                base_url=url,
                timeout=TIMEOUT,
                max_retries=0,
            )
            with soon(), pytest.raises(VectaraTimeoutError, match="token endpoint"):
                client.jobs.get("job")


def test_uploads_that_drain_slowly(caller: Caller) -> None:
    payload = TextPayload(text="x" * 50_000_000)
    with served(draining) as port:
        client = connected(caller, f"http://127.0.0.1:{port}")
        with soon(), pytest.raises(APITimeoutError) as caught:
            client.ingest_jobs.create(payload)
        assert caught.value.maybe_sent


def test_tls_handshakes(caller: Caller) -> None:
    # A record of a handshake, whose length is never reached.
    for serve in (dripping(b"", b""), dripping(b"\x16\x03\x03\x3f\xff", b"\x02")):
        with served(serve) as port:
            client = connected(caller, f"https://127.0.0.1:{port}")
            with soon(), pytest.raises(APITimeoutError) as caught:
                client.ingest_jobs.re_ingest("job")
            assert not caught.value.maybe_sent


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "ALL_PROXY", "HTTPS_PROXY"])
@pytest.mark.parametrize("serve", FEW.values(), ids=FEW)
def test_proxies(
    caller: Caller, environment: pytest.MonkeyPatch, variable: str, serve: Serve
) -> None:
    with served(serve) as port:
        environment.setenv(variable, f"http://127.0.0.1:{port}")
        scheme = "https" if variable == "HTTPS_PROXY" else "http"
        client = connected(caller, f"{scheme}://api.invalid")
        with soon(), pytest.raises(APIConnectionError):
            client.ingest_jobs.list_page()
