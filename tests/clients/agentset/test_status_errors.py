"""What a status other than a success becomes."""

from __future__ import annotations

import pickle

import pytest
from clients.agentset.kit import CALLS, JOBS, TEXT, Connect
from sandbox import Canned, Fault, Sandbox
from specloom_agentset import (
    Agentset,
    AgentsetError,
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    ErrorResponse,
    NotFoundError,
    PermissionDeniedError,
    ServerError,
)

STATUSES: list[tuple[int, type[APIStatusError], str]] = [
    (404, NotFoundError, "not_found"),
    (402, APIStatusError, "bad_request"),
    (500, ServerError, "internal_server_error"),
]
"""One of each kind; the whole table of classes is in `faults.table`."""


@pytest.mark.parametrize(("status", "kind", "code"), STATUSES)
def test_each_status_has_its_class_and_says_all_that_is_known(
    connect: Connect, box: Sandbox, status: int, kind: type[APIStatusError], code: str
) -> None:
    box.fault("agentset", Fault(status=status))
    with pytest.raises(AgentsetError) as caught:
        connect(max_retries=0).ingest_jobs.get("job_1")
    error = caught.value
    assert type(error) is kind
    assert isinstance(error, APIStatusError)
    assert error.status_code == status
    assert error.code == code
    assert error.message == "The sandbox was told to fail."
    assert error.request_id is not None
    assert error.request_id == error.headers["X-Request-Id"] == error.headers["x-request-id"]
    assert isinstance(error.body, ErrorResponse)
    assert error.body.error.code == code
    assert error.retry_after is None
    assert error.attempts == 1
    assert error.resume_token is None
    url = f"{box.url('agentset')}{JOBS}/job_1"
    assert (error.method, error.url, error.proxy, error.location) == ("GET", url, None, None)
    assert str(error) == (
        f"HTTP {status} {code}: The sandbox was told to fail. "
        f"(GET {url}, request {error.request_id})"
    )


@pytest.mark.parametrize("method", CALLS)
def test_every_method_raises(client: Agentset, box: Sandbox, method: str) -> None:
    box.fault("agentset", Fault(status=403))
    with pytest.raises(PermissionDeniedError):
        CALLS[method](client, "job_1")
    assert len(box.requests) == 1


def test_a_proxys_page_is_kept_as_text_and_not_quoted(connect: Connect, box: Sandbox) -> None:
    box.fault("agentset", Fault(status=502, garbage=True))
    with pytest.raises(ServerError) as caught:
        connect(max_retries=0).ingest_jobs.get("job_1")
    assert caught.value.body.startswith("<html>")
    assert caught.value.code is None
    assert caught.value.message == "Bad Gateway"


@pytest.mark.parametrize(
    ("answer", "body", "message"),
    [
        (Canned(status=400), None, "Bad Request"),
        (Canned(status=400, body=b"no\n"), "no\n", "no"),
        (Canned(status=400, body=b"\xff"), "\ufffd", "\ufffd"),
        (Canned(status=400, json={"detail": "x"}), {"detail": "x"}, "Bad Request"),
        (Canned(status=400, json=["x"]), ["x"], "Bad Request"),
        (
            Canned(status=400, json={"error": {"message": "half"}}),
            {"error": {"message": "half"}},
            "half",
        ),
        (Canned(status=499), None, "the server sent no message"),
    ],
)
def test_a_body_in_another_form_is_kept_as_far_as_it_can_be_read(
    client: Agentset, box: Sandbox, answer: Canned, body: object, message: str
) -> None:
    box.answer("agentset", answer)
    with pytest.raises(APIStatusError) as caught:
        client.ingest_jobs.get("job_1")
    assert caught.value.body == body
    assert caught.value.message == message
    assert caught.value.code is None
    assert caught.value.request_id is None


def test_members_of_the_error_that_the_spec_does_not_know_are_kept(
    client: Agentset, box: Sandbox
) -> None:
    told = {"code": "brand_new", "message": "m", "doc_url": "https://x.test/", "hint": 1}
    box.answer("agentset", Canned(status=400, json={"success": False, "error": told}))
    with pytest.raises(BadRequestError) as caught:
        client.ingest_jobs.get("job_1")
    assert caught.value.code == "brand_new"
    assert isinstance(caught.value.body, ErrorResponse)
    assert caught.value.body.to_dict() == {"success": False, "error": told}
    assert caught.value.body.error.doc_url == "https://x.test/"


def test_what_the_provider_refuses_is_told_apart(client: Agentset, connect: Connect) -> None:
    job = client.ingest_jobs.create(TEXT, external_id="doc-1")
    with pytest.raises(ConflictError):
        client.ingest_jobs.create(TEXT, external_id="doc-1")
    with pytest.raises(NotFoundError):
        client.ingest_jobs.get("job_unknown")
    with pytest.raises(NotFoundError):
        client.ingest_jobs.get(job.id, x_tenant_id="tenant1")
    with pytest.raises(AuthenticationError):
        connect(token="wrong").ingest_jobs.get(job.id)
    client.ingest_jobs.delete(job.id)
    with pytest.raises(BadRequestError):
        client.ingest_jobs.delete(job.id)
    with pytest.raises(BadRequestError):
        client.ingest_jobs.re_ingest(job.id)


def test_an_error_pickles_unchanged(connect: Connect, box: Sandbox) -> None:
    box.fault("agentset", Fault(status=503, retry_after=3), times=2)
    with pytest.raises(ServerError) as caught:
        connect(max_retries=1).ingest_jobs.get("job_1")
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert type(error) is ServerError
    assert str(error) == str(caught.value)
    assert vars(error) == vars(caught.value)
    assert (error.attempts, error.retry_after, error.status_code) == (2, 3.0, 503)
