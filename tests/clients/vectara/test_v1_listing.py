"""Jobs by the first generation of the API: a POST that reads, whose page key travels alone."""

from __future__ import annotations

from typing import Any

import pytest
from clients.vectara.kit import CUSTOMER, V1_PATH, Connect
from sandbox import Canned, Fault, Sandbox
from specloom_vectara import (
    APIConnectionError,
    BadRequestError,
    PaginationLoopError,
    RequestOptions,
    ResponseDecodeError,
    V1JobPage,
    Vectara,
)

FINISHED: Any = ["JOB_STATE__COMPLETED"]
FILTERS: dict[str, Any] = {
    "corpus_id": [1, 4294967295],
    "epoch_secs": "1700000000",
    "state": ["JOB_STATE__COMPLETED", "JOB_STATE__FAILED"],
    "num_results": 2,
}


def page(*ids: str, after: object = None) -> Canned:
    """Return a page of jobs with these ids and the key of the next one."""
    return Canned(json={"job": [{"id": job_id} for job_id in ids], "pageKey": after})


@pytest.fixture
def ids(box: Sandbox) -> list[str]:
    """Return the ids of five finished jobs, in the order in which they are listed."""
    return box.vectara.seed(5)[::-1]


def test_the_key_of_a_later_page_travels_alone(
    client: Vectara, box: Sandbox, ids: list[str]
) -> None:
    assert [job.id for job in client.v1.jobs.list(**FILTERS)] == ids
    bodies = [request.json for request in box.requests]
    assert bodies[0] == {
        "corpusId": [1, 4294967295],
        "epochSecs": "1700000000",
        "state": ["JOB_STATE__COMPLETED", "JOB_STATE__FAILED"],
        "numResults": 2,
    }
    assert [body.keys() for body in bodies[1:]] == [{"pageKey"}] * 2
    assert {(request.method, request.path) for request in box.requests} == {("POST", V1_PATH)}


def test_what_is_no_filter_goes_with_every_page(
    client: Vectara, box: Sandbox, ids: list[str]
) -> None:
    options = RequestOptions(headers={"x-trace": "t"})
    list(client.v1.jobs.list(**FILTERS, timeout="10S", customer_id="42", request_options=options))
    sent = [
        (request.headers["customer-id"], request.headers["timeout"], request.headers["x-trace"])
        for request in box.requests
    ]
    assert sent == [("42", "10S", "t")] * 3


@pytest.mark.parametrize(("num_results", "requests"), [(1, 5), (2, 3), (5, 1), (100, 1)])
def test_every_job_comes_once_with_no_request_too_many(
    client: Vectara, box: Sandbox, ids: list[str], num_results: int, requests: int
) -> None:
    jobs = client.v1.jobs.list(state=FINISHED, num_results=num_results)
    assert [job.id for job in jobs] == ids
    assert len(box.requests) == requests


def test_one_page_by_key_sends_the_key_alone(client: Vectara, box: Sandbox, ids: list[str]) -> None:
    first = client.v1.jobs.list_page(state=FINISHED, num_results=3)
    assert isinstance(first, V1JobPage)
    rest = client.v1.jobs.list_page(page_key=first.page_key, state=["JOB_STATE__FAILED"])
    assert [job.id for job in rest.job or ()] == ids[3:]
    assert rest.page_key == ""
    assert box.requests[-1].json == {"pageKey": first.page_key}


def test_a_token_goes_on_in_another_client(
    client: Vectara, connect: Connect, box: Sandbox, ids: list[str]
) -> None:
    tokens = [page.next_token for page in client.v1.jobs.list(**FILTERS).pages()]
    assert tokens[-1] is None
    resumed = connect().v1.jobs.list(**FILTERS).pages(token=tokens[0])
    assert [job.id for page in resumed for job in page.items] == ids[2:]
    assert box.requests[-2].json == {"pageKey": tokens[0]}


