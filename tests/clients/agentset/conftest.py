"""For tests of the Agentset client."""

from __future__ import annotations

from typing import Any

import pytest
from clients.adapter import Caller
from clients.agentset.kit import Connect
from clients.hurry import Hurry
from clients.travelling import TravellingClock
from sandbox import ManualClock, Sandbox
from specloom_agentset import Agentset, AsyncAgentset


@pytest.fixture
def connect(caller: Caller, box: Sandbox) -> Connect:
    """Return what makes clients that talk to the sandbox."""

    def connect(*, clock: TravellingClock | None = None, **options: Any) -> Agentset:
        arguments: dict[str, Any] = {
            "token": "sandbox-token",
            "namespace_id": "ns_123",
            "base_url": box.url("agentset"),
            "clock": clock or Hurry(),
            **options,
        }
        return caller.open(Agentset, AsyncAgentset, **arguments)

    return connect


@pytest.fixture
def client(connect: Connect) -> Agentset:
    """Return a client with good credentials."""
    return connect()


@pytest.fixture
def travelling(clock: ManualClock) -> TravellingClock:
    """Return a clock for a client that moves the sandbox's."""
    return TravellingClock(clock)
