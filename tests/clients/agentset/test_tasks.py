"""The async client in a task that is cancelled."""

from __future__ import annotations

from typing import Any

import anyio
import pytest
from clients.adapter import Caller
from clients.callers import ASYNC
from sandbox import Fault, Sandbox
from specloom_agentset import AsyncAgentset

pytestmark = ASYNC


@pytest.fixture
def options(box: Sandbox) -> dict[str, Any]:
    """Return what makes a client talk to the sandbox."""
    return {
        "token": "sandbox-token",
        "namespace_id": "ns_123",
        "base_url": box.url("agentset"),
    }


def test_a_call_can_be_cancelled_and_the_client_goes_on(
    caller: Caller, box: Sandbox, options: dict[str, Any]
) -> None:
    async def main() -> bool:
        async with AsyncAgentset(**options) as client:
            box.fault("agentset", Fault(delay_before=30))
            with anyio.move_on_after(0.05) as scope:
                await client.ingest_jobs.list_page()
            await client.ingest_jobs.list_page()
            return scope.cancelled_caught

    assert caller.run(main)
    assert len(box.requests) == 2
