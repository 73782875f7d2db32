"""What is sent again, how often, and as what."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from clients.adapter import Caller
from clients.agentset.kit import CALLS, JOBS, TEXT, Connect
from clients.ports import closed_port
from sandbox import Fault, Sandbox
from specloom_agentset import (
    Agentset,
    AgentsetError,
    APIConnectionError,
    APIStatusError,
    RequestOptions,
    ServerError,
)

UNREPEATABLE = ["create", "re_ingest"]


@pytest.mark.parametrize("fault", [Fault(status=503), Fault(cut="before_response")])
def test_deleting_does_no_harm_twice_and_is_tried_again(
    client: Agentset, box: Sandbox, fault: Fault
) -> None:
    [job_id] = box.agentset.seed(1)
    box.fault("agentset", fault, times=2)
    client.ingest_jobs.delete(job_id)
    assert len(box.requests) == 3
    assert {(each.method, each.path) for each in box.requests} == {("DELETE", f"{JOBS}/{job_id}")}


@pytest.mark.parametrize("method", UNREPEATABLE)
def test_a_post_is_sent_again_after_429_since_the_server_did_not_act(
    connect: Connect, box: Sandbox, method: str
) -> None:
    [job_id] = box.agentset.seed(1)
    box.fault("agentset", Fault(status=429), times=2)
    CALLS[method](connect(), job_id)
    assert len(box.requests) == 3
    assert len({each.body for each in box.requests}) == 1
    assert len(box.agentset.jobs) == (2 if method == "create" else 1)


@pytest.mark.parametrize("method", CALLS)
def test_any_call_is_tried_again_where_no_connection_could_be_made(
    connect: Connect, method: str
) -> None:
    with closed_port() as port, pytest.raises(APIConnectionError) as caught:
        CALLS[method](connect(base_url=f"http://127.0.0.1:{port}"), "job_1")
    assert caught.value.attempts == 3
    assert not caught.value.maybe_sent


def test_a_post_goes_through_once_the_server_is_there(caller: Caller, connect: Connect) -> None:
    attempts: list[httpx.Request] = []
    with closed_port() as port:
        late = Sandbox(["agentset"], port=port)

    def on_request(request: httpx.Request) -> None:
        attempts.append(request)
        if len(attempts) == 2:
            late.start()

    base_url = f"http://127.0.0.1:{port}/agentset"
    client = connect(http_client=caller.http_client(on_request=on_request), base_url=base_url)
    try:
        client.ingest_jobs.create(TEXT)
        assert len(attempts) == 2
        assert len(late.requests) == 1
    finally:
        late.close()


def test_the_last_failure_is_the_one_that_is_raised(connect: Connect, box: Sandbox) -> None:
    box.fault("agentset", Fault(cut="before_response"))
    box.fault("agentset", Fault(status=429))
    box.fault("agentset", Fault(status=503))
    with pytest.raises(ServerError) as caught:
        connect().ingest_jobs.get("job_1")
    assert (caught.value.status_code, caught.value.attempts) == (503, 3)


def test_a_lasting_failure_after_a_passing_one_ends_the_trying(
    connect: Connect, box: Sandbox
) -> None:
    box.fault("agentset", Fault(status=503))
    with pytest.raises(AgentsetError) as caught:
        connect().ingest_jobs.get("job_unknown")
    assert isinstance(caught.value, APIStatusError)
    assert (caught.value.status_code, caught.value.attempts) == (404, 2)


LIMITS: dict[str, tuple[Callable[[Connect], object], int]] = {
    "none": (lambda connect: connect(max_retries=0).ingest_jobs.get("job_1"), 1),
    "for the client": (lambda connect: connect(max_retries=4).ingest_jobs.get("job_1"), 5),
    "with options": (
        lambda connect: connect().with_options(max_retries=1).ingest_jobs.get("job_1"),
        2,
    ),
    "for the call": (
        lambda connect: connect(max_retries=9).ingest_jobs.get(
            "job_1", request_options=RequestOptions(max_retries=3)
        ),
        4,
    ),
    "none for the call": (
        lambda connect: connect().ingest_jobs.get(
            "job_1", request_options=RequestOptions(max_retries=0)
        ),
        1,
    ),
    "raw": (lambda connect: connect().ingest_jobs.with_raw_response.get("job_1"), 3),
}


@pytest.mark.parametrize(("call", "attempts"), LIMITS.values(), ids=LIMITS.keys())
def test_the_number_of_retries_can_be_set(
    connect: Connect, box: Sandbox, call: Callable[[Connect], object], attempts: int
) -> None:
    box.fault("agentset", Fault(status=503), times=None)
    with pytest.raises(ServerError) as caught:
        call(connect)
    assert len(box.requests) == attempts
    assert caught.value.attempts == attempts


def test_each_attempt_has_its_own_token(connect: Connect, box: Sandbox) -> None:
    tokens = iter(["first", "second", "sandbox-token"])
    box.fault("agentset", Fault(status=503), times=2)
    [job_id] = box.agentset.seed(1)
    connect(token=lambda: next(tokens)).ingest_jobs.get(job_id)
    sent = [request.headers["authorization"] for request in box.requests]
    assert sent == ["Bearer first", "Bearer second", "Bearer sandbox-token"]
