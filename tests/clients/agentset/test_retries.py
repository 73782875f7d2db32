"""What is sent again, and what never is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest
from clients.adapter import Caller
from clients.agentset.kit import CALLS, TEXT, Connect, closed_port
from sandbox import Fault, Sandbox
from specloom_agentset import (
    AgentsetError,
    APIConnectionError,
    APIStatusError,
    RequestOptions,
    ResponseDecodeError,
    ServerError,
)

REPEATABLE = ["get", "delete"]
UNREPEATABLE = ["create", "re_ingest"]

PASSING = {
    "closed before the answer": Fault(cut="before_response"),
    "reset before the answer": Fault(cut="before_response", reset=True),
    "closed after the headers": Fault(status=200, cut="after_headers"),
    "reset in the body": Fault(status=200, cut="mid_body", reset=True),
    "body of known length cut": Fault(status=200, cut="mid_body"),
    "chunked body cut": Fault(status=200, cut="mid_body", chunked=True, cut_after=9),
    **{str(status): Fault(status=status) for status in (408, 429, 500, 502, 503, 504)},
}
"""Faults that may have passed when the call is made again."""

LASTING = {
    **{str(status): Fault(status=status) for status in (400, 401, 403, 404, 409, 410, 422)},
    **{str(status): Fault(status=status) for status in (302, 425, 501, 505, 520, 599)},
    "HTML": Fault(garbage=True),
    "JSON cut off": Fault(body=b'{"success": tru'),
}
"""Faults that stay."""


def faults(table: dict[str, Fault]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("fault", table.values(), ids=table.keys())


@pytest.mark.parametrize("method", REPEATABLE)
@faults(PASSING)
def test_a_call_that_does_no_harm_twice_is_made_again_until_it_succeeds(
    connect: Connect, box: Sandbox, method: str, fault: Fault
) -> None:
    [job_id] = box.agentset.seed(1)
    box.fault("agentset", fault, times=2)
    CALLS[method](connect(), job_id)
    assert len(box.requests) == 3
    assert len({(each.method, each.path, each.raw_query) for each in box.requests}) == 1


@faults(PASSING)
def test_it_is_made_three_times_in_all_and_then_fails(
    connect: Connect, box: Sandbox, fault: Fault
) -> None:
    box.fault("agentset", fault, times=None)
    with pytest.raises((APIConnectionError, APIStatusError)) as caught:
        connect().ingest_jobs.list_page()
    assert len(box.requests) == 3
    assert caught.value.attempts == 3


@pytest.mark.parametrize("method", ["get", "create"])
@faults(LASTING)
def test_what_will_not_pass_is_not_tried_again(
    connect: Connect, box: Sandbox, method: str, fault: Fault
) -> None:
    box.fault("agentset", fault)
    with pytest.raises((APIStatusError, ResponseDecodeError)) as caught:
        CALLS[method](connect(max_retries=5), "job_1")
    assert len(box.requests) == 1
    assert caught.value.attempts == 1


@pytest.mark.parametrize(
    ("method", "acted"), [("create", False), ("create", True), ("re_ingest", True)]
)
@faults({name: fault for name, fault in PASSING.items() if name != "429"})
def test_a_post_is_never_sent_twice_when_the_server_may_have_acted(
    connect: Connect, box: Sandbox, method: str, fault: Fault, *, acted: bool
) -> None:
    [job_id] = box.agentset.seed(1)
    box.fault("agentset", replace(fault, after_handling=acted))
    with pytest.raises((APIConnectionError, APIStatusError)) as caught:
        CALLS[method](connect(max_retries=5), job_id)
    assert len(box.requests) == 1
    assert caught.value.attempts == 1
    created = 1 if acted and method == "create" else 0
    assert len(box.agentset.jobs) == 1 + created


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
