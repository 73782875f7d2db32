"""A sandbox that serves NuExtract, and a client to talk to it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import httpx
import pytest
from sandbox import ManualClock, Sandbox


@pytest.fixture
def box(clock: ManualClock) -> Iterator[Sandbox]:
    """Serve NuExtract, with jobs that take ten seconds for each step."""
    with Sandbox(["nuextract"], clock=clock, pace=10.0) as box:
        yield box


@pytest.fixture
def client(box: Sandbox) -> Iterator[httpx.Client]:
    """Return a client with good credentials."""
    headers = {"authorization": "Bearer sandbox-token"}
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with httpx.Client(base_url=box.url("nuextract"), headers=headers, verify=context) as client:
        yield client
