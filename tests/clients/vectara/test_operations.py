"""Single jobs, and what the second generation of the API says when it refuses."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime

import pytest
from sandbox import Canned, Sandbox
from specloom_vectara import (
    BadRequestError,
    Error,
    Job,
    JobNotFound,
    NotFoundError,
    PermissionDeniedError,
    Vectara,
)


def test_a_job_is_had_by_its_id(client: Vectara, box: Sandbox) -> None:
    created = datetime(2025, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
    job_id = box.vectara.add("new_state", kind="new_kind", corpora=[7], created_at=created)
    job = client.jobs.get(job_id)
    assert isinstance(job, Job)
    assert (job.id, job.state, job.type) == (job_id, "new_state", "new_kind")
    assert (job.corpus_keys, job.created_by_username) == (["corpus=7"], "user")
    assert (job.created_at, job.started_at, job.completed_at) == (created, None, None)
    request = box.requests[0]
    assert (request.method, request.path) == ("GET", f"/v2/jobs/{job_id}")
    assert request.raw_query == ""


def test_the_server_may_be_given_a_time_to_answer_in(client: Vectara, box: Sandbox) -> None:
    job_id = box.vectara.add()
    client.jobs.get(job_id, request_timeout=3, request_timeout_millis=3500)
    headers = box.requests[0].headers
    assert (headers["request-timeout"], headers["request-timeout-millis"]) == ("3", "3500")


def test_an_unknown_job_is_an_error_that_names_it(client: Vectara, box: Sandbox) -> None:
    with pytest.raises(NotFoundError) as caught:
        client.jobs.get("job_404")
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert isinstance(error.body, JobNotFound)
    assert error.body.id == "job_404"
    assert error.message == "There is no such job."
    assert error.request_id == error.body.request_id
    assert error.request_id
    assert len(box.requests) == 1


def test_somebody_elses_job_is_refused(client: Vectara, box: Sandbox) -> None:
    with pytest.raises(PermissionDeniedError) as caught:
        client.jobs.get(box.vectara.add(foreign=True))
    assert isinstance(caught.value.body, Error)
    assert caught.value.message == "The job belongs to another account."


def test_several_messages_are_put_together(client: Vectara, box: Sandbox) -> None:
    told = {"messages": ["one", "two"], "request_id": "r"}
    box.answer("vectara", Canned(status=403, json=told))
    with pytest.raises(PermissionDeniedError) as caught:
        client.jobs.list_page()
    assert "one" in caught.value.message
    assert "two" in caught.value.message
    assert caught.value.request_id == "r"


def test_fields_that_are_wrong_are_in_the_body(client: Vectara, box: Sandbox) -> None:
    told = {"messages": ["bad"], "field_errors": {"limit": "too large"}}
    box.answer("vectara", Canned(status=400, json=told))
    with pytest.raises(BadRequestError) as caught:
        client.jobs.list_page()
    assert caught.value.body.to_dict() == told
