"""A walk over pages returns every item once, in order, and notices when it goes in circles."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Mapping
from operator import itemgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import (
    InvalidArgumentError,
    InvalidArgumentTypeError,
    PaginationLoopError,
)
from specloom_agentset._runtime.paging.plan import REMEMBERED, Page, PagePlan, PageWalk

from .books import Book, Leaf, bound, items_of, plan, walk_through
from .responses import unchanged

CONTENTS = st.lists(st.lists(st.integers(), max_size=4), min_size=1, max_size=12)
TOKENS = st.lists(st.text(min_size=1), min_size=12, max_size=12, unique=True)
BY_NUMBER = plan(parameter="page", integer=True)
FORWARD = plan(forward_only=("direction", "backward"))


@given(contents=CONTENTS, tokens=TOKENS)
def test_every_item_comes_once_in_order_and_every_page_is_requested_with_the_filters(
    contents: list[list[int]], tokens: list[str]
) -> None:
    book, filters = bound(contents, tokens), {"statuses": ["FAILED"], "per_page": 5}
    pages = walk_through(book, arguments=filters)
    used = tokens[: len(contents) - 1]
    assert [list(page.items) for page in pages] == contents
    assert [page.next_token for page in pages] == [*used, None]
    assert [page.raw for page in pages] == list(book.leaves.values())
    assert book.asked == [filters, *({**filters, "cursor": token} for token in used)]


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


@pytest.mark.parametrize(
    ("how", "begin"),
    [
        (BY_NUMBER, {"token": "7"}),
        (BY_NUMBER, {"arguments": {"page": 7}}),
        (plan(parameter="page", integer=True, first="7"), {}),
    ],
)
def test_a_page_that_leads_to_itself_is_noticed_where_the_walk_began(
    how: PagePlan[Leaf, Any], begin: Any
) -> None:
    book = Book(dict.fromkeys((None, 7), Leaf([1], 7)))
    with pytest.raises(PaginationLoopError) as caught:
        walk_through(book, how, **begin)
    assert caught.value.resume_token == begin.get("token")
    assert len(book.asked) == 1


@pytest.mark.parametrize("end", [None, ""])
def test_no_token_or_an_empty_one_is_the_end(end: str | None) -> None:
    assert walk_through(Book({None: Leaf([1], end)})) == [Page([1], None, Leaf([1], end))]


@pytest.mark.parametrize("nothing", [None, []])
def test_a_page_without_items_goes_on_if_it_has_a_token(nothing: list[int] | None) -> None:
    pages = walk_through(Book({None: Leaf(nothing, "b"), "b": Leaf([1])}))
    assert [list(page.items) for page in pages] == [[], [1]]


@pytest.mark.parametrize(("token", "asked"), [(None, None), ("a", {"per_page": 5, "cursor": "a"})])
def test_a_page_can_be_requested_again(token: str | None, asked: object) -> None:
    walk = PageWalk(plan(), {"per_page": 5}, token)
    assert walk.next_arguments() == walk.next_arguments() == asked
    assert walk.more
    assert walk.token == token


@pytest.mark.parametrize(
    ("token", "kind"), [("", InvalidArgumentError), (7, InvalidArgumentTypeError)]
)
def test_what_is_not_a_token_is_rejected(token: Any, kind: type[Exception]) -> None:
    with pytest.raises(kind, match=r"^token must "):
        PageWalk(plan(), {}, token)


def test_a_walk_begins_where_the_argument_says_and_goes_on_from_there() -> None:
    book = bound([[1], [2], [3]], ["b", "c"])
    assert items_of(walk_through(book, arguments={"cursor": "b"})) == [2, 3]
    assert book.asked == [{"cursor": "b"}, {"cursor": "c"}]


@pytest.mark.parametrize(
    ("token", "items", "asked"),
    [(None, [1, 2, 3], [{}, {"page": 2}, {"page": 3}]), ("2", [2, 3], [{"page": 2}, {"page": 3}])],
)
def test_a_token_that_is_an_integer_is_sent_as_one_and_returned_as_text(
    token: str | None, items: list[int], asked: list[dict[str, int]]
) -> None:
    book = bound([[1], [2], [3]], [2, 3])
    pages = walk_through(book, BY_NUMBER, token=token)
    assert items_of(pages) == items
    assert [page.next_token for page in pages] == ["2", "3", None][-len(items) :]
    assert book.asked == asked


@pytest.mark.parametrize("token", ["next", "1.5", "2;3", "9" * 5000])
def test_a_token_that_should_be_an_integer_and_is_not_is_rejected(token: str) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^token must be the next_token of a page"):
        PageWalk(BY_NUMBER, {}, token).next_arguments()


def test_a_token_can_be_computed_from_what_was_sent_zero_included() -> None:
    def following(leaf: Leaf, sent: Mapping[str, Any]) -> int | None:
        skip = sent.get("skip", -2) + len(leaf.items or ())
        return skip if skip < 3 else None

    by_offset = plan(token=following, parameter="skip", integer=True)
    book = Book({None: Leaf([0, 1]), 0: Leaf([2, 3]), 2: Leaf([4])})
    pages = walk_through(book, by_offset, arguments={"per_page": 2})
    assert items_of(pages) == [0, 1, 2, 3, 4]
    assert book.asked[1:] == [{"per_page": 2, "skip": 0}, {"per_page": 2, "skip": 2}]


def test_the_key_and_nothing_else_tells_items_apart_and_without_one_all_come() -> None:
    first, again, other = {"id": "a", "n": 1}, {"id": "a", "n": 2}, {"id": "b", "n": 1}
    book = bound([[first], [again, other], [again]], ["x", "y"])
    assert items_of(walk_through(book, plan(key=itemgetter("id")))) == [first, other]
    assert items_of(walk_through(book)) == [first, again, other, again]


def test_the_keys_that_a_walk_remembers_are_bounded() -> None:
    many = range(REMEMBERED + 1)
    book = bound([many, [0, 1, REMEMBERED], [1, 2]], ["b", "c"])
    pages = walk_through(book, plan(key=unchanged))
    assert [list(page.items) for page in pages] == [list(many), [0], [1]]


@pytest.mark.parametrize("token", [None, "b"])
@pytest.mark.parametrize("beside", ["request_options", "customer_id"])
def test_a_token_that_is_sent_alone_leaves_the_filters_behind(
    token: str | None, beside: str
) -> None:
    alone = plan(alone=True, beside=frozenset({beside}))
    book = bound([[1], [2], [3]], ["b", "c"])
    arguments = {"corpus_id": [1], beside: 7}
    walk_through(book, alone, arguments=arguments, token=token)
    expected = [arguments, {"cursor": "b", beside: 7}, {"cursor": "c", beside: 7}]
    assert book.asked == (expected if token is None else expected[1:])


def test_a_list_that_can_not_be_paged_forward_is_rejected_where_the_plan_says_so() -> None:
    with pytest.raises(InvalidArgumentError, match=r"^direction must not be 'backward'.*list_page"):
        FORWARD.check({"direction": "backward"})
    for arguments in ({}, {"direction": "forward"}, {"direction": None}):
        FORWARD.check(arguments)
    plan().check({"direction": "backward"})


def fetch(self: object, customer_id: int, *, cursor: str = "", direction: str = "") -> None:
    """A method that requests one page, with local variables that are not parameters."""
    page = request_options = self, customer_id, cursor, direction
    del page, request_options


@pytest.mark.parametrize(
    ("how", "lost"),
    [
        (FORWARD, None),
        (plan(alone=True, beside=frozenset({"customer_id"})), None),
        # What is not sent alone may name what it likes.
        (plan(beside=frozenset({"nothing"})), None),
        (plan(parameter="page"), "page"),
        (plan(forward_only=("order", "desc")), "order"),
        (plan(alone=True, parameter="page"), "page, request_options"),
    ],
)
def test_a_plan_names_only_parameters_of_its_method(
    how: PagePlan[Any, Any], lost: str | None
) -> None:
    if lost is None:
        how.check_method(fetch)
    else:
        with pytest.raises(TypeError, match=f"^fetch has no parameter {lost}$"):
            how.check_method(fetch)


def test_a_walk_keeps_no_page_that_it_returned() -> None:
    walk = PageWalk(plan(key=unchanged), {}, None)
    leaf = Leaf([1, 2, 3], "b")
    page = walk.receive(leaf)
    assert page.raw is leaf
    kept = weakref.ref(leaf)
    del leaf, page
    gc.collect()
    assert kept() is None


def test_a_page_keeps_its_raw_model_out_of_its_repr() -> None:
    assert repr(Page([1], "b", Leaf([1], "b"))) == "Page(items=[1], next_token='b')"
