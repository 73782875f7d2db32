"""For tests of the Vectara client."""

from __future__ import annotations

from typing import Any

import pytest
from clients.adapter import Caller
from clients.vectara.kit import CUSTOMER, Connect, client_credentials
from sandbox import Sandbox
from specloom_vectara import AsyncVectara, Vectara

CREDENTIALS = frozenset({"api_key", "token", "client_id"})


@pytest.fixture
def connect(caller: Caller, box: Sandbox) -> Connect:
    """Return what makes clients that talk to the sandbox, with a key unless told otherwise."""

    def connect(**options: Any) -> Vectara:
        arguments: dict[str, Any] = {
            "base_url": box.url("vectara"),
            "customer_id": CUSTOMER,
            **options,
        }
        if not CREDENTIALS & options.keys():
            arguments["api_key"] = "personal-key"
        return caller.open(Vectara, AsyncVectara, **arguments)

    return connect


@pytest.fixture
def client(connect: Connect) -> Vectara:
    """Return a client with a key."""
    return connect()


@pytest.fixture
def oauth(connect: Connect, box: Sandbox) -> Vectara:
    """Return a client with client credentials."""
    return connect(**client_credentials(box))
