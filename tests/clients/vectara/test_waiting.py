"""Waiting for a job, on a clock that moves when the client sleeps."""

from __future__ import annotations

import pytest
from clients.travelling import TravellingClock
from clients.vectara.kit import Connect
from sandbox import Sandbox
from specloom_vectara import (
    Job,
    JobFailedError,
    Vectara,
)


@pytest.fixture
def client(connect: Connect, travelling: TravellingClock) -> Vectara:
    """Return a client whose sleeping makes the jobs older."""
    return connect(clock=travelling)


def test_a_job_is_followed_to_its_end(client: Vectara, box: Sandbox) -> None:
    job_id = box.vectara.add()
    told: list[Job] = []
    done = client.jobs.wait(job_id, poll_interval=4, on_update=told.append)
    assert done == told[-1] == client.jobs.get(job_id)
    assert [job.state for job in told] == ["queued", "started", "completed"]


def test_a_failure_that_will_be_retried_is_not_the_end(client: Vectara, box: Sandbox) -> None:
    job_id = box.vectara.add(retried=True)
    told: list[str | None] = []
    client.jobs.wait(job_id, poll_interval=4, on_update=lambda job: told.append(job.state))
    assert told == ["queued", "started", "failed_will_retry", "started", "completed"]


@pytest.mark.parametrize("state", ["failed", "aborted"])
def test_a_job_that_ends_without_success_is_an_error_that_holds_it(
    client: Vectara, box: Sandbox, state: str
) -> None:
    job_id = box.vectara.add(state)
    with pytest.raises(JobFailedError, match=state) as caught:
        client.jobs.wait(job_id)
    assert isinstance(caught.value.job, Job)
    assert (caught.value.job.id, caught.value.job.state) == (job_id, state)
    assert job_id in str(caught.value)
    assert client.jobs.wait(job_id, raise_on_failure=False).state == state
