"""What a plan can say of a provider's pages, and how a walk follows it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Mapping
from operator import itemgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import InvalidArgumentError
from specloom_agentset._runtime.paging import PagePlan, PageWalk

from .books import Book, Leaf, bound, items_of, itself, plan, walk_through

BY_NUMBER = plan(parameter="page", integer=True)


def test_a_token_that_is_an_integer_is_sent_as_one_and_told_as_text() -> None:
    book = bound([[1], [2], [3]], [2, 3])
    pages = walk_through(book, BY_NUMBER)
    assert items_of(pages) == [1, 2, 3]
    assert [page.next_token for page in pages] == ["2", "3", None]
    assert book.asked == [{}, {"page": 2}, {"page": 3}]


def test_an_integer_token_resumes() -> None:
    book = bound([[1], [2], [3]], [2, 3])
    assert items_of(walk_through(book, BY_NUMBER, token="2")) == [2, 3]
    assert book.asked == [{"page": 2}, {"page": 3}]


def test_offset_zero_is_a_token_like_any_other() -> None:
    walk = PageWalk(plan(parameter="skip", integer=True), {}, None)
    assert walk.receive(Leaf([1], 0)).next_token == "0"
    assert walk.next_arguments() == {"skip": 0}


@pytest.mark.parametrize("token", ["next", "1.5", "2;3", "9" * 5000])
def test_a_token_that_should_be_an_integer_and_is_none_is_refused(token: str) -> None:
    walk = PageWalk(BY_NUMBER, {}, token)
    with pytest.raises(InvalidArgumentError, match=r"^token must be"):
        walk.next_arguments()


def test_a_token_can_be_reckoned_from_what_was_sent() -> None:
    def following(leaf: Leaf, sent: Mapping[str, Any]) -> int | None:
        skip = int(sent.get("skip", 0)) + len(leaf.items or ())
        return skip if skip < 5 else None

    counting = PagePlan[Leaf, Any](
        items=lambda leaf: leaf.items, token=following, parameter="skip", integer=True
    )
    book = Book({None: Leaf([0, 1]), 2: Leaf([2, 3]), 4: Leaf([4])})
    pages = walk_through(book, counting, arguments={"per_page": 2})
    assert items_of(pages) == [0, 1, 2, 3, 4]
    assert book.asked[1:] == [{"per_page": 2, "skip": 2}, {"per_page": 2, "skip": 4}]


@given(
    count=st.integers(min_value=0, max_value=30),
    size=st.integers(min_value=1, max_value=6),
    shifts=st.lists(st.integers(min_value=0, max_value=6), min_size=40, max_size=40),
)
def test_items_that_shift_onto_the_next_page_come_once(
    count: int, size: int, shifts: list[int]
) -> None:
    # While the list is read, newer items push up to a page of old ones onto the page after.
    contents: list[list[int]] = []
    start = 0
    while start < count:
        contents.append(list(range(start, min(start + size, count))))
        start += max(1, size - min(shifts[len(contents)], size))
    book = bound(contents or [[]], [str(n) for n in range(40)])
    assert items_of(walk_through(book, plan(key=itself))) == list(range(count))


def test_without_a_key_nothing_is_left_out() -> None:
    book = bound([[1, 2], [2, 3]], ["b"])
    assert items_of(walk_through(book)) == [1, 2, 2, 3]


def test_the_key_tells_items_apart_and_not_their_other_fields() -> None:
    first, again, other = {"id": "a", "n": 1}, {"id": "a", "n": 2}, {"id": "b", "n": 1}
    book = bound([[first], [again, other]], ["x"])
    pages = walk_through(book, plan(key=itemgetter("id")))
    assert items_of(pages) == [first, other]
    assert pages[1].raw.items == [again, other]


def test_an_item_left_out_is_left_out_of_the_page_after_as_well() -> None:
    book = bound([[1, 2], [2, 3], [2, 3, 4]], ["b", "c"])
    assert items_of(walk_through(book, plan(key=itself))) == [1, 2, 3, 4]


def test_a_key_that_travels_alone_leaves_the_filters_behind() -> None:
    alone = plan(alone=True)
    options = object()
    book = bound([[1], [2], [3]], ["b", "c"])
    filters = {"corpus_id": [1], "request_options": options}
    walk_through(book, alone, arguments=filters)
    assert book.asked[0] == filters
    assert book.asked[1:] == [
        {"cursor": "b", "request_options": options},
        {"cursor": "c", "request_options": options},
    ]


def test_a_key_that_travels_alone_does_so_when_a_walk_is_resumed() -> None:
    beside = plan(alone=True, beside=frozenset({"customer_id"}))
    book = bound([[1], [2]], ["b"])
    walk_through(book, beside, arguments={"customer_id": 7, "state": ["x"]}, token="b")
    assert book.asked == [{"cursor": "b", "customer_id": 7}]


def test_what_can_not_be_paged_forward_is_refused() -> None:
    forward = plan(forward_only=("cursor_direction", "backward"))
    with pytest.raises(InvalidArgumentError, match=r"cursor_direction .* 'backward'.*list_page"):
        forward.check({"cursor_direction": "backward"})


@pytest.mark.parametrize(
    "arguments", [{}, {"cursor_direction": "forward"}, {"cursor_direction": None}]
)
def test_anything_else_can_be_paged(arguments: dict[str, Any]) -> None:
    plan(forward_only=("cursor_direction", "backward")).check(arguments)
    plan().check({"cursor_direction": "backward"})


def test_a_walk_keeps_no_page_that_it_gave() -> None:
    walk = PageWalk(plan(key=itself), {}, None)
    leaf = Leaf([1, 2, 3], "b")
    page = walk.receive(leaf)
    assert page.raw is leaf
    kept = weakref.ref(leaf)
    del leaf, page
    gc.collect()
    assert kept() is None
