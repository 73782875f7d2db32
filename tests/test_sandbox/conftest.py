"""A sandbox on a clock that stands still, and clients to talk to it."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from sandbox import ManualClock, Sandbox

from .foreground import Foreground, started

NAMESPACE = "/v1/namespace/ns_123"


@dataclass(frozen=True)
class Overheard:
    """What a bare socket received until the connection ended."""

    data: bytes
    reset: bool

    @property
    def body(self) -> bytes:
        """Return everything behind the headers."""
        return self.data.partition(b"\r\n\r\n")[2]


@pytest.fixture(scope="session")
def foreground() -> Iterator[Foreground]:
    """Return a sandbox in the foreground, as people start it."""
    with started() as foreground:
        yield foreground


@pytest.fixture
def clock() -> ManualClock:
    """Return a clock that only the test moves."""
    return ManualClock()


@pytest.fixture
def box(clock: ManualClock) -> Iterator[Sandbox]:
    """Serve Agentset, with jobs that take ten seconds for each step."""
    with Sandbox(["agentset"], clock=clock, pace=10.0) as box:
        yield box


@pytest.fixture
def client(box: Sandbox) -> Iterator[httpx.Client]:
    """Return a client with good credentials inside one namespace."""
    headers = {"authorization": "Bearer sandbox-token"}
    base_url = box.url("agentset") + NAMESPACE
    # A bare context: reading the certificates is most of what making a client takes.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with httpx.Client(base_url=base_url, headers=headers, verify=context) as client:
        yield client


@pytest.fixture
def create(client: httpx.Client) -> Callable[..., dict[str, Any]]:
    """Return a function that creates a job and returns it."""

    def create(**members: Any) -> dict[str, Any]:
        body = {"payload": {"type": "TEXT", "text": "hello"}, **members}
        answer = client.post("/ingest-jobs", json=body)
        assert answer.status_code == 201, answer.text
        job: dict[str, Any] = answer.json()["data"]
        return job

    return create


@pytest.fixture
def overhear(box: Sandbox) -> Callable[[], Overheard]:
    """Return a function that lists jobs over a bare socket and sees it all."""

    def overhear() -> Overheard:
        request = (
            f"GET /agentset{NAMESPACE}/ingest-jobs HTTP/1.1\r\nhost: sandbox\r\n"
            "authorization: Bearer sandbox-token\r\nconnection: close\r\n\r\n"
        )
        data = b""
        with socket.create_connection(("127.0.0.1", box.port), timeout=5) as sock:
            sock.sendall(request.encode())
            try:
                while piece := sock.recv(65536):
                    data += piece
            except ConnectionResetError:
                return Overheard(data, reset=True)
        return Overheard(data, reset=False)

    return overhear
