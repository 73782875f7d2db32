"""For tests of the Vectara client."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from clients.adapter import Caller
from clients.travelling import TravellingClock
from clients.vectara.kit import CUSTOMER, Connect, client_credentials
from sandbox import ManualClock, Sandbox
from specloom_vectara import AsyncVectara, Vectara

CREDENTIALS = frozenset({"api_key", "token", "client_id"})


@pytest.fixture
def connect(caller: Caller, box: Sandbox) -> Connect:
    """Return what makes clients that talk to the sandbox, with a key unless told otherwise."""

    def connect(*, clock: TravellingClock | None = None, **options: Any) -> Vectara:
        sandboxed: dict[str, Any] = {"base_url": box.url("vectara"), "customer_id": CUSTOMER}
        if not CREDENTIALS & options.keys():
            sandboxed["api_key"] = "personal-key"
        kind = AsyncVectara if caller.is_async else Vectara
        client = kind(**{**sandboxed, **options})
        if clock is not None:
            client._settings = evolve(client._settings, clock=clock)  # pyright: ignore[reportPrivateUsage]
        shown: Vectara = caller.keep(client)
        return shown

    return connect


@pytest.fixture
def client(connect: Connect) -> Vectara:
    """Return a client with a key."""
    return connect()


@pytest.fixture
def oauth(connect: Connect, box: Sandbox) -> Vectara:
    """Return a client with client credentials."""
    return connect(**client_credentials(box))


@pytest.fixture
def travelling(clock: ManualClock) -> TravellingClock:
    """Return a clock for a client that moves the sandbox's."""
    return TravellingClock(clock)
