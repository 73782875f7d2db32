"""Clients of a server that sends what a test says, byte by byte."""

from __future__ import annotations

from typing import Any

from clients.adapter import Caller
from faults.targets import TARGETS
from runtime.loopback import Loopback

JOB_ID = "0b8f8d5e-3c4a-4d0e-9a1f-2f6f3c1d7e11"


def opened(caller: Caller, provider: str, server: Loopback, **options: Any) -> Any:
    """Return a client of *provider* that talks to *server*; it is closed in the end."""
    target = TARGETS[provider]
    kinds = (getattr(target.package, f"{prefix}{target.client}") for prefix in ("", "Async"))
    return caller.open(*kinds, **{"base_url": server.url, **target.options, **options})


def get(provider: str, client: Any, **given: Any) -> Any:
    """Read one job by *client*: a call that may be repeated."""
    return TARGETS[provider].get(client, JOB_ID, **given)


def create(provider: str, client: Any) -> Any:
    """Create a job by *client*: a call that is not repeated unless nothing was done."""
    return TARGETS[provider].change(client, "create", JOB_ID)


def error_of(provider: str, name: str) -> type[Any]:
    """Return the error *name* of the provider's package."""
    return TARGETS[provider].error(name)
