"""For tests of the Agentset client."""

from __future__ import annotations

from functools import partial

import pytest
from clients.adapter import Caller
from clients.agentset.kit import Connect
from sandbox import Sandbox
from specloom_agentset import Agentset, AsyncAgentset


@pytest.fixture
def connect(caller: Caller, box: Sandbox) -> Connect:
    """Return what makes clients that talk to the sandbox."""
    return partial(
        caller.open,
        Agentset,
        AsyncAgentset,
        token="sandbox-token",
        namespace_id="ns_123",
        base_url=box.url("agentset"),
    )


@pytest.fixture
def client(connect: Connect) -> Agentset:
    """Return a client with good credentials, whose sleeps are over at once."""
    return connect()
