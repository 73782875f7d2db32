"""For tests of the NuExtract client."""

from __future__ import annotations

from functools import partial

import pytest
from clients.adapter import Caller
from clients.nuextract.kit import Connect
from sandbox import Sandbox
from specloom_nuextract import AsyncNuExtract, NuExtract


@pytest.fixture
def connect(caller: Caller, box: Sandbox) -> Connect:
    """Return what makes clients that talk to the sandbox."""
    return partial(
        caller.open,
        NuExtract,
        AsyncNuExtract,
        token="sandbox-token",
        base_url=box.url("nuextract"),
    )


@pytest.fixture
def client(connect: Connect) -> NuExtract:
    """Return a client with good credentials, whose sleeps are over at once."""
    return connect()
