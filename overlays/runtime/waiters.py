"""The methods ``wait``; what they do is imported when one of them is used."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any, Concatenate, Generic, Self, TypeVar, overload

from .executors import AsyncResource, AsyncT, SyncResource, SyncT
from .options import RequestOptions
from .wait_plan import WaitPlan

if TYPE_CHECKING:
    from .wait_loops import AsyncBoundWait, BoundWait
    from .waiting import Watch

R = TypeVar("R")
T = TypeVar("T")


class _Wait(Generic[T]):
    def __init__(
        self,
        look: Callable[..., Any],
        plan: WaitPlan[Any, T],
        follow: Callable[..., Any] | None,
    ) -> None:
        self._look = look
        self._plan = plan
        self._follow = follow


class Wait(_Wait[T]):
    """A method ``wait`` that looks at a job with *look*.

    Args:
        look: The resource's method that gives the job.
        plan: What the job's states mean.
        follow: What to try before looking again and again, such as an event stream: it is given
            the resource, the watch, a function that tells of changes, and the request options.
    """

    def __init__(
        self,
        look: Callable[Concatenate[SyncT, str, ...], R],
        plan: WaitPlan[R, T],
        *,
        follow: Callable[[SyncT, Watch[T], Callable[[], None], RequestOptions | None], None]
        | None = None,
    ) -> None:
        super().__init__(look, plan, follow)

    @overload
    def __get__(self, resource: None, kind: type[Any], /) -> Self: ...
    @overload
    def __get__(self, resource: SyncResource, kind: type[Any], /) -> BoundWait[T]: ...
    def __get__(self, resource: SyncResource | None, kind: type[Any], /) -> Self | BoundWait[T]:
        if resource is None:
            return self
        from .wait_loops import BoundWait

        return BoundWait(self._look, self._plan, resource, self._follow)


class AsyncWait(_Wait[T]):
    """Like :class:`Wait`, for an async resource."""

    def __init__(
        self,
        look: Callable[Concatenate[AsyncT, str, ...], Coroutine[Any, Any, R]],
        plan: WaitPlan[R, T],
        *,
        follow: Callable[
            [AsyncT, Watch[T], Callable[[], Awaitable[None]], RequestOptions | None],
            Awaitable[None],
        ]
        | None = None,
    ) -> None:
        super().__init__(look, plan, follow)

    @overload
    def __get__(self, resource: None, kind: type[Any], /) -> Self: ...
    @overload
    def __get__(self, resource: AsyncResource, kind: type[Any], /) -> AsyncBoundWait[T]: ...
    def __get__(
        self, resource: AsyncResource | None, kind: type[Any], /
    ) -> Self | AsyncBoundWait[T]:
        if resource is None:
            return self
        from .wait_loops import AsyncBoundWait

        return AsyncBoundWait(self._look, self._plan, resource, self._follow)
