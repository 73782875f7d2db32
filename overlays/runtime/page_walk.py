"""Pages: how they hang together, and which one to fetch next.

A provider's overlay says in a :class:`PagePlan` how its pages hang together; :class:`PageWalk`
decides by it, without any input or output. :mod:`.paging` fetches.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final, Generic, TypeVar

from .checks import Text
from .errors import BaseError, InvalidArgumentError, PaginationLoopError
from .records import Record

R = TypeVar("R")
T = TypeVar("T")

REMEMBERED: Final = 5000
"""Items that a walk knows again when a list shifts."""


class Page(Record, Generic[T]):
    """One page.

    Attributes:
        items: The items, in the provider's order.
        next_token: Give it to ``pages(token=...)`` to go on after this page, in another process
            too; ``None`` on the last page. What it holds is the provider's affair.
        raw: The page model as ``list_page`` returns it.
    """

    items: Sequence[T]
    next_token: str | None
    raw: Any

    def __init__(self, items: Sequence[T], next_token: str | None, raw: Any) -> None:
        super().__init__(items, next_token, raw)

    def __repr__(self) -> str:
        return f"Page(items={self.items!r}, next_token={self.next_token!r})"


class PagePlan(Record, Generic[R, T]):
    """How an operation's pages hang together.

    Attributes:
        items: Gives the items of a page.
        token: Gives the token of the page after it, from the page and the arguments that it was
            asked for with; ``None`` or ``""`` if there is none.
        parameter: The argument that takes the token.
        integer: The argument is an integer (a page number, an offset).
        first: The token that the first page would have, if it has one.
        key: Tells an item from others; an item that was given lately is left out, for lists that
            shift while they are read.
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
        if token is not None:
            Text(min_length=1)("token", token)
        self._plan = plan
        self._arguments = arguments
        self.token = token
        """The token of the page to be fetched, ``None`` for the first."""
        self.more = True
        """Whether there is a page to be fetched."""
        # Hashes, so that a walk over many pages stays small.
        self._seen: set[int] = set()
        # The keys given last, oldest first; bounded, so that a walk over many pages stays small.
        self._given: dict[Hashable, None] = {}
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
        given, new = self._given, list[T]()
        for item in items:
            mark = key(item)
            if mark not in given:
                given[mark] = None
                new.append(item)
        for mark in list(islice(given, max(0, len(given) - REMEMBERED))):
            del given[mark]
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
