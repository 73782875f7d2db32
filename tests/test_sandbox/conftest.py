"""A sandbox on a clock that stands still, and clients to talk to it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import httpx
import pytest
from sandbox import ManualClock, Sandbox

from .foreground import Foreground, started

NAMESPACE = "/v1/namespace/ns_123"


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
