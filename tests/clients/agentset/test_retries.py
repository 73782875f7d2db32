"""What is sent again, and how often."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from clients.adapter import Caller
from clients.agentset.kit import JOBS, TEXT, Connect
from clients.ports import closed_port
from sandbox import Fault, Sandbox
from specloom_agentset import (
    Agentset,
    RequestOptions,
    ServerError,
)


@pytest.mark.parametrize("fault", [Fault(status=503), Fault(cut="before_response")])
def test_deleting_does_no_harm_twice_and_is_tried_again(
    client: Agentset, box: Sandbox, fault: Fault
) -> None:
    [job_id] = box.agentset.seed(1)
    box.fault("agentset", fault, times=2)
    client.ingest_jobs.delete(job_id)
    assert len(box.requests) == 3
    assert {(each.method, each.path) for each in box.requests} == {("DELETE", f"{JOBS}/{job_id}")}


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
