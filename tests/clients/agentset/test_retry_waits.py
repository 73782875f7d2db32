"""How long is waited before a retry, as the log tells it: in tests nothing really waits."""

from __future__ import annotations

import logging

import pytest
from clients.agentset.kit import Connect
from sandbox import Fault, Sandbox
from specloom_agentset import APIStatusError, ServerError


@pytest.fixture(autouse=True)
def _info(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="specloom_agentset")


def waits(caplog: pytest.LogCaptureFixture) -> list[float]:
    """Return the seconds before each retry."""
    messages = [record.getMessage() for record in caplog.records]
    return [
        float(message.partition("retrying in ")[2].partition(" s ")[0])
        for message in messages
        if "retrying" in message
    ]


def test_all_waiting_together_is_at_most_a_minute(
    connect: Connect, box: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    box.fault("agentset", Fault(status=503, retry_after=25), times=None)
    with pytest.raises(ServerError) as caught:
        connect(max_retries=9).ingest_jobs.get("job_1")
    assert waits(caplog) == [25.0, 25.0]
    assert caught.value.attempts == len(box.requests) == 3


@pytest.mark.parametrize("retry_after", [None, "soon", "-5"])
def test_without_a_hint_the_waits_grow_and_chance_shortens_them(
    connect: Connect, box: Sandbox, caplog: pytest.LogCaptureFixture, retry_after: str | None
) -> None:
    box.fault("agentset", Fault(status=503, retry_after=retry_after), times=None)
    for _ in range(5):
        with pytest.raises(APIStatusError):
            connect(max_retries=8).ingest_jobs.get("job_1")
    found = waits(caplog)
    assert len(found) == 40
    for wait, most in zip(found, [0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0, 8.0] * 5, strict=True):
        assert 0.0 <= wait <= most
    assert len(set(found)) > 20, "chance has its part"
    assert max(found) > 4.0


def test_a_hint_does_not_outlast_its_answer(
    connect: Connect, box: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    [job_id] = box.agentset.seed(1)
    box.fault("agentset", Fault(status=503, retry_after=30))
    box.fault("agentset", Fault(cut="before_response"))
    connect().ingest_jobs.get(job_id)
    first, second = waits(caplog)
    assert first == 30.0
    assert second <= 1.0
