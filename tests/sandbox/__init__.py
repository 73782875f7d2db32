"""A sandbox of imitated provider job APIs on loopback.

    from sandbox import Fault, Sandbox

    with Sandbox(["agentset"]) as box:
        box.fault("agentset", Fault(status=503), times=2)
        client = SomeClient(base_url=box.url("agentset"), token="sandbox-token")
        ...
        assert not box.violations

Run `python -m sandbox` to keep one open in the foreground.
"""

from __future__ import annotations

from .box import Sandbox
from .clock import Clock, ManualClock, SystemClock
from .faults import Canned, Fault
from .recorder import RecordedRequest, RequestLog

__all__ = [
    "Canned",
    "Clock",
    "Fault",
    "ManualClock",
    "RecordedRequest",
    "RequestLog",
    "Sandbox",
    "SystemClock",
]
