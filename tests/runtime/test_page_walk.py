"""A walk over pages gives everything once, in order, and notices when it goes in circles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import InvalidArgumentError, PaginationLoopError, RateLimitError
from specloom_agentset._runtime.paging import Page, PageWalk

from .books import Book, Leaf, bound, items_of, plan, walk_through

CONTENTS = st.lists(st.lists(st.integers(), max_size=4), min_size=1, max_size=12)
TOKENS = st.lists(st.text(min_size=1), min_size=12, max_size=12, unique=True)


@given(contents=CONTENTS, tokens=TOKENS)
def test_every_item_comes_once_and_in_order(contents: list[list[int]], tokens: list[str]) -> None:
    book = bound(contents, tokens)
    pages = walk_through(book)
    assert [list(page.items) for page in pages] == contents
    assert [page.next_token for page in pages] == [*tokens[: len(contents) - 1], None]
    assert [page.raw for page in pages] == list(book.leaves.values())
    assert len(book.asked) == len(contents)


@given(contents=CONTENTS, tokens=TOKENS, data=st.data())
def test_a_token_resumes_right_after_its_page(
    contents: list[list[int]], tokens: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(min_value=0, max_value=len(contents) - 1))
    token = walk_through(bound(contents, tokens))[at].next_token
    rest = [] if token is None else walk_through(bound(contents, tokens), token=token)
    assert items_of(rest) == [item for items in contents[at + 1 :] for item in items]


@given(contents=CONTENTS, tokens=TOKENS)
def test_filters_are_repeated_on_every_page(contents: list[list[int]], tokens: list[str]) -> None:
    book = bound(contents, tokens)
    filters = {"statuses": ["FAILED"], "per_page": 5}
    walk_through(book, arguments=filters)
    first, *others = book.asked
    assert first == filters
    assert others == [{**filters, "cursor": token} for token in tokens[: len(others)]]
    assert filters == {"statuses": ["FAILED"], "per_page": 5}


@pytest.mark.parametrize("period", [1, 2, 3])
@pytest.mark.parametrize("before", [0, 1, 5])
def test_a_circle_is_noticed_after_one_round(period: int, before: int) -> None:
    ring = [f"ring-{n}" for n in range(period)]
    path = [None, *(f"path-{n}" for n in range(before)), *ring]
    following = [*path[1:], ring[0]]
    book = Book({name: Leaf([name], token) for name, token in zip(path, following, strict=True)})
    with pytest.raises(PaginationLoopError) as caught:
        walk_through(book)
    assert len(book.asked) == len(path)
    assert caught.value.resume_token == path[-1]


@pytest.mark.parametrize("token", ["here", "7"])
def test_a_page_that_points_to_itself_is_noticed_where_the_walk_began(token: str) -> None:
    book = Book({token: Leaf([1], token)})
    with pytest.raises(PaginationLoopError) as caught:
        walk_through(book, token=token)
    assert caught.value.resume_token == token
    with pytest.raises(PaginationLoopError):
        walk_through(book, arguments={"cursor": token})


@pytest.mark.parametrize("end", [None, ""])
def test_no_token_or_an_empty_one_is_the_end(end: str | None) -> None:
    pages = walk_through(Book({None: Leaf([1], end)}))
    assert pages == [Page([1], None, Leaf([1], end))]


@pytest.mark.parametrize("nothing", [None, [], ()])
def test_a_page_without_items_goes_on_if_it_has_a_token(nothing: list[int] | None) -> None:
    leaves: dict[str | int | None, Leaf] = {None: Leaf(nothing, "b"), "b": Leaf([1], None)}
    pages = walk_through(Book(leaves))
    assert items_of(pages) == [1]
    assert len(pages) == 2


def test_an_error_tells_the_token_of_the_page_that_could_not_be_had() -> None:
    walk = PageWalk(plan(), {}, None)
    walk.receive(Leaf([1], "b"))
    with pytest.raises(RateLimitError) as caught, walk.resumable():
        raise RateLimitError("slow down", status_code=429)
    assert caught.value.resume_token == "b"


def test_an_error_on_the_first_page_tells_no_token() -> None:
    walk = PageWalk(plan(), {}, None)
    with pytest.raises(RateLimitError) as caught, walk.resumable():
        raise RateLimitError("slow down", status_code=429)
    assert caught.value.resume_token is None


def test_the_same_page_can_be_asked_for_again_after_an_error() -> None:
    walk = PageWalk(plan(), {"per_page": 5}, "a")
    assert walk.next_arguments() == walk.next_arguments() == {"per_page": 5, "cursor": "a"}
    assert walk.more


def test_the_empty_token_is_refused() -> None:
    with pytest.raises(InvalidArgumentError, match=r"^token must "):
        PageWalk(plan(), {}, "")


def test_a_walk_begins_where_the_argument_says_and_goes_on_from_there() -> None:
    book = bound([[1], [2], [3]], ["b", "c"])
    assert items_of(walk_through(book, arguments={"cursor": "b"})) == [2, 3]
    assert book.asked == [{"cursor": "b"}, {"cursor": "c"}]


def test_a_page_keeps_its_raw_model_out_of_its_repr() -> None:
    assert repr(Page([1], "b", Leaf([1], "b"))) == "Page(items=[1], next_token='b')"
