"""For tests of the Agentset client."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from clients.adapter import Caller
from clients.agentset.kit import Connect, TravellingClock
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
            **options,
        }
        kind = AsyncAgentset if caller.is_async else Agentset
        client = kind(**arguments)
        if clock is not None:
            client._settings = evolve(client._settings, clock=clock)  # pyright: ignore[reportPrivateUsage]
        shown: Agentset = caller.keep(client)
        return shown

    return connect


@pytest.fixture
def client(connect: Connect) -> Agentset:
    """Return a client with good credentials."""
    return connect()


@pytest.fixture
def travelling(clock: ManualClock) -> TravellingClock:
    """Return a clock for a client that moves the sandbox's."""
    return TravellingClock(clock)
