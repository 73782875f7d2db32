# Copied from overlays/runtime/streaming/plan.py: edit it there.
"""What the events of a provider's streams mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from ..lazy import refer
from ..record import Record

if TYPE_CHECKING:
    from .sse import ServerSentEvent
else:
    refer(globals(), "ServerSentEvent", module="_runtime.streaming")

E = TypeVar("E")


class StreamPlan(Record, Generic[E]):
    """What the events of a stream mean.

    Attributes:
        read: Returns the typed event; raises ``StreamError`` for one that reports a failure.
        ends: Whether the event is the last one. A stream that is cut off before it is reconnected.
        keeps_alive: Whether the event only keeps the connection alive.
    """

    read: Callable[[ServerSentEvent], E]
    ends: Callable[[E], bool]
    keeps_alive: Callable[[E], bool]
