# Copied from overlays/runtime/paging/plan.py: edit it there.
"""Pages: how they are linked, and which one is next.

Does no I/O: a provider's overlay declares in a :class:`PagePlan` how its pages are linked,
:class:`PageWalk` decides by it, and :mod:`.async_pager` requests the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import islice
from typing import Any, Final, Generic, TypeVar, cast

from ..errors import InvalidArgumentError, InvalidArgumentTypeError, PaginationLoopError
from ..record import Record

R = TypeVar("R")
T = TypeVar("T")

REMEMBERED: Final = 5000
"""Items that a walk recognises again when a list shifts."""


class Page(Record, Generic[T]):
    """One page.

    Attributes:
        items: The items, in the provider's order.
        next_token: Pass it to ``pages(token=...)`` to continue after this page, in another process
            too; ``None`` on the last page. Opaque: its form is the provider's.
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
    """How the pages of an operation are linked.

    Attributes:
        items: Returns the items of a page.
        token: Returns the page token of the next page, from a page and the arguments that it was
            requested with; ``None`` or ``""`` after the last page.
        parameter: The argument that takes the token.
        integer: The argument is an integer (a page number, an offset).
        first: The token that the first page would have, if it has one.
        key: Returns what identifies an item; an item that came lately is skipped, for lists that
            shift while they are read.
        alone: The token carries the filters, and no other argument may be sent with it but those
            in *beside*.
        beside: With *alone*: the arguments that are sent with the token.
        forward_only: An argument and the value with which the list can't be paged forward.
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
        """Reject arguments with which the list can't be paged forward.

        Raises:
            InvalidArgumentError: One of them pages backward.
        """
        if self.forward_only is not None:
            name, value = self.forward_only
            if arguments.get(name) == value:
                raise InvalidArgumentError(
                    f"{name} must not be {value!r} here: list pages forward; "
                    "use list_page to page backward"
                )

    def check_method(self, method: Callable[..., Any]) -> None:
        """Reject a *method* that lacks a parameter that the plan names.

        Raises:
            TypeError: It lacks one.
        """
        code = cast("Any", method).__code__
        known = set(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount])
        named = {self.parameter, *((self.forward_only[0],) if self.forward_only else ())}
        if self.alone:
            named |= self.beside
        if lost := named - known:
            raise TypeError(f"{method.__qualname__} has no parameter {', '.join(sorted(lost))}")


LIST_DOC: Final = """All items of all pages, requested while iterating.

The arguments are those of ``{method}``, which is called once for each page; errors carry
``resume_token``. Its description:

"""


class PageWalk(Generic[R, T]):
    """One iteration over the pages: what to request next, and what came back.

    Args:
        plan: How the pages are linked.
        arguments: The arguments of every page.
        token: The page token to begin with, or ``None`` for the first page.

    Raises:
        InvalidArgumentError: *token* is empty.
        InvalidArgumentTypeError: *token* is not a string.
    """

    def __init__(
        self, plan: PagePlan[R, T], arguments: Mapping[str, Any], token: str | None
    ) -> None:
        if token is not None:
            _check_token(token)
        self._plan = plan
        self._arguments = arguments
        self.token = token
        """The token of the page to request, ``None`` for the first."""
        self.more = True
        """Whether there is a page to request."""
        # Hashes, so that a walk over many pages stays small.
        self._seen: set[int] = set()
        # The keys that came last, oldest first; bounded for the same reason.
        self._recent: dict[Hashable, None] = {}
        begin = token if token is not None else arguments.get(plan.parameter)
        begin = begin if begin is not None else plan.first
        if begin is not None:
            self._seen.add(hash(str(begin)))

    def next_arguments(self) -> dict[str, Any] | None:
        """The arguments to request the next page with; ``None`` for the first page."""
        return None if self.token is None else self._sent()

    def _sent(self) -> dict[str, Any]:
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
        """Take the page that came.

        Raises:
            PaginationLoopError: Its page token is one that came before.
        """
        plan = self._plan
        found = plan.token(raw, self._sent())
        token = None if found is None or found == "" else str(found)
        items = self._new(plan.items(raw) or ())
        self.more = token is not None
        if token is not None:
            mark = hash(token)
            if mark in self._seen:
                raise _loop(self.token)
            self._seen.add(mark)
        self.token = token
        return Page(items, token, raw)

    def _new(self, items: Sequence[T]) -> Sequence[T]:
        key = self._plan.key
        if key is None:
            return items
        recent, new = self._recent, list[T]()
        for item in items:
            mark = key(item)
            if mark not in recent:
                recent[mark] = None
                new.append(item)
        for mark in list(islice(recent, max(0, len(recent) - REMEMBERED))):
            del recent[mark]
        return new

    def _token_argument(self, token: str) -> str | int:
        if not self._plan.integer:
            return token
        try:
            return int(token)
        except ValueError:
            raise InvalidArgumentError(
                f"token must be the next_token of a page, got {token!r}"
            ) from None


def _loop(token: str | None) -> PaginationLoopError:
    error = PaginationLoopError("the server sent a page token that it had sent before")
    error.resume_token = token
    return error


def _check_token(token: object) -> None:
    if not isinstance(token, str):
        raise InvalidArgumentTypeError(f"token must be a string, got {type(token).__name__}")
    if not token:
        raise InvalidArgumentError("token must not be empty: None is the first page")
