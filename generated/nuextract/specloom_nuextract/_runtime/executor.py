# Copied from overlays/runtime/executor.py: edit it there.
"""What a resource needs to know of what carries out its calls; for annotations alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, TypeVar

from .async_stream import AsyncEventStream
from .calls import Call
from .options import RequestOptions
from .streaming import StreamWatch
from .sync_stream import EventStream

E = TypeVar("E")
T = TypeVar("T")


class SyncExecutor(Protocol):
    """Carries out calls, blocking."""

    @property
    def values(self) -> Mapping[str, Any]:
        """The client-level arguments."""
        ...

    def execute(self, call: Call[T], options: RequestOptions | None = None, /) -> T:
        """Give the result of *call*."""
        ...

    def stream(
        self,
        call: Call[Any],
        options: RequestOptions | None = None,
        /,
        *,
        watch: StreamWatch[E],
        idle_timeout: float,
    ) -> EventStream[E]:
        """Give the events that *call* opens a stream of."""
        ...


class AsyncExecutor(Protocol):
    """Carries out calls, awaited."""

    @property
    def values(self) -> Mapping[str, Any]:
        """The client-level arguments."""
        ...

    async def execute(self, call: Call[T], options: RequestOptions | None = None, /) -> T:
        """Give the result of *call*."""
        ...

    def stream(
        self,
        call: Call[Any],
        options: RequestOptions | None = None,
        /,
        *,
        watch: StreamWatch[E],
        idle_timeout: float,
    ) -> AsyncEventStream[E]:
        """Give the events that *call* opens a stream of."""
        ...
