"""For tests of the NuExtract client."""

from __future__ import annotations

from typing import Any

import pytest
from clients.adapter import Caller
from clients.hurry import Hurry
from clients.nuextract.kit import Connect
from clients.travelling import TravellingClock
from sandbox import ManualClock, Sandbox
from specloom_nuextract import AsyncNuExtract, NuExtract


@pytest.fixture
def connect(caller: Caller, box: Sandbox) -> Connect:
    """Return what makes clients that talk to the sandbox."""

    def connect(*, clock: Hurry | TravellingClock | None = None, **options: Any) -> NuExtract:
        arguments: dict[str, Any] = {
            "token": "sandbox-token",
            "base_url": box.url("nuextract"),
            "clock": clock or Hurry(),
            **options,
        }
        return caller.open(NuExtract, AsyncNuExtract, **arguments)

    return connect


@pytest.fixture
def client(connect: Connect) -> NuExtract:
    """Return a client with good credentials, whose sleeps are over at once."""
    return connect()


@pytest.fixture
def hurry() -> Hurry:
    """Return a clock for a client on which sleeping takes no time."""
    return Hurry()


@pytest.fixture
def travelling(clock: ManualClock) -> TravellingClock:
    """Return a clock for a client that moves the sandbox's."""
    return TravellingClock(clock)
