"""What ends a wait early, and what does not."""

from __future__ import annotations

import pytest
from clients.agentset.kit import TEXT, Connect
from clients.travelling import TravellingClock
from sandbox import Sandbox
from specloom_agentset import (
    Agentset,
    IngestJob,
    RequestOptions,
)


@pytest.fixture
def client(connect: Connect, travelling: TravellingClock) -> Agentset:
    """Return a client whose sleeping makes the jobs older."""
    return connect(clock=travelling)


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
