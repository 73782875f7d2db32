# Derived from overlays/runtime/paging/async_pager.py: edit it there.
"""Iterators over pages and over their items; :mod:`.plan` decides which page comes next."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, Self, TypeVar, cast

from ..arguments import fixed
from ..errors import BaseError, InvalidArgumentError
from ..options import CallOptions
from ..request.sync_io import run_now
from ..resource import SyncT, describe
from .plan import LIST_DOC, Page, PagePlan, PageWalk

if TYPE_CHECKING:
    from ..request.call import Call

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


class Pager(Generic[T]):
    """The items of all pages, one at a time; pages are requested when they are needed.

    Nothing is sent before the iteration, one page is held at a time, and each iteration starts
    again from the first page. Errors carry ``resume_token``.
    """

    def __init__(
        self,
        method: Callable[..., Any],
        plan: PagePlan[Any, T],
        resource: Any,
        arguments: Mapping[str, Any],
    ) -> None:
        self._method = method
        self._plan = plan
        self._resource = resource
        # Now, so that wrong arguments raise in the call of ``list``; it is sent as the first page.
        options = CallOptions.of(arguments.get("request_options"), wanted="call")
        self._first: Call[Any] = run_now(
            method(resource, **{**arguments, "request_options": options})
        )
        self._arguments = {name: fixed(name, value) for name, value in arguments.items()}

    def __iter__(self) -> _Items[T]:
        return _Items(self.pages())

    def pages(self, *, token: str | None = None) -> _Pages[T]:
        """The pages one by one.

        Args:
            token: The ``next_token`` of a page, to continue after it; ``None`` for the first page.

        Raises:
            InvalidArgumentError: *token* is empty.
            InvalidArgumentTypeError: *token* is not a string.
        """
        return _Pages(PageWalk(self._plan, self._arguments, token), self._fetch)

    def _fetch(self, arguments: Mapping[str, Any] | None) -> Any:
        """Request the page with *arguments*; the first page for ``None``."""
        if arguments is None:
            options = self._arguments.get("request_options")
            return self._resource.client.execute(self._first, options)
        return self._method(self._resource, **arguments)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._method.__qualname__}>"


# Classes and not generators: an async generator that a `break` leaves behind has to be closed by
# the event loop, and trio warns of it. Here nothing is open between two pages, and after an error
# the same page is requested again.


class _Pages(Generic[T]):
    def __init__(self, walk: PageWalk[Any, T], fetch: Callable[..., Any]) -> None:
        self._walk = walk
        self._fetch = fetch
        self._closed = False
        # Of threads in both twins: it is acquired without waiting.
        self._fetching = Lock()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Page[T]:
        walk = self._walk
        if self._closed or not walk.more:
            raise StopIteration
        if not self._fetching.acquire(blocking=False):
            # As a generator, which can't be entered twice either.
            raise InvalidArgumentError(
                "the next page of this iteration is being requested already: iterate over the "
                "pager itself in each task or thread, or share out the items from one of them"
            )
        try:
            return walk.receive(self._fetch(walk.next_arguments()))
        except BaseError as error:
            error.resume_token = walk.token
            raise
        finally:
            self._fetching.release()

    def close(self) -> None:
        """End the iteration; nothing is open between two pages."""
        self._closed = True


class _Items(Generic[T]):
    def __init__(self, pages: _Pages[T]) -> None:
        self._pages = pages
        self._items: Iterator[T] = iter(())

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        while True:
            for item in self._items:
                return item
            self._items = iter((next(self._pages)).items)

    def close(self) -> None:
        """End the iteration, with the items of this page that have not been returned."""
        self._items = iter(())
        self._pages.close()


def paged(
    method: Callable[Concatenate[SyncT, P], R], plan: PagePlan[R, T]
) -> Callable[Concatenate[SyncT, P], Pager[T]]:
    """A method ``list`` with the parameters of *method*, which requests one page.

    Wrong arguments raise when it is called, before the iteration; the call needs no await.

    Raises:
        TypeError: *plan* names a parameter that *method* does not have.
    """
    plan.check_method(method)

    def list_all(self: SyncT, /, *args: P.args, **kwargs: P.kwargs) -> Pager[T]:
        arguments = _signature(method).bind(self, *args, **kwargs).arguments
        arguments.pop("self")
        plan.check(arguments)
        return Pager(method, plan, self, arguments)

    described = cast("Any", describe(list_all, method, Pager))
    described.__name__ = "list"
    described.__doc__ = LIST_DOC.format(method=method.__name__) + (inspect.getdoc(method) or "")
    return cast("Callable[Concatenate[SyncT, P], Pager[T]]", described)


@lru_cache
def _signature(method: Callable[..., Any]) -> inspect.Signature:
    return inspect.signature(method)
