"""Lists of pages as a server would give them, and walks over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen
from specloom_agentset._runtime.paging import Page, PagePlan, PageWalk


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

    def fetch(self, arguments: dict[str, Any], parameter: str = "cursor") -> Leaf:
        """Return the page that *arguments* ask for, and remember them."""
        self.asked.append(arguments)
        return self.leaves[arguments.get(parameter)]


def bound(contents: Sequence[Sequence[Any]], tokens: Sequence[str | int]) -> Book:
    """Return a book of *contents* in order; *tokens* lead to the second page and so on."""
    names = [None, *tokens[: len(contents) - 1]]
    following = [*names[1:], None]
    return Book(
        {
            name: Leaf(items, token)
            for name, items, token in zip(names, contents, following, strict=True)
        }
    )


def itself(item: Any) -> Any:
    """Return *item*, which is its own key."""
    return item


def plan(**fields: Any) -> PagePlan[Leaf, Any]:
    """Return a plan for such pages."""
    given: dict[str, Any] = {"parameter": "cursor", **fields}
    return PagePlan(items=lambda leaf: leaf.items, token=lambda leaf, _: leaf.token, **given)


def walk_through(
    book: Book,
    how: PagePlan[Leaf, Any] | None = None,
    *,
    arguments: Mapping[str, Any] | None = None,
    token: str | None = None,
) -> list[Page[Any]]:
    """Return the pages of a walk from *token* to the end."""
    how = how or plan()
    walk = PageWalk(how, arguments or {}, token)
    pages: list[Page[Any]] = []
    while walk.more:
        with walk.resumable():
            leaf = book.fetch(walk.next_arguments(), how.parameter)
        pages.append(walk.receive(leaf))
    return pages


def items_of(pages: Sequence[Page[Any]]) -> list[Any]:
    """Return the items of *pages* in order."""
    return [item for page in pages for item in page.items]
