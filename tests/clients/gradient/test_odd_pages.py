"""Pages whose links and numbers are not as they should be."""

from __future__ import annotations

from typing import Any

import pytest
from sandbox import Canned, Sandbox
from specloom_gradient import Gradient, PaginationLoopError, ResponseDecodeError


def page(*uuids: str, next_: object = None, **beside: Any) -> Canned:
    """Return a page with these jobs and this link to the next one."""
    links = {"links": {"pages": {"next": next_}}} if next_ is not None else {}
    return Canned(json={"jobs": [{"uuid": uuid} for uuid in uuids], **links, **beside})


def walked(client: Gradient, box: Sandbox, *pages: Canned) -> tuple[list[str | None], list[str]]:
    """Return the ids that a list yields from these pages, and the numbers it asked for."""
    for each in pages:
        box.answer("gradient", each)
    ids = [job.uuid for job in client.knowledge_bases.indexing_jobs.list()]
    return ids, [dict(request.query).get("page", "-") for request in box.requests]


@pytest.mark.parametrize(
    ("link", "asked"),
    [
        ("https://api.digitalocean.com/v2/gen-ai/indexing_jobs?page=7&per_page=2", "7"),
        ("https://elsewhere.invalid/x?a=1&page=7#f", "7"),
        ("/v2/gen-ai/indexing_jobs?page=7", "7"),
        ("?page=7", "7"),
        ("?page=7&page=8", "7"),
        ("https://api.digitalocean.com/v2/gen-ai/indexing_jobs", "2"),
        ("?page=", "2"),
        ("?page=x", "2"),
        ("?page=-3", "2"),
        ("?page=0", "2"),
        ("?page=" + "9" * 5000, "2"),
        ("http://[::1/?page=7", "2"),
        ("page two", "2"),
        (5, "2"),
        (True, "2"),
        ({"page": 7}, "2"),
    ],
)
def test_a_link_gives_the_number_of_the_next_page_or_one_more(
    client: Gradient, box: Sandbox, link: object, asked: str
) -> None:
    assert walked(client, box, page("a", next_=link), page("b")) == (["a", "b"], ["-", asked])


@pytest.mark.parametrize("link", ["", None, False])
def test_an_empty_link_is_none(client: Gradient, box: Sandbox, link: object) -> None:
    last = page("a", links={"pages": {"next": link, "previous": "?page=1"}})
    assert walked(client, box, last) == (["a"], ["-"])


def test_an_empty_page_with_a_link_goes_on(client: Gradient, box: Sandbox) -> None:
    pages = [page(next_="?page=2"), page("a", next_="?page=3"), page(jobs=None)]
    assert walked(client, box, *pages) == (["a"], ["-", "2", "3"])


def test_an_empty_page_goes_on_by_its_numbers(client: Gradient, box: Sandbox) -> None:
    pages = [page(meta={"page": 1, "pages": 2}), page("a", meta={"page": 2, "pages": 2})]
    assert walked(client, box, *pages) == (["a"], ["-", "2"])


def test_numbers_may_be_written_as_text(client: Gradient, box: Sandbox) -> None:
    pages = [page("a", meta={"page": "1", "pages": "2"}), page("b", meta={"pages": "2"})]
    assert walked(client, box, *pages) == (["a", "b"], ["-", "2"])


@pytest.mark.parametrize(
    "meta",
    [
        {"page": 1},
        {"total": 50},
        {"page": None, "pages": None},
        {"page": 1, "pages": 1},
        {"page": 1, "pages": 0},
        {"page": 9, "pages": 2},
    ],
)
def test_numbers_that_promise_no_more_end_the_list(
    client: Gradient, box: Sandbox, meta: Any
) -> None:
    assert walked(client, box, page("a", meta=meta)) == (["a"], ["-"])


@pytest.mark.parametrize(
    ("meta", "path"),
    [
        ({"page": 1, "pages": "many"}, "meta.pages"),
        ({"page": 1, "pages": []}, "meta.pages"),
        ({"page": 1, "pages": 1.5}, "meta.pages"),
        ({"page": {}, "pages": 2}, "meta.page"),
        ({"page": True, "pages": 2}, "meta.page"),
    ],
)
def test_numbers_that_are_none_are_an_error_with_their_path(
    client: Gradient, box: Sandbox, meta: Any, path: str
) -> None:
    with pytest.raises(ResponseDecodeError, match="expected a whole number") as caught:
        walked(client, box, page("a", meta=meta))
    assert caught.value.path == path


def test_the_page_that_was_asked_for_counts_and_not_what_the_server_says(
    client: Gradient, box: Sandbox
) -> None:
    stuck = {"page": 1, "pages": 3}
    pages = [page("a", meta=stuck), page("b", meta=stuck), page("c", meta=stuck)]
    assert walked(client, box, *pages) == (["a", "b", "c"], ["-", "2", "3"])


def test_a_link_wins_over_the_numbers(client: Gradient, box: Sandbox) -> None:
    ended = {"page": 1, "pages": 1}
    first = page("a", next_="?page=2", meta=ended)
    last = page("b", links={"pages": {"previous": "?page=1"}}, meta={"page": 2, "pages": 9})
    assert walked(client, box, first, last) == (["a", "b"], ["-", "2"])


@pytest.mark.parametrize("beside", [{"links": []}, {"meta": 5}, {"links": {"pages": "x"}}])
def test_what_is_no_object_where_one_belongs_is_an_error_with_its_path(
    client: Gradient, box: Sandbox, beside: Any
) -> None:
    (name,) = beside
    with pytest.raises(ResponseDecodeError, match=name):
        walked(client, box, page("a", **beside))


@pytest.mark.parametrize(
    "link",
    [
        "https://api.digitalocean.com/v2/gen-ai/indexing_jobs",
        "https://api.digitalocean.com/v2/gen-ai/indexing_jobs?page=",
        "?page=next",
        {"href": "/more"},
    ],
)
def test_a_link_without_a_number_that_comes_again_ends_the_list_with_an_error(
    client: Gradient, box: Sandbox, link: object
) -> None:
    for uuid in ("a", "b", "c"):
        box.answer("gradient", page(uuid, next_=link))
    got: list[str | None] = []
    with pytest.raises(PaginationLoopError, match="link to the next page") as caught:
        got.extend(job.uuid for job in client.knowledge_bases.indexing_jobs.list())
    assert got == ["a"]
    assert caught.value.resume_token == "2"
    assert len(box.requests) == 2