def test_no_filter_at_all_is_an_empty_object(client: Vectara, box: Sandbox) -> None:
    running = box.vectara.add("started")
    box.vectara.add("completed")
    assert [job.id for job in client.v1.jobs.list()] == [running]
    assert box.requests[0].body == b"{}"
    assert box.requests[0].headers["customer-id"] == str(CUSTOMER)


def test_an_empty_page_with_a_key_goes_on(client: Vectara, box: Sandbox, ids: list[str]) -> None:
    box.vectara.gaps = True
    pages = list(client.v1.jobs.list(state=FINISHED, num_results=2).pages())
    assert [len(page.items) for page in pages] == [2, 0, 2, 0, 1]


def test_a_first_page_may_be_empty_and_have_a_key(client: Vectara, box: Sandbox) -> None:
    for answer in (page(after="a+/="), page("job_1", after="")):
        box.answer("vectara", answer)
    assert [job.id for job in client.v1.jobs.list()] == ["job_1"]
    assert box.requests[1].json == {"pageKey": "a+/="}


@pytest.mark.parametrize("body", [{}, {"job": None, "status": None, "pageKey": None}, {"job": []}])
def test_what_is_left_out_means_nothing(client: Vectara, box: Sandbox, body: Any) -> None:
    box.answer("vectara", Canned(json=body))
    assert list(client.v1.jobs.list()) == []
    assert len(box.requests) == 1


@pytest.mark.parametrize("status", [429, 503])
def test_it_is_sent_again_although_it_is_a_post(
    client: Vectara, box: Sandbox, ids: list[str], status: int
) -> None:
    box.fault("vectara", Fault(status=status), times=2)
    assert [job.id for job in client.v1.jobs.list(state=FINISHED)] == ids
    assert len(box.requests) == 3
    assert len({request.body for request in box.requests}) == 1


def test_it_is_sent_again_when_the_answer_was_cut(
    client: Vectara, box: Sandbox, ids: list[str]
) -> None:
    box.fault("vectara", Fault(cut="mid_body"))
    assert len(list(client.v1.jobs.list(state=FINISHED))) == 5
    box.fault("vectara", Fault(cut="before_response"), times=3)
    with pytest.raises(APIConnectionError) as caught:
        client.v1.jobs.list_page()
    assert caught.value.attempts == 3


def test_a_failure_by_http_status_is_read(client: Vectara, box: Sandbox) -> None:
    details = [{"@type": "type.googleapis.com/x.Y", "field": "pageKey"}]
    told = {"code": 3, "message": "bad key", "details": details}
    box.answer("vectara", Canned(status=400, json=told))
    with pytest.raises(BadRequestError) as caught:
        client.v1.jobs.list_page()
    assert (caught.value.code, caught.value.message) == ("3", "bad key")
    assert caught.value.body.to_dict() == told


@pytest.mark.parametrize("timeout", ["10S", "030S"])
def test_the_time_that_the_server_may_take_is_a_header(
    client: Vectara, box: Sandbox, timeout: str
) -> None:
    client.v1.jobs.list_page(timeout=timeout)
    assert box.requests[0].headers["timeout"] == timeout


@pytest.mark.parametrize("after", [[], {"key": "a"}, True, 1.5])
def test_a_page_key_that_is_none_is_an_error_with_its_path(
    client: Vectara, box: Sandbox, after: object
) -> None:
    box.answer("vectara", page("1", after=after))
    with pytest.raises(ResponseDecodeError, match="expected a page token") as caught:
        list(client.v1.jobs.list())
    assert caught.value.path == "pageKey"


def test_a_page_that_comes_again_under_another_key_ends_the_list_with_an_error(
    client: Vectara, box: Sandbox
) -> None:
    for key in ("a", "b", "c"):
        box.answer("vectara", page("1", "2", after=key))
    got: list[str | None] = []
    with pytest.raises(PaginationLoopError):
        got.extend(job.id for job in client.v1.jobs.list())
    assert got == ["1", "2"]
    box.violations.clear()
