"""Waiting until a job is finished, on a clock that moves when the client sleeps."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pytest
from clients.adapter import Caller
from clients.agentset.kit import TEXT, Connect
from clients.travelling import TravellingClock
from sandbox import Fault, Sandbox
from specloom_agentset import (
    Agentset,
    IngestJob,
    JobFailedError,
    NotFoundError,
    RequestOptions,
    WaitTimeoutError,
)

UNTIL_COMPLETED = ["BACKLOG", "QUEUED", "PRE_PROCESSING", "PROCESSING", "COMPLETED"]
"""The sandbox's jobs stay ten seconds in each but the last."""


@pytest.fixture
def client(connect: Connect, travelling: TravellingClock) -> Agentset:
    """Return a client whose sleeping makes the jobs older."""
    return connect(clock=travelling)


def test_a_job_is_followed_to_its_end_and_each_state_is_told_once(
    client: Agentset, box: Sandbox
) -> None:
    job = client.ingest_jobs.create(TEXT)
    told: list[IngestJob] = []
    done = client.ingest_jobs.wait(job.id, poll_interval=4, on_update=told.append)
    assert done.status == "COMPLETED"
    assert done == client.ingest_jobs.get(job.id) == told[-1]
    assert [seen.status for seen in told] == UNTIL_COMPLETED
    assert len(box.requests) == 1 + 11 + 1


def test_a_finished_job_is_given_at_once(
    client: Agentset, box: Sandbox, travelling: TravellingClock
) -> None:
    [job_id] = box.agentset.seed(1)
    told: list[IngestJob] = []
    assert client.ingest_jobs.wait(job_id, on_update=told.append) == told[0]
    assert (len(told), len(box.requests), travelling.slept) == (1, 1, [])


@pytest.mark.parametrize("status", ["FAILED", "CANCELLED"])
def test_a_job_that_ends_without_success_is_an_error_that_holds_it(
    client: Agentset, box: Sandbox, status: str
) -> None:
    [job_id] = box.agentset.seed(1, statuses=[status])
    with pytest.raises(JobFailedError) as caught:
        client.ingest_jobs.wait(job_id)
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert (error.job.id, error.job.status) == (job_id, status)
    assert job_id in str(error)
    assert status in str(error)
    assert (error.job.error or "") in str(error)
    assert bool(error.job.error) == (status == "FAILED")


@pytest.mark.parametrize("status", ["FAILED", "CANCELLED"])
def test_a_job_that_ends_without_success_can_be_had_like_another(
    client: Agentset, box: Sandbox, status: str
) -> None:
    [job_id] = box.agentset.seed(1, statuses=[status])
    assert client.ingest_jobs.wait(job_id, raise_on_failure=False).status == status


@pytest.mark.parametrize("timeout", [0.5, 7, 25, 39.9])
def test_time_running_out_is_an_error_that_holds_the_job_as_last_seen(
    client: Agentset, travelling: TravellingClock, timeout: float
) -> None:
    job = client.ingest_jobs.create(TEXT)
    with pytest.raises(WaitTimeoutError) as caught:
        client.ingest_jobs.wait(job.id, timeout=timeout)
    assert caught.value.job is not None
    assert caught.value.job.status == UNTIL_COMPLETED[int(timeout // 10)]
    assert caught.value.job.status in str(caught.value)
    assert sum(travelling.slept) == pytest.approx(timeout)
    assert pickle.loads(pickle.dumps(caught.value)).job == caught.value.job  # noqa: S301


def test_no_time_at_all_is_enough_to_look_once(client: Agentset, box: Sandbox) -> None:
    running, finished = box.agentset.seed(2, statuses=["QUEUED", "COMPLETED"])
    assert client.ingest_jobs.wait(finished, timeout=0).status == "COMPLETED"
    with pytest.raises(WaitTimeoutError):
        client.ingest_jobs.wait(running, timeout=0)
    assert len(box.requests) == 2


def test_without_a_limit_it_goes_on_as_long_as_it_takes(
    client: Agentset, box: Sandbox, travelling: TravellingClock
) -> None:
    [job_id] = box.agentset.seed(1, statuses=["STUCK"])
    box.fault("agentset", Fault(status=404), after=60)
    with pytest.raises(NotFoundError):
        client.ingest_jobs.wait(job_id, timeout=None)
    assert len(box.requests) == 61
    assert sum(travelling.slept) > 600, "the limit that it has unless told otherwise"


def test_the_async_client_awaits_a_callback_that_can_be_awaited(
    caller: Caller, client: Agentset
) -> None:
    job = client.ingest_jobs.create(TEXT)
    told: list[str] = []

    async def later(job: IngestJob) -> None:
        told.append(job.status)

    def at_once(job: IngestJob) -> None:
        told.append(job.status)

    on_update: Callable[[IngestJob], Any] = later if caller.is_async else at_once
    client.ingest_jobs.wait(job.id, poll_interval=5, on_update=on_update)
    assert told == UNTIL_COMPLETED


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
