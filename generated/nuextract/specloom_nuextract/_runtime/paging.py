# Copied from overlays/runtime/paging.py: edit it there.
"""Pages: which one to fetch next, and iterators over them and over their items.

A provider's overlay says in a :class:`PagePlan` how its pages hang together; :class:`PageWalk`
decides by it, without any input or output; :class:`Pager` and :class:`AsyncPager` fetch.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine, Generator, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from attrs import field, frozen

from .errors import BaseError, InvalidArgumentError, PaginationLoopError
from .executors import AsyncT, SyncT, check_call, describe

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


@frozen
class Page(Generic[T]):
    """One page.

    Attributes:
        items: The items, in the provider's order.
        next_token: Give it to ``pages(token=...)`` to go on after this page, in another process
            too; ``None`` on the last page. What it holds is the provider's affair.
        raw: The page model as ``list_page`` returns it.
    """

    items: Sequence[T]
    next_token: str | None
    raw: Any = field(repr=False)


@frozen(kw_only=True)
class PagePlan(Generic[R, T]):
    """How an operation's pages hang together.

    Attributes:
        items: Gives the items of a page.
        token: Gives the token of the page after it, from the page and the arguments that it was
            asked for with; ``None`` or ``""`` if there is none.
        parameter: The argument that takes the token.
        integer: The argument is an integer (a page number, an offset).
        first: The token that the first page would have, if it has one.
        key: Tells an item from others; an item whose key was on the page before is left out, for
            lists that shift while they are read.
        alone: The token carries the filters, and nothing else may be sent with it. Arguments
            that are not sent as filters (see *beside*) stay.
        beside: With *alone*: the arguments that go with the token all the same.
        forward_only: An argument and the value of it that can't be paged forward.
    """

    items: Callable[[R], Sequence[T] | None]
    token: Callable[[R, Mapping[str, Any]], str | int | None]
    parameter: str
    integer: bool = False
    first: str | None = None
    key: Callable[[T], Hashable] | None = None
    alone: bool = False
    beside: frozenset[str] = frozenset({"request_options"})
    forward_only: tuple[str, object] | None = None

    def check(self, arguments: Mapping[str, Any]) -> None:
        """Refuse arguments that can't be paged forward.

        Raises:
            InvalidArgumentError: One of them asks to go backward.
        """
        if self.forward_only is not None:
            name, value = self.forward_only
            if arguments.get(name) == value:
                raise InvalidArgumentError(
                    f"{name} must not be {value!r} here: list goes forward; "
                    "use list_page to go backward page by page"
                )


class PageWalk(Generic[R, T]):
    """One iteration over the pages: what to ask for next, and what came back.

    Args:
        plan: How the pages hang together.
        arguments: The arguments of every page.
        token: Where to begin, or ``None`` for the beginning.
    """

    def __init__(
        self, plan: PagePlan[R, T], arguments: Mapping[str, Any], token: str | None
    ) -> None:
        if token == "":
            raise InvalidArgumentError("token must be one that a page gave as next_token")
        self._plan = plan
        self._arguments = arguments
        self.token = token
        """The token of the page to be fetched, ``None`` for the first."""
        self.more = True
        """Whether there is a page to be fetched."""
        # Hashes, so that a walk over many pages stays small.
        self._seen: set[int] = set()
        self._before: frozenset[Hashable] = frozenset()
        begin = token if token is not None else arguments.get(plan.parameter, plan.first)
        if begin is not None:
            self._seen.add(hash(str(begin)))

    def next_arguments(self) -> dict[str, Any]:
        """The arguments to fetch the page with."""
        plan = self._plan
        if self.token is None:
            return dict(self._arguments)
        kept = {
            name: value
            for name, value in self._arguments.items()
            if not plan.alone or name in plan.beside
        }
        return {**kept, plan.parameter: self._token_argument(self.token)}

    def receive(self, raw: R) -> Page[T]:
        """Take the page that was fetched.

        Raises:
            PaginationLoopError: It points to a page that was fetched before.
        """
        plan = self._plan
        found = plan.token(raw, self.next_arguments())
        token = None if found is None or found == "" else str(found)
        items = self._new(plan.items(raw) or ())
        self.more = token is not None
        if token is not None:
            mark = hash(token)
            if mark in self._seen:
                error = PaginationLoopError(
                    "the server gave a page token that it had given before; stopped"
                )
                error.resume_token = self.token
                raise error
            self._seen.add(mark)
        self.token = token
        return Page(items, token, raw)

    @contextmanager
    def resumable(self) -> Generator[None]:
        """Give every error inside the token of the page that was to be fetched."""
        try:
            yield
        except BaseError as error:
            error.resume_token = self.token
            raise

    def _new(self, items: Sequence[T]) -> Sequence[T]:
        key = self._plan.key
        if key is None:
            return items
        keys = [key(item) for item in items]
        new = [item for item, mark in zip(items, keys, strict=True) if mark not in self._before]
        self._before = frozenset(keys)
        return new

    def _token_argument(self, token: str) -> str | int:
        if not self._plan.integer:
            return token
        try:
            return int(token)
        except ValueError:
            raise InvalidArgumentError(
                f"token must be one that a page gave as next_token, got {token!r}"
            ) from None


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

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item

    async def pages(self, *, token: str | None = None) -> AsyncIterator[Page[T]]:
        """The pages one by one.

        Args:
            token: The ``next_token`` of a page, to go on after it; from the beginning if ``None``.
        """
        walk = self._walk(token)
        while walk.more:
            with walk.resumable():
                raw = await self._fetch(**walk.next_arguments())
            yield walk.receive(raw)


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
    arguments = inspect.signature(method).bind(resource, *args, **kwargs).arguments
    arguments.pop("self")
    plan.check(arguments)
    check_call(method, resource, arguments)
    return arguments


def _bound(method: Callable[..., Any], resource: Any) -> Callable[..., Any]:
    bound: Callable[..., Any] = method.__get__(resource)
    return bound


def _check_plan(method: Callable[..., Any], plan: PagePlan[Any, Any]) -> None:
    known = inspect.signature(method).parameters
    named = {plan.parameter, *((plan.forward_only[0],) if plan.forward_only else ())}
    if plan.alone:
        named |= plan.beside
    if lost := named - known.keys():
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
