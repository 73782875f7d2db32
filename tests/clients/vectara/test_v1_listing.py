"""Jobs by the first generation of the API: a POST that reads, whose page key travels alone."""

from __future__ import annotations

from typing import Any

import pytest
from clients.vectara.kit import CUSTOMER, V1_PATH
from sandbox import Canned, Fault, Sandbox
from specloom_vectara import (
    BadRequestError,
    RequestOptions,
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


def page(*ids: str, after: str | None = None) -> Canned:
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


def test_one_page_by_key_sends_the_key_alone(client: Vectara, box: Sandbox, ids: list[str]) -> None:
    first = client.v1.jobs.list_page(state=FINISHED, num_results=3)
    assert isinstance(first, V1JobPage)
    rest = client.v1.jobs.list_page(page_key=first.page_key, state=["JOB_STATE__FAILED"])
    assert [job.id for job in rest.job or ()] == ids[3:]
    assert rest.page_key == ""
    assert box.requests[-1].json == {"pageKey": first.page_key}


def test_no_filter_at_all_is_an_empty_object(client: Vectara, box: Sandbox) -> None:
    running = box.vectara.add("started")
    box.vectara.add("completed")
    assert [job.id for job in client.v1.jobs.list()] == [running]
    assert box.requests[0].body == b"{}"
    assert box.requests[0].headers["customer-id"] == str(CUSTOMER)


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


def test_a_failure_by_http_status_is_read(client: Vectara, box: Sandbox) -> None:
    details = [{"@type": "type.googleapis.com/x.Y", "field": "pageKey"}]
    told = {"code": 3, "message": "bad key", "details": details}
    box.answer("vectara", Canned(status=400, json=told))
    with pytest.raises(BadRequestError) as caught:
        client.v1.jobs.list_page()
    assert (caught.value.code, caught.value.message) == ("3", "bad key")
    assert caught.value.body.to_dict() == told
