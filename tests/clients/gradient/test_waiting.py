"""Waiting for an indexing job, on a clock that moves when the client sleeps."""

from __future__ import annotations

from typing import Any

import pytest
from clients.gradient.kit import Connect
from clients.travelling import TravellingClock
from sandbox import Canned, Sandbox
from specloom_gradient import (
    Gradient,
    IndexingJob,
    JobFailedError,
    WaitTimeoutError,
)


@pytest.fixture
def client(connect: Connect, travelling: TravellingClock) -> Gradient:
    """Return a client whose sleeping makes the jobs older."""
    return connect(clock=travelling)


def answers(box: Sandbox, *jobs: Any) -> None:
    """Let these be the next jobs that are shown."""
    for job in jobs:
        box.answer("gradient", Canned(json=job))


def test_a_job_is_followed_to_its_end_and_given_bare(client: Gradient, box: Sandbox) -> None:
    jobs = client.knowledge_bases.indexing_jobs
    made = jobs.create(knowledge_base_uuid="kb-1").job
    assert made is not None
    assert made.uuid is not None
    told: list[IndexingJob] = []
    done = jobs.wait(made.uuid, poll_interval=4, on_update=told.append)
    assert isinstance(done, IndexingJob)
    assert done == told[-1] == jobs.retrieve(made.uuid).job
    assert [job.phase for job in told] == [
        "BATCH_JOB_PHASE_PENDING",
        "BATCH_JOB_PHASE_RUNNING",
        "BATCH_JOB_PHASE_SUCCEEDED",
    ]


@pytest.mark.parametrize(
    ("phase", "outcome"),
    [("FAILED", "FAILED"), ("ERROR", "ERROR"), ("CANCELLED", "CANCELLED")],
)
def test_a_job_that_ends_without_success_is_an_error_that_holds_it(
    client: Gradient, box: Sandbox, phase: str, outcome: Any
) -> None:
    uuid = box.gradient.add(phase, outcome=outcome)
    jobs = client.knowledge_bases.indexing_jobs
    with pytest.raises(JobFailedError, match=f"BATCH_JOB_PHASE_{phase}") as caught:
        jobs.wait(uuid)
    assert caught.value.job == jobs.retrieve(uuid).job
    assert uuid in str(caught.value)
    assert jobs.wait(uuid, raise_on_failure=False) == caught.value.job


def test_a_failure_says_what_the_data_source_says(client: Gradient, box: Sandbox) -> None:
    uuid = box.gradient.add("FAILED", outcome="FAILED")
    with pytest.raises(JobFailedError, match="The sandbox was told to fail"):
        client.knowledge_bases.indexing_jobs.wait(uuid)


def test_a_failure_of_which_nothing_is_said_names_its_status_once(
    client: Gradient, box: Sandbox
) -> None:
    answers(box, {"job": {"status": "INDEX_JOB_STATUS_FAILED"}})
    with pytest.raises(JobFailedError) as caught:
        client.knowledge_bases.indexing_jobs.wait("u")
    assert str(caught.value).count("INDEX_JOB_STATUS_FAILED") == 1


@pytest.mark.parametrize("answer", [{}, {"job": None}])
def test_answers_that_hold_no_job_meet_the_deadline(
    client: Gradient, box: Sandbox, travelling: TravellingClock, answer: Any
) -> None:
    box.answer("gradient", Canned(json=answer), times=None)
    with pytest.raises(WaitTimeoutError) as caught:
        client.knowledge_bases.indexing_jobs.wait("u", timeout=30)
    assert caught.value.job is None
    assert sum(travelling.slept) == pytest.approx(30)


def test_an_answer_without_a_job_is_passed_over(client: Gradient, box: Sandbox) -> None:
    running = {"job": {"phase": "BATCH_JOB_PHASE_RUNNING"}}
    answers(box, running, {}, running, {"job": {"phase": "BATCH_JOB_PHASE_SUCCEEDED"}})
    told: list[str | None] = []
    client.knowledge_bases.indexing_jobs.wait("u", on_update=lambda job: told.append(job.phase))
    assert told == ["BATCH_JOB_PHASE_RUNNING", "BATCH_JOB_PHASE_SUCCEEDED"]
