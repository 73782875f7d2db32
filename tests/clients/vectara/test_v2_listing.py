"""Jobs by the second generation of the API, over pages."""

from __future__ import annotations

from typing import Any

import pytest
from sandbox import Canned, Sandbox
from specloom_vectara import (
    Vectara,
)


def page(*ids: str, **beside: Any) -> Canned:
    """Return a page of jobs with these ids."""
    return Canned(json={"jobs": [{"id": job_id} for job_id in ids], **beside})


@pytest.fixture
def ids(box: Sandbox) -> list[str]:
    """Return the ids of five jobs, in the order in which they are listed."""
    return box.vectara.seed(5, corpora=[1, 2])[::-1]


@pytest.mark.parametrize(("limit", "requests"), [(1, 5), (2, 3), (5, 1), (100, 1)])
def test_every_job_comes_once_with_no_request_too_many(
    client: Vectara, box: Sandbox, ids: list[str], limit: int, requests: int
) -> None:
    assert [job.id for job in client.jobs.list(limit=limit)] == ids
    assert len(box.requests) == requests


def test_filters_are_repeated_beside_the_key(client: Vectara, box: Sandbox, ids: list[str]) -> None:
    jobs = client.jobs.list(
        corpus_key=["corpus=1", "corpus=9"],
        after="2020-01-01T00:00:00Z",
        state=["completed", "failed"],
        limit=2,
        request_timeout=7,
        request_timeout_millis=7500,
    )
    assert [job.id for job in jobs] == ids
    queries = [request.query for request in box.requests]
    filters = [
        ("corpus_key", "corpus=1"),
        ("corpus_key", "corpus=9"),
        ("after", "2020-01-01T00:00:00Z"),
        ("state", "completed"),
        ("state", "failed"),
        ("limit", "2"),
    ]
    assert queries[0] == filters
    for query in queries[1:]:
        assert [pair for pair in query if pair[0] != "page_key"] == filters
    keys = [dict(query).get("page_key") for query in queries]
    assert len(set(keys)) == 3
    timeouts = [
        (request.headers["request-timeout"], request.headers["request-timeout-millis"])
        for request in box.requests
    ]
    assert timeouts == [("7", "7500")] * 3


def test_nothing_is_sent_that_was_not_given(client: Vectara, box: Sandbox) -> None:
    client.jobs.list_page()
    client.jobs.list_page(corpus_key=[], state=[])
    assert [request.raw_query for request in box.requests] == ["", ""]


def test_a_first_page_may_be_empty_and_have_a_key(client: Vectara, box: Sandbox) -> None:
    box.answer("vectara", page(metadata={"page_key": "a+b/c=&d é"}))
    box.answer("vectara", page("job_1"))
    assert [job.id for job in client.jobs.list()] == ["job_1"]
    assert box.requests[1].query == [("page_key", "a+b/c=&d é")]


@pytest.mark.parametrize(
    "beside",
    [
        {},
        {"metadata": None},
        {"metadata": {}},
        {"metadata": {"page_key": None}},
        {"metadata": {"page_key": ""}},
    ],
)
def test_pages_end_where_there_is_no_key(
    client: Vectara, box: Sandbox, beside: dict[str, Any]
) -> None:
    box.answer("vectara", page("job_1", **beside))
    pages = list(client.jobs.list().pages())
    assert [page.next_token for page in pages] == [None]
    assert len(box.requests) == 1


@pytest.mark.parametrize("jobs", [None, []])
def test_a_page_may_have_no_jobs_at_all(client: Vectara, box: Sandbox, jobs: Any) -> None:
    box.answer("vectara", Canned(json={"jobs": jobs}))
    assert list(client.jobs.list()) == []
    box.answer("vectara", Canned(json={}))
    assert list(client.jobs.list()) == []
