"""Lists of pages as a server would send them, and walks over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen
from specloom_agentset._runtime.paging.plan import Page, PagePlan, PageWalk


@frozen
class Leaf:
    """One page of the server: its items, and the token of the page after it."""

    items: Sequence[Any] | None
    token: str | int | None = None


class Book:
    """A server's pages by token; the first one has the token ``None``."""

    def __init__(self, leaves: Mapping[str | int | None, Leaf]) -> None:
        self.leaves = leaves
        self.asked: list[dict[str, Any]] = []

    def fetch(self, arguments: dict[str, Any], parameter: str) -> Leaf:
        """Return the page for *arguments*, and remember them."""
        self.asked.append(arguments)
        return self.leaves[arguments.get(parameter)]


def bound(contents: Sequence[Sequence[Any]], tokens: Sequence[str | int]) -> Book:
    """Return a book of *contents* in order; *tokens* lead to the second page and so on."""
    names = [None, *tokens[: len(contents) - 1]]
    pages = zip(names, contents, [*names[1:], None], strict=True)
    return Book({name: Leaf(items, token) for name, items, token in pages})


def items(leaf: Leaf) -> Sequence[Any] | None:
    """Return the items of a page."""
    return leaf.items


def token(leaf: Leaf, _sent: Mapping[str, Any]) -> str | int | None:
    """Return the token of the page after *leaf*."""
    return leaf.token


def plan(**fields: Any) -> PagePlan[Leaf, Any]:
    """Return a plan for such pages."""
    given: dict[str, Any] = {"items": items, "token": token, "parameter": "cursor"}
    return PagePlan(**{**given, **fields})


def walk_through(
    book: Book,
    how: PagePlan[Leaf, Any] | None = None,
    *,
    arguments: Mapping[str, Any] | None = None,
    token: str | None = None,
) -> list[Page[Any]]:
    """Return the pages of a walk from *token* to the end."""
    how, first = how or plan(), arguments or {}
    walk = PageWalk(how, first, token)
    pages: list[Page[Any]] = []
    while walk.more:
        asked = walk.next_arguments()
        pages.append(
            walk.receive(book.fetch(dict(first) if asked is None else asked, how.parameter))
        )
    return pages


def items_of(pages: Sequence[Page[Any]]) -> list[Any]:
    """Return the items of *pages* in order."""
    return [item for page in pages for item in page.items]
