"""A walk over pages returns every item once, in order, and notices when it goes in circles."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Mapping
from contextlib import nullcontext
from operator import itemgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import (
    InvalidArgumentError,
    InvalidArgumentTypeError,
    PaginationLoopError,
    ResponseDecodeError,
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


@given(contents=CONTENTS, tokens=TOKENS, data=st.data())
def test_a_token_continues_right_after_its_page(
    contents: list[list[int]], tokens: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(min_value=0, max_value=len(contents) - 1))
    token = walk_through(bound(contents, tokens))[at].next_token
    rest = [] if token is None else walk_through(bound(contents, tokens), token=token)
    assert items_of(rest) == [item for items in contents[at + 1 :] for item in items]


@pytest.mark.parametrize("period", [1, 2, 3])
@pytest.mark.parametrize("before", [0, 1, 5])
def test_a_circle_is_noticed_after_one_round(period: int, before: int) -> None:
    ring = [f"ring-{n}" for n in range(period)]
    path = [None, *(f"path-{n}" for n in range(before)), *ring]
    following = [*path[1:], ring[0]]
    book = Book({name: Leaf([name], token) for name, token in zip(path, following, strict=True)})
    with pytest.raises(PaginationLoopError, match="a page token that it had sent before"):
        walk_through(book)
    assert len(book.asked) == len(path)


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
    with pytest.raises(PaginationLoopError):
        walk_through(book, how, **begin)
    assert len(book.asked) == 1


@pytest.mark.parametrize("again", [[1, 2, 3], [3, 1, 2], [2]])
def test_a_page_that_brings_only_what_the_page_before_it_brought_is_noticed(
    again: list[int],
) -> None:
    book = bound([[8, 9], [1, 2, 3], again], ["b", "c"])
    walk = PageWalk(plan(key=unchanged), {}, None)
    for name in (None, "b"):
        walk.receive(book.leaves[name])
    for _ in range(2):
        with pytest.raises(PaginationLoopError, match="only items of the page before"):
            walk.receive(book.leaves["c"])
    assert (walk.token, walk.more) == ("c", True), "the same page is requested next"
    assert list(walk.receive(Leaf([4])).items) == [4]
    assert not walk.more


def nothing(_item: object) -> None:
    """Identify nothing."""


@pytest.mark.parametrize(
    ("contents", "key"),
    [
        ([[1, 2], [2, 3], [3, 4]], unchanged),
        ([[1, 2], [3], [1, 2]], unchanged),
        ([[1], [], [2], [], [3]], unchanged),
        ([[1], [1]], nothing),
        ([[[1]], [[1]]], unchanged),
        ([[1], [1]], None),
    ],
)
@pytest.mark.parametrize("shifts", [False, True])
def test_a_page_with_anything_else_goes_on(
    contents: list[list[Any]], key: Any, *, shifts: bool
) -> None:
    book = bound(contents, ["b", "c", "d", "e"])
    pages = walk_through(book, plan(key=key, shifts=shifts))
    if not shifts or key is not unchanged or isinstance(contents[0][0], list):
        assert [list(page.items) for page in pages] == contents
    else:
        assert sorted(items_of(pages)) == sorted({item for items in contents for item in items})


@pytest.mark.parametrize(("total", "moves"), [(7, True), (5, False), (4, False), (None, False)])
def test_a_page_that_new_items_pushed_back_goes_on_if_the_total_says_so(
    total: int | None, moves: bool
) -> None:
    totals = iter([5, total])

    def total_of(_leaf: Leaf) -> int | None:
        return next(totals)

    walk = PageWalk(plan(key=unchanged, shifts=True, total=total_of), {}, None)
    walk.receive(Leaf([1, 2], "b"))
    with nullcontext() if moves else pytest.raises(PaginationLoopError):
        assert walk.receive(Leaf([1, 2], "c")).items == []


def test_a_link_that_comes_again_is_noticed_whatever_token_is_computed_from_it() -> None:
    def following(_leaf: Leaf, sent: Mapping[str, Any]) -> int:
        return int(sent.get("cursor", 1)) + 1

    def link(leaf: Leaf) -> object:
        return leaf.token

    counting = plan(token=following, integer=True, link=link)
    walk = PageWalk(counting, {"cursor": 1}, None)
    said: list[Any] = ["/more", None, {"a": 1}, "/other"]
    for number, one in enumerate(said, start=2):
        assert walk.receive(Leaf([number], one)).next_token == str(number)
    with pytest.raises(PaginationLoopError, match="a link to the next page"):
        walk.receive(Leaf([9], "/more"))


@pytest.mark.parametrize("token", [[], {}, True, 1.5])
def test_a_token_of_another_type_is_an_error_of_ours(token: Any) -> None:
    with pytest.raises(ResponseDecodeError, match="expected a page token"):
        walk_through(Book({None: Leaf([1], token)}))


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


@given(
    count=st.integers(min_value=0, max_value=30),
    size=st.integers(min_value=1, max_value=6),
    shifts=st.lists(st.integers(min_value=0, max_value=6), min_size=40, max_size=40),
)
def test_items_that_shift_onto_the_next_page_come_once(
    count: int, size: int, shifts: list[int]
) -> None:
    # While the list is read, newer items push up to a page of old ones onto the page after.
    contents: list[list[int]] = [list(range(min(size, count)))]
    start = 0
    while start + size < count:
        start += max(1, size - min(shifts[len(contents)], size))
        contents.append(list(range(start, min(start + size, count))))
    book = bound(contents or [[]], [str(n) for n in range(40)])
    shifting = plan(key=unchanged, shifts=True)
    assert items_of(walk_through(book, shifting)) == list(range(count))


def test_the_key_and_nothing_else_tells_items_apart_and_without_one_all_come() -> None:
    first, again = {"id": "a", "n": 1}, {"id": "a", "n": 2}
    other, third = {"id": "b", "n": 1}, {"id": "c", "n": 1}
    book = bound([[first], [again, other], [again, third]], ["x", "y"])
    shifting = plan(key=itemgetter("id"), shifts=True)
    assert items_of(walk_through(book, shifting)) == [first, other, third]
    assert items_of(walk_through(book)) == [first, again, other, again, third]


def test_the_keys_that_a_walk_remembers_are_bounded() -> None:
    many = range(REMEMBERED + 1)
    book = bound([many, [0, 1, -1, REMEMBERED], [1, 2]], ["b", "c"])
    pages = walk_through(book, plan(key=unchanged, shifts=True))
    assert [list(page.items) for page in pages] == [list(many), [0, -1], [1, 2]]


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
