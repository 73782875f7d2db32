"""Waiting while server and network fail: until the job is over, or the deadline exactly."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from clients.travelling import TravellingClock
from faults.targets import Target
from faults.waits import Waited
from sandbox import Fault, Sandbox

pytestmark = pytest.mark.reference

PASSING: dict[str, tuple[Fault, int]] = {
    # And how often a job is looked at in 30 seconds, once every 10 seconds by itself.
    "500": (Fault(status=500), 4),
    "503": (Fault(status=503), 4),
    "408": (Fault(status=408), 4),
    "429": (Fault(status=429), 4),
    "503, 12 s please": (Fault(status=503, retry_after=12), 4),
    "503, 45 s please": (Fault(status=503, retry_after=45), 2),
    "429, an hour please": (Fault(status=429, retry_after=3600), 4),
    "no answer": (Fault(cut="before_response"), 4),
    "reset": (Fault(cut="before_response", reset=True), 4),
    "no body": (Fault(cut="after_headers"), 4),
    "half a body": (Fault(cut="mid_body"), 4),
}


@pytest.fixture
def job(target: Target, box: Sandbox) -> Waited:
    """Return a job that does not end by itself."""
    return Waited(target, box)


@pytest.mark.parametrize(("fault", "looks"), PASSING.values(), ids=PASSING)
def test_a_wait_goes_on_through_failures_up_to_its_deadline_and_not_beyond(
    connect: Callable[..., Any],
    travelling: TravellingClock,
    job: Waited,
    fault: Fault,
    looks: int,
) -> None:
    job.without_stream()
    job.fails(fault, times=None)
    jobs = job.target.jobs(connect(clock=travelling, max_retries=0))
    with pytest.raises(
        job.target.error("WaitTimeoutError"), match="the last look failed"
    ) as caught:
        jobs.wait(job.id, timeout=30, poll_interval=10)
    assert caught.value.job is None
    assert job.looks == looks
    assert sum(travelling.slept) == pytest.approx(30)


@pytest.mark.parametrize("name", ["503", "503, 45 s please", "429, an hour please", "half a body"])
def test_retries_of_a_look_do_not_outlast_the_deadline(
    connect: Callable[..., Any],
    travelling: TravellingClock,
    job: Waited,
    name: str,
) -> None:
    job.without_stream()
    jobs = job.target.jobs(connect(clock=travelling, max_retries=9))
    job.fails(PASSING[name][0], times=None)
    with pytest.raises(job.target.error("WaitTimeoutError")):
        jobs.wait(job.id, timeout=30)
    assert sum(travelling.slept) == pytest.approx(30)
    travelling.slept.clear()
    before = job.looks
    with pytest.raises(job.target.error("WaitTimeoutError")):
        jobs.wait(job.id, timeout=0)
    assert (job.looks - before, travelling.slept) == (1, [])


def test_failures_inside_the_deadline_do_not_end_a_wait(
    connect: Callable[..., Any],
    travelling: TravellingClock,
    job: Waited,
) -> None:
    job.without_stream()
    for number, (fault, _) in enumerate(PASSING.values()):
        job.fails(fault, after=not number)
    jobs = job.target.jobs(connect(clock=travelling, max_retries=0))
    told: list[Any] = []

    def on_update(seen: Any) -> None:
        told.append(seen)
        job.finish()

    done = jobs.wait(job.id, poll_interval=1, on_update=on_update)
    assert [told[-1], len(told)] == [done, 2]
    assert job.target.package.state_of(done) == "succeeded"
    assert job.looks == 1 + len(PASSING) + 1


def test_a_job_that_is_deleted_meanwhile_ends_the_wait_with_the_job_as_last_seen(
    connect: Callable[..., Any],
    travelling: TravellingClock,
    job: Waited,
) -> None:
    job.without_stream()
    job.fails(Fault(status=404), after=1, times=None)
    told: list[Any] = []
    with pytest.raises(job.target.error("NotFoundError")) as caught:
        job.target.jobs(connect(clock=travelling)).wait(job.id, on_update=told.append)
    assert [caught.value.job] == told
    assert job.looks == 2


NEVER: dict[str, tuple[Fault, object]] = {
    "no head": (Fault(delay_before=30), 30.0),
    "a body in drops, a timeout for each phase": (Fault(drip=0.1), httpx.Timeout(30)),
}


@pytest.mark.parametrize(("fault", "timeout"), NEVER.values(), ids=NEVER)
def test_the_deadline_is_met_within_a_second_although_an_answer_takes_for_ever(
    connect: Callable[..., Any], job: Waited, fault: Fault, timeout: object
) -> None:
    job.without_stream()
    job.fails(fault, times=None)
    begun = time.monotonic()
    with pytest.raises(job.target.error("WaitTimeoutError"), match="in time") as caught:
        job.target.jobs(connect(timeout=timeout)).wait(job.id, timeout=0.2)
    # One attempt of a second, and all that a busy machine may add.
    assert 0.2 <= time.monotonic() - begun < 10
    assert caught.value.job is None
    assert job.looks == 1


def _errors(target: Target) -> list[Exception]:
    mine = target.error("APIConnectionError")("mine"), target.error("StreamError")("mine")
    return [LookupError("mine"), TimeoutError("mine"), httpx.ReadTimeout("mine"), *mine]


def test_what_the_callback_raises_ends_the_wait_as_it_is(
    connect: Callable[..., Any], job: Waited
) -> None:
    job.without_stream()
    client = connect()
    for number, mine in enumerate(_errors(job.target), 1):

        def on_update(_: Any, mine: Exception = mine) -> None:
            raise mine

        with pytest.raises(type(mine)) as caught:
            job.target.jobs(client).wait(job.id, on_update=on_update)
        assert caught.value is mine
        assert job.looks == number
    assert job.target.get(client, job.id)
