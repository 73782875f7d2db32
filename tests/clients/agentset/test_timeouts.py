"""Answers that do not come in time."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from clients.agentset.kit import TEXT, Connect
from clients.travelling import TravellingClock
from sandbox import Fault, Sandbox
from specloom_agentset import APIConnectionError, APITimeoutError, RequestOptions

SOON = 0.05
LATE = Fault(delay_before=30)
SLOW = Fault(drip=SOON / 5)


class RunningClock(TravellingClock):
    """A clock on which six seconds pass whenever someone looks at it."""

    def monotonic(self) -> float:
        """Return the time, and let it pass."""
        self.sleep(6)
        return super().monotonic()


@pytest.mark.parametrize("fault", [LATE, SLOW], ids=["late", "slow"])
@pytest.mark.parametrize(
    ("client", "options"),
    [
        ({"timeout": SOON}, RequestOptions()),
        ({"timeout": 30}, RequestOptions(timeout=SOON)),
        ({"timeout": None}, RequestOptions(timeout=SOON)),
    ],
    ids=["of the client", "of the call", "of the call alone"],
)
def test_an_answer_that_is_not_whole_in_time_is_an_error(
    connect: Connect, box: Sandbox, fault: Fault, client: dict[str, Any], options: RequestOptions
) -> None:
    box.fault("agentset", fault)
    with pytest.raises(APITimeoutError) as caught:
        connect(max_retries=0, **client).ingest_jobs.list_page(request_options=options)
    assert isinstance(caught.value, APIConnectionError)
    assert caught.value.maybe_sent
    assert caught.value.attempts == len(box.requests) == 1


def test_a_copy_may_have_another_timeout(connect: Connect, box: Sandbox) -> None:
    box.fault("agentset", Fault(delay_before=2 * SOON))
    client = connect(timeout=30, max_retries=0)
    assert client.ingest_jobs.list_page().data == []
    box.fault("agentset", LATE)
    with pytest.raises(APITimeoutError):
        client.with_options(timeout=SOON).ingest_jobs.list_page()
    assert client.ingest_jobs.list_page().data == []


def test_a_read_is_tried_again_and_has_its_time_anew(connect: Connect, box: Sandbox) -> None:
    box.fault("agentset", LATE, times=2)
    assert connect(timeout=5 * SOON).ingest_jobs.list_page().data == []
    assert len(box.requests) == 3


def test_a_post_that_is_late_is_not_sent_again(connect: Connect, box: Sandbox) -> None:
    box.fault("agentset", Fault(delay_before=30, after_handling=True))
    with pytest.raises(APITimeoutError) as caught:
        connect(timeout=SOON, max_retries=5).ingest_jobs.create(TEXT)
    assert caught.value.maybe_sent
    assert len(box.requests) == len(box.agentset.jobs) == 1


def test_a_timeout_of_httpx_bounds_the_phases(connect: Connect, box: Sandbox) -> None:
    box.fault("agentset", LATE)
    with pytest.raises(APITimeoutError):
        connect(timeout=httpx.Timeout(30, read=SOON), max_retries=0).ingest_jobs.list_page()


def test_a_number_bounds_the_whole_attempt_and_a_timeout_of_httpx_does_not(
    connect: Connect, box: Sandbox, running: RunningClock
) -> None:
    box.fault("agentset", Fault(drip=0.0), times=None)
    phases = connect(clock=running, timeout=httpx.Timeout(10), max_retries=0)
    assert phases.ingest_jobs.list_page().data == []
    with pytest.raises(APITimeoutError):
        connect(clock=running, timeout=10, max_retries=0).ingest_jobs.list_page()
    assert len(box.requests) == 2


@pytest.fixture
def running(travelling: TravellingClock) -> RunningClock:
    """Return a clock that runs ahead."""
    return RunningClock(travelling.source)


def test_a_wait_for_a_job_outlives_an_answer_that_is_late(
    connect: Connect, box: Sandbox, travelling: TravellingClock
) -> None:
    [job_id] = box.agentset.seed(1)
    box.fault("agentset", LATE)
    client = connect(clock=travelling, timeout=SOON, max_retries=0)
    options = RequestOptions(timeout=5 * SOON)
    assert client.ingest_jobs.wait(job_id, request_options=options).status == "COMPLETED"
    assert len(box.requests) == 2
