"""Iterating over all jobs by offset, while new ones arrive."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sandbox import Canned, Sandbox
from specloom_nuextract import (
    BadRequestError,
    InvalidArgumentError,
    Job,
    JobPage,
    NuExtract,
)


def queries(box: Sandbox) -> list[dict[str, str]]:
    """Return the query of each request."""
    return [dict(request.query) for request in box.requests]


def page(jobs: list[dict[str, Any]] | None, total: object, skip: int = 0) -> Canned:
    """Return a page as the server may send it; without `items` if there are no jobs."""
    items = {} if jobs is None else {"items": jobs}
    return Canned(json={"totalCount": total, "skip": skip, "perPage": 30, **items})


@pytest.mark.parametrize(("per_page", "requests"), [(1, 7), (2, 4), (7, 1), (300, 1)])
def test_every_job_comes_once_and_in_order_with_no_request_too_many(
    client: NuExtract, box: Sandbox, per_page: int, requests: int
) -> None:
    ids = box.nuextract.seed(7)[::-1]
    assert [job.id for job in client.jobs.list(per_page=per_page)] == ids
    assert len(box.requests) == requests


def test_an_offset_is_sent_only_when_there_is_one(client: NuExtract, box: Sandbox) -> None:
    box.nuextract.seed(5, organization="a b/ö")
    assert len(list(client.jobs.list(per_page=2, organization="a b/ö"))) == 5
    same = {"perPage": "2", "organization": "a b/ö"}
    assert queries(box) == [same, {**same, "skip": "2"}, {**same, "skip": "4"}]


def test_an_offset_of_nothing_is_sent_when_it_is_given(client: NuExtract, box: Sandbox) -> None:
    box.nuextract.seed(3)
    client.jobs.list_page()
    client.jobs.list_page(skip=0)
    assert len(list(client.jobs.list(skip=0, per_page=2))) == 3
    assert queries(box) == [
        {},
        {"skip": "0"},
        {"skip": "0", "perPage": "2"},
        {"skip": "2", "perPage": "2"},
    ]


def test_a_list_can_begin_further_on(client: NuExtract, box: Sandbox) -> None:
    ids = box.nuextract.seed(7)[::-1]
    assert [job.id for job in client.jobs.list(skip=3, per_page=2)] == ids[3:]
    assert [query["skip"] for query in queries(box)] == ["3", "5"]


@pytest.mark.parametrize("asked", [None, 5, 300])
def test_the_offset_grows_by_what_was_received_and_not_by_what_was_asked_for(
    client: NuExtract, box: Sandbox, asked: int | None
) -> None:
    ids = box.nuextract.seed(7)[::-1]
    box.nuextract.clamp = 3
    assert [job.id for job in client.jobs.list(per_page=asked)] == ids
    assert [query.get("skip") for query in queries(box)] == [None, "3", "6"]


@pytest.mark.parametrize("arriving", [1, 3, 12])
def test_no_job_comes_twice_and_none_is_lost_when_others_arrive(
    client: NuExtract, box: Sandbox, arriving: int
) -> None:
    ids = box.nuextract.seed(9)[::-1]
    seen: list[str] = []
    for number, one in enumerate(client.jobs.list(per_page=2).pages()):
        seen.extend(job.id for job in one.items)
        if number in {0, 2}:
            box.nuextract.arrive(arriving)
    assert len(seen) == len(set(seen))
    assert [job_id for job_id in seen if job_id in ids] == ids


def test_jobs_may_arrive_without_end(client: NuExtract, box: Sandbox) -> None:
    ids = box.nuextract.seed(6)[::-1]
    seen: list[str] = []
    for one in client.jobs.list(per_page=2).pages():
        seen.extend(job.id for job in one.items)
        box.nuextract.arrive(1)
    assert seen == ids


@pytest.mark.parametrize("arriving", [1, 2, 4])
def test_jobs_that_push_the_others_back_by_a_whole_page_are_no_loop(
    client: NuExtract, box: Sandbox, arriving: int
) -> None:
    ids = box.nuextract.seed(8)[::-1]
    seen: list[str] = []
    for number, one in enumerate(client.jobs.list(per_page=arriving).pages()):
        seen.extend(job.id for job in one.items)
        if number < 2:
            box.nuextract.arrive(arriving)
    assert seen == ids


@pytest.mark.parametrize("total", ["9", 9.0])
def test_a_total_may_be_written_otherwise(client: NuExtract, box: Sandbox, total: Any) -> None:
    ids = box.nuextract.seed(9)[::-1]
    first = client.jobs.list_page(per_page=4).to_dict()["items"]
    box.answer("nuextract", page(first, total))
    assert [job.id for job in client.jobs.list(per_page=4)] == ids


@pytest.mark.parametrize("last", [page(None, 9, 2), page([], 9, 2)])
def test_a_page_without_items_is_the_last(client: NuExtract, box: Sandbox, last: Canned) -> None:
    box.nuextract.seed(2)
    box.answer("nuextract", page(box.nuextract.jobs, 9))
    box.answer("nuextract", last)
    pages = list(client.jobs.list().pages())
    assert [len(one.items) for one in pages] == [2, 0]
    assert [one.next_token for one in pages] == ["2", None]
    assert len(box.requests) == 2


def test_a_page_may_have_null_for_items(client: NuExtract, box: Sandbox) -> None:
    null = {"totalCount": 0, "skip": 0, "perPage": 30, "items": None}
    box.answer("nuextract", Canned(json=null), times=2)
    assert client.jobs.list_page().items is None
    assert list(client.jobs.list()) == []


def test_a_token_goes_on_after_its_page(client: NuExtract, box: Sandbox) -> None:
    ids = box.nuextract.seed(7)[::-1]
    pages = list(client.jobs.list(per_page=3).pages())
    assert [one.next_token for one in pages] == ["3", "6", None]
    assert all(isinstance(one.raw, JobPage) for one in pages)
    resumed = client.jobs.list(per_page=3).pages(token=pages[0].next_token)
    assert [job.id for one in resumed for job in one.items] == ids[3:]
    begun = client.jobs.list(per_page=3, skip=1).pages(token="6")
    assert [job.id for one in begun for job in one.items] == ids[6:]


@pytest.mark.parametrize("token", ["", "x"])
def test_a_token_that_no_page_gave_is_refused(client: NuExtract, box: Sandbox, token: str) -> None:
    pages = client.jobs.list()
    with pytest.raises(InvalidArgumentError):
        list(pages.pages(token=token))
    assert len(box.requests) == 0


def test_a_number_that_the_spec_does_not_allow_is_left_to_the_server(
    client: NuExtract, box: Sandbox
) -> None:
    with pytest.raises(BadRequestError, match="skip"):
        client.jobs.list_page(skip=-1)
    assert len(box.requests) == 1
    box.violations.clear()


def test_a_plain_text_refusal_is_told_in_its_words(client: NuExtract, box: Sandbox) -> None:
    box.nuextract.refuse_above = 100
    with pytest.raises(BadRequestError, match="perPage must be at most 100") as caught:
        client.jobs.list_page(per_page=101)
    assert caught.value.body == "perPage must be at most 100"
    assert caught.value.code is None
    assert len(box.requests) == 1


def test_items_are_whole_jobs(client: NuExtract, box: Sandbox) -> None:
    box.nuextract.seed(1, organization="org_1")
    [job] = client.jobs.list()
    assert isinstance(job, Job)
    assert job == client.jobs.get(job.id)
    assert job.owner_organization == "org_1"
    assert json.loads(job.input_data or "") == job.parsed_input
