"""Answers that do not come in time."""

from __future__ import annotations

import httpx
import pytest
from clients.agentset.kit import Connect
from clients.travelling import TravellingClock
from sandbox import Fault, Sandbox
from specloom_agentset import APITimeoutError

SOON = 0.05
LATE = Fault(delay_before=30)


class RunningClock(TravellingClock):
    """A clock on which six seconds pass whenever someone looks at it."""

    def monotonic(self) -> float:
        """Return the time, and let it pass."""
        self.sleep(6)
        return super().monotonic()


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
