# Copied from overlays/runtime/stream_plan.py: edit it there.
"""What a provider's overlay says of the events of its streams."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from .records import Record

if TYPE_CHECKING:
    from .sse import ServerSentEvent

E = TypeVar("E")


class StreamPlan(Record, Generic[E]):
    """What the events of a stream mean.

    Attributes:
        read: Gives the typed event; raises ``StreamError`` for one that reports a failure.
        ends: Whether nothing comes after the event. A stream that is cut before is reconnected.
        keeps_alive: Whether the event only says that the connection lives.
    """

    read: Callable[[ServerSentEvent], E]
    ends: Callable[[E], bool]
    keeps_alive: Callable[[E], bool]
