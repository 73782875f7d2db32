"""Failures that the first generation of the API reports inside a 200."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from sandbox import Canned, Sandbox
from specloom_vectara import APIStatusError, V1JobPage, Vectara

OK = {"code": "OK", "statusDetail": ""}


@pytest.mark.parametrize(
    "code",
    ["FAILURE", "UNAUTHENTICATED", "ADM__USER_EMAIL_NOT_AVAIALBLE", "UNKNOWN", "NOT_IN_THE_SPEC"],
)
def test_a_failure_is_an_error_with_the_providers_code(
    client: Vectara, box: Sandbox, code: str
) -> None:
    box.vectara.v1_status = [{"code": code, "statusDetail": "what went wrong"}]
    with pytest.raises(APIStatusError) as caught:
        client.v1.jobs.list_page()
    error = caught.value
    assert type(error) is APIStatusError
    assert (error.status_code, error.code, error.message) == (200, code, "what went wrong")
    assert error.body["status"] == box.vectara.v1_status
    assert error.attempts == len(box.requests) == 1
    assert code in str(error)
    assert "what went wrong" in str(error)
    assert pickle.loads(pickle.dumps(error)).code == code  # noqa: S301  # our own


@pytest.mark.parametrize(
    "status",
    [
        [],
        None,
        [OK],
        [OK, OK],
        [{}],
        [{"code": None, "statusDetail": None}],
        [{"statusDetail": "no code means OK"}],
    ],
)
def test_what_is_no_failure_is_a_page(client: Vectara, box: Sandbox, status: Any) -> None:
    box.answer("vectara", Canned(json={"status": status, "job": [{"id": "j1"}]}))
    page = client.v1.jobs.list_page()
    assert isinstance(page, V1JobPage)
    assert [job.id for job in page.job or ()] == ["j1"]


def test_a_failure_behind_a_success_is_found(client: Vectara, box: Sandbox) -> None:
    box.vectara.v1_status = [OK, {"code": "RESOURCE_EXHAUSTED", "statusDetail": "later"}]
    with pytest.raises(APIStatusError) as caught:
        client.v1.jobs.list_page()
    assert (caught.value.code, caught.value.message) == ("RESOURCE_EXHAUSTED", "later")


def test_a_failure_on_a_later_page_says_where_to_go_on(client: Vectara, box: Sandbox) -> None:
    ids = box.vectara.seed(4, states=["queued"])[::-1]
    pages = client.v1.jobs.list(num_results=2).pages()
    first = next(pages)
    good, box.vectara.v1_status = box.vectara.v1_status, [{"code": "ABORTED"}]
    with pytest.raises(APIStatusError) as caught:
        next(pages)
    assert caught.value.resume_token == first.next_token
    box.vectara.v1_status = good
    rest = client.v1.jobs.list().pages(token=caught.value.resume_token)
    assert [job.id for page in rest for job in page.items] == ids[2:]


def test_the_second_generation_does_not_look_for_them(client: Vectara, box: Sandbox) -> None:
    box.answer("vectara", Canned(json={"jobs": [], "status": [{"code": "FAILURE"}]}))
    page = client.jobs.list_page()
    assert page.additional_properties == {"status": [{"code": "FAILURE"}]}


def test_the_raw_response_raises_it_too(client: Vectara, box: Sandbox) -> None:
    box.vectara.v1_status = [{"code": "FAILURE"}]
    with pytest.raises(APIStatusError, match="FAILURE"):
        client.v1.jobs.with_raw_response.list_page()
