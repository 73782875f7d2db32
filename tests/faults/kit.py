"""Clients without an adapter, for tests of what threads, tasks and event loops do to them."""

from __future__ import annotations

from typing import Any

from faults.targets import Target
from sandbox import Sandbox


def bare(target: Target, box: Sandbox, *, asynchronous: bool, **options: Any) -> Any:
    """Return a client that talks to the sandbox, and that whoever asked for it closes."""
    kind = getattr(target.package, f"Async{target.client}" if asynchronous else target.client)
    return kind(**{"base_url": box.url(target.provider), **target.options, **options})
