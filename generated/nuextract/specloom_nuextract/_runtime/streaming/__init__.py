# Copied from overlays/runtime/streaming/__init__.py: edit it there.
"""Server-sent events: decoding, what they mean, reconnecting.

Public to overlays: :class:`StreamPlan` declares what the events of a stream mean,
:class:`Stream` and :class:`AsyncStream` make the methods ``stream`` from it, and
:class:`Following` and :class:`AsyncFollowing` let ``wait`` follow one. To users: ``EventStream``,
``AsyncEventStream``, ``ServerSentEvent``, ``decode_events``, ``adecode_events``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import attach

if TYPE_CHECKING:
    from .async_event_stream import AsyncEventStream
    from .async_stream import AsyncFollowing, AsyncStream
    from .plan import StreamPlan
    from .sse import ServerSentEvent, adecode_events, decode_events
    from .sync_event_stream import EventStream
    from .sync_stream import Following, Stream

__all__ = (
    "AsyncEventStream",
    "AsyncFollowing",
    "AsyncStream",
    "EventStream",
    "Following",
    "ServerSentEvent",
    "Stream",
    "StreamPlan",
    "adecode_events",
    "decode_events",
)

if not TYPE_CHECKING:
    # A first page needs the declarations alone.
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AsyncEventStream": "async_event_stream",
            "AsyncFollowing": "async_stream",
            "AsyncStream": "async_stream",
            "EventStream": "sync_event_stream",
            "Following": "sync_stream",
            "ServerSentEvent": "sse",
            "Stream": "sync_stream",
            "StreamPlan": "plan",
            "adecode_events": "sse",
            "decode_events": "sse",
        },
    )
