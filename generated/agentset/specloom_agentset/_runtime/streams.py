# Copied from overlays/runtime/streams.py: edit it there.
"""The methods ``stream``; what they do is imported when one of them is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Concatenate, Generic, Self, TypeVar, overload

from .executors import AsyncResource, AsyncT, SyncResource, SyncT
from .stream_plan import StreamPlan

if TYPE_CHECKING:
    from .async_stream import AsyncEventStream
    from .sse import ServerSentEvent
    from .stream_calls import AsyncBoundStream, BoundStream
    from .sync_stream import EventStream

E = TypeVar("E")


class Stream(Generic[E]):
    """A method ``stream``.

    Args:
        events: The resource's method that gives the events as they are.
        plan: What the events mean.
    """

    def __init__(
        self,
        events: Callable[Concatenate[SyncT, str, ...], EventStream[ServerSentEvent]],
        plan: StreamPlan[E],
    ) -> None:
        self._events: Callable[..., Any] = events
        self._plan = plan

    @overload
    def __get__(self, resource: None, kind: type[Any], /) -> Self: ...
    @overload
    def __get__(self, resource: SyncResource, kind: type[Any], /) -> BoundStream[E]: ...
    def __get__(self, resource: SyncResource | None, kind: type[Any], /) -> Self | BoundStream[E]:
        if resource is None:
            return self
        from .stream_calls import BoundStream

        return BoundStream(self._events, self._plan, resource)


class AsyncStream(Generic[E]):
    """Like :class:`Stream`, for an async resource."""

    def __init__(
        self,
        events: Callable[Concatenate[AsyncT, str, ...], AsyncEventStream[ServerSentEvent]],
        plan: StreamPlan[E],
    ) -> None:
        self._events: Callable[..., Any] = events
        self._plan = plan

    @overload
    def __get__(self, resource: None, kind: type[Any], /) -> Self: ...
    @overload
    def __get__(self, resource: AsyncResource, kind: type[Any], /) -> AsyncBoundStream[E]: ...
    def __get__(
        self, resource: AsyncResource | None, kind: type[Any], /
    ) -> Self | AsyncBoundStream[E]:
        if resource is None:
            return self
        from .stream_calls import AsyncBoundStream

        return AsyncBoundStream(self._events, self._plan, resource)
