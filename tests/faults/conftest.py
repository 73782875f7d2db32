"""For tests of what networks and servers do to calls.

Most are marked `reference`: they run with one package, since the runtime is the same in each.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from clients.adapter import Caller
from faults.targets import TARGETS, Target
from sandbox import Sandbox


@pytest.fixture
def target(provider: str) -> Target:
    """Return what there is to call at the provider."""
    return TARGETS[provider]


@pytest.fixture
def connect(target: Target, caller: Caller, box: Sandbox) -> Callable[..., Any]:
    """Return what makes clients of the provider that talk to the sandbox."""

    def connect(**options: Any) -> Any:
        return target.connect(caller, box, **options)

    return connect


@pytest.fixture
def client(connect: Callable[..., Any]) -> Any:
    """Return a client with good credentials, whose sleeps are over at once."""
    return connect()
