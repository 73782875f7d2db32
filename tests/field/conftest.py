"""For tests of what users of such clients have reported; they run with every package."""

from __future__ import annotations

from faults.conftest import client, connect, target

__all__ = ("client", "connect", "target")
