# Copied from overlays/runtime/paging.py: edit it there.
"""Iterators over pages and over their items; :mod:`.page_walk` decides which page comes next."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, Self, TypeVar, cast

from .errors import InvalidArgumentError
from .executors import AsyncT, SyncT, check_call, describe
from .page_walk import Page, PagePlan, PageWalk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

__all__ = ("AsyncPager", "Page", "PagePlan", "PageWalk", "Pager", "apaged", "paged")

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


class _PagerBase(Generic[T]):
    def __init__(
        self,
        fetch: Callable[..., Any],
        plan: PagePlan[Any, T],
        arguments: Mapping[str, Any],
    ) -> None:
        self._fetch = fetch
        self._plan = plan
        self._arguments = arguments

    def _walk(self, token: str | None) -> PageWalk[Any, T]:
        return PageWalk(self._plan, self._arguments, token)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {getattr(self._fetch, '__qualname__', 'pages')}>"


class Pager(_PagerBase[T]):
    """The items of all pages, one at a time; pages are fetched when they are needed.

    Nothing is sent until iteration, one page is held at a time, and each iteration starts
    afresh. Errors carry ``resume_token``.
    """

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page.items

    def pages(self, *, token: str | None = None) -> Iterator[Page[T]]:
        """The pages one by one.

        Args:
            token: The ``next_token`` of a page, to go on after it; from the beginning if ``None``.
        """
        walk = self._walk(token)
        while walk.more:
            with walk.resumable():
                raw = self._fetch(**walk.next_arguments())
            yield walk.receive(raw)


class AsyncPager(_PagerBase[T]):
    """Like :class:`Pager`, for ``async for``."""

    def __aiter__(self) -> AsyncIterator[T]:
        return _AsyncItems(self.pages())

    def pages(self, *, token: str | None = None) -> AsyncIterator[Page[T]]:
        """The pages one by one.

        Args:
            token: The ``next_token`` of a page, to go on after it; from the beginning if ``None``.
        """
        return _AsyncPages(self._walk(token), self._fetch)


# Classes and not generators: an async generator that a `break` leaves behind has to be closed by
# the event loop, and trio warns of it. Here nothing is open between two pages.


class _AsyncPages(Generic[T]):
    def __init__(self, walk: PageWalk[Any, T], fetch: Callable[..., Any]) -> None:
        self._walk = walk
        self._fetch = fetch
        self._fetching = False

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Page[T]:
        walk = self._walk
        if not walk.more:
            raise StopAsyncIteration
        if self._fetching:
            # As a generator does, which can't be entered twice either.
            raise InvalidArgumentError(
                "another task is fetching the next page of this iteration: iterate over the pager "
                "itself in each task, or share out the items from one of them"
            )
        self._fetching = True
        try:
            with walk.resumable():
                raw = await self._fetch(**walk.next_arguments())
        finally:
            self._fetching = False
        return walk.receive(raw)


class _AsyncItems(Generic[T]):
    def __init__(self, pages: AsyncIterator[Page[T]]) -> None:
        self._pages = pages
        self._items: Iterator[T] = iter(())

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        while True:
            for item in self._items:
                return item
            self._items = iter((await anext(self._pages)).items)


def paged(
    method: Callable[Concatenate[SyncT, P], R], plan: PagePlan[R, T]
) -> Callable[Concatenate[SyncT, P], Pager[T]]:
    """A method ``list`` with the parameters of *method*, which fetches one page.

    Bad arguments are refused when it is called, before the iteration.
    """
    _check_plan(method, plan)

    def list_all(self: SyncT, /, *args: P.args, **kwargs: P.kwargs) -> Pager[T]:
        return Pager(_bound(method, self), plan, _checked(method, plan, self, args, kwargs))

    return _described(list_all, method, "Pager")


def apaged(
    method: Callable[Concatenate[AsyncT, P], Coroutine[Any, Any, R]], plan: PagePlan[R, T]
) -> Callable[Concatenate[AsyncT, P], AsyncPager[T]]:
    """Like :func:`paged`, for an async *method*; calling ``list`` needs no await."""
    _check_plan(method, plan)

    def list_all(self: AsyncT, /, *args: P.args, **kwargs: P.kwargs) -> AsyncPager[T]:
        return AsyncPager(_bound(method, self), plan, _checked(method, plan, self, args, kwargs))

    return _described(list_all, method, "AsyncPager")


def _checked(
    method: Callable[..., Any],
    plan: PagePlan[Any, Any],
    resource: Any,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> dict[str, Any]:
    arguments = _signature(method).bind(resource, *args, **kwargs).arguments
    arguments.pop("self")
    plan.check(arguments)
    check_call(method, resource, arguments)
    return arguments


@lru_cache
def _signature(method: Callable[..., Any]) -> inspect.Signature:
    return inspect.signature(method)


def _bound(method: Callable[..., Any], resource: Any) -> Callable[..., Any]:
    bound: Callable[..., Any] = method.__get__(resource)
    return bound


def _check_plan(method: Callable[..., Any], plan: PagePlan[Any, Any]) -> None:
    code = cast("Any", method).__code__
    known = set(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount])
    named = {plan.parameter, *((plan.forward_only[0],) if plan.forward_only else ())}
    if plan.alone:
        named |= plan.beside
    if lost := named - known:
        raise TypeError(f"{method.__qualname__} has no parameter {', '.join(sorted(lost))}")


def _described(new: T, method: Callable[..., Any], result: str) -> T:
    described = describe(new, method, result)
    cast("Any", described).__name__ = "list"
    cast("Any", described).__doc__ = _LIST_DOC.format(method=method.__name__) + (
        inspect.getdoc(method) or ""
    )
    return described


_LIST_DOC = """All items, over all pages, fetched while iterating.

The arguments are those of ``{method}``, of which this makes one call a page; errors carry
``resume_token``. Its description:

"""
