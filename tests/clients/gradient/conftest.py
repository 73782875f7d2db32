"""For tests of the Gradient client."""

from __future__ import annotations

from functools import partial

import pytest
from clients.adapter import Caller
from clients.gradient.kit import Connect
from sandbox import Sandbox
from specloom_gradient import AsyncGradient, Gradient


@pytest.fixture
def connect(caller: Caller, box: Sandbox) -> Connect:
    """Return what makes clients that talk to the sandbox."""
    return partial(
        caller.open,
        Gradient,
        AsyncGradient,
        token="sandbox-token",
        base_url=box.url("gradient"),
    )


@pytest.fixture
def client(connect: Connect) -> Gradient:
    """Return a client with good credentials, whose sleeps are over at once."""
    return connect()
