"""What ends a wait early, and what does not."""

from __future__ import annotations

from typing import Any

import pytest
from clients.agentset.kit import TEXT, Connect
from clients.ports import closed_port
from clients.travelling import TravellingClock
from sandbox import Canned, Fault, Sandbox
from specloom_agentset import (
    Agentset,
    AgentsetError,
    APIConnectionError,
    APIStatusError,
    AuthenticationError,
    IngestJob,
    NotFoundError,
    RequestOptions,
    ResponseDecodeError,
)


@pytest.fixture
def client(connect: Connect, travelling: TravellingClock) -> Agentset:
    """Return a client whose sleeping makes the jobs older."""
    return connect(clock=travelling)


def test_a_server_that_is_gone_for_good_ends_a_wait_without_a_limit(
    connect: Connect, travelling: TravellingClock
) -> None:
    with closed_port() as port:
        client = connect(clock=travelling, base_url=f"http://127.0.0.1:{port}")
        with pytest.raises(APIConnectionError) as caught:
            client.ingest_jobs.wait("job_1", timeout=None)
    assert caught.value.job is None


def test_a_job_that_is_deleted_ends_as_not_found_with_the_job_as_last_seen(
    client: Agentset, box: Sandbox
) -> None:
    [job_id] = box.agentset.seed(1)
    client.ingest_jobs.delete(job_id)
    told: list[str] = []
    with pytest.raises(NotFoundError) as caught:
        client.ingest_jobs.wait(
            job_id, poll_interval=5, on_update=lambda seen: told.append(seen.status)
        )
    assert told == ["QUEUED_FOR_DELETE", "DELETING"]
    assert caught.value.job is not None
    assert (caught.value.job.id, caught.value.job.status) == (job_id, "DELETING")


def test_a_job_that_never_was_ends_as_not_found_without_one(client: Agentset, box: Sandbox) -> None:
    with pytest.raises(NotFoundError) as caught:
        client.ingest_jobs.wait("job_unknown")
    assert caught.value.job is None
    assert len(box.requests) == 2, "the first look may have been too early"


LASTING: list[tuple[Fault, type[AgentsetError]]] = [
    (Fault(status=401), AuthenticationError),
    (Fault(status=302), APIStatusError),
    (Fault(status=501), APIStatusError),
    (Fault(garbage=True), ResponseDecodeError),
]


@pytest.mark.parametrize(("fault", "kind"), LASTING)
def test_what_will_not_pass_ends_the_wait_at_once(
    client: Agentset, box: Sandbox, fault: Fault, kind: type[AgentsetError]
) -> None:
    [job_id] = box.agentset.seed(1, statuses=["QUEUED"])
    box.fault("agentset", fault, after=1)
    with pytest.raises(kind) as caught:
        client.ingest_jobs.wait(job_id)
    assert isinstance(caught.value, (APIStatusError, ResponseDecodeError))
    assert caught.value.job is not None
    assert caught.value.job.status == "QUEUED"
    assert len(box.requests) == 2


def test_the_old_end_of_a_job_that_runs_again_does_not_end_the_wait(
    client: Agentset, box: Sandbox
) -> None:
    [job_id] = box.agentset.seed(1)
    client.ingest_jobs.re_ingest(job_id)
    told: list[IngestJob] = []
    client.ingest_jobs.wait(job_id, poll_interval=5, on_update=told.append)
    assert told[0].completed_at is not None, "what it could be taken in by"
    assert [job.status for job in told] == [
        "QUEUED_FOR_RESYNC",
        "PRE_PROCESSING",
        "PROCESSING",
        "COMPLETED",
    ]


def test_options_hold_for_each_look(connect: Connect, box: Sandbox, client: Agentset) -> None:
    job = client.ingest_jobs.create(TEXT)
    options = RequestOptions(headers={"x-trace": "1"}, max_retries=0)
    client.ingest_jobs.wait(job.id, poll_interval=20, request_options=options)
    assert [request.headers.get("x-trace") for request in box.requests] == [None, "1", "1", "1"]


def test_a_tenants_job_is_waited_for_as_the_tenant(
    connect: Connect, box: Sandbox, travelling: TravellingClock
) -> None:
    [job_id] = box.agentset.seed(1, "ns_9", "tenant1", statuses=["PROCESSING"])
    client = connect(clock=travelling, namespace_id="ns_9", x_tenant_id="tenant1")
    assert client.ingest_jobs.wait(job_id).tenant_id == "tenant1"


@pytest.mark.parametrize("data", [None, 7])
def test_an_answer_without_a_job_is_a_decode_error(
    client: Agentset, box: Sandbox, data: Any
) -> None:
    box.answer("agentset", Canned(json={"success": True, "data": data}))
    with pytest.raises(ResponseDecodeError):
        client.ingest_jobs.wait("job_1")
