"""For tests of the Gradient client."""

from __future__ import annotations

from typing import Any

import pytest
from clients.adapter import Caller
from clients.gradient.kit import Connect
from clients.hurry import Hurry
from clients.travelling import TravellingClock
from sandbox import ManualClock, Sandbox
from specloom_gradient import AsyncGradient, Gradient


@pytest.fixture
def connect(caller: Caller, box: Sandbox) -> Connect:
    """Return what makes clients that talk to the sandbox."""

    def connect(*, clock: TravellingClock | None = None, **options: Any) -> Gradient:
        arguments: dict[str, Any] = {
            "token": "sandbox-token",
            "base_url": box.url("gradient"),
            "clock": clock or Hurry(),
            **options,
        }
        return caller.open(Gradient, AsyncGradient, **arguments)

    return connect


@pytest.fixture
def client(connect: Connect) -> Gradient:
    """Return a client with good credentials."""
    return connect()


@pytest.fixture
def travelling(clock: ManualClock) -> TravellingClock:
    """Return a clock for a client that moves the sandbox's."""
    return TravellingClock(clock)
