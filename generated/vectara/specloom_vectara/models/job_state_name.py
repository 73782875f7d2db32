"""How far a job is, as the service names it."""

from typing import Literal, TypeAlias

JobStateName: TypeAlias = Literal[
    "unknown", "queued", "started", "completed", "failed", "failed_will_retry", "aborted"
]
"""How far a job is, as the service names it. ``completed`` is final and good; ``failed`` and
``aborted`` are final and bad; ``unknown``, ``queued``, ``started`` and ``failed_will_retry`` (a
failure that the service will try to get over) are not final.
"""
