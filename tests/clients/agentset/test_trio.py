"""The async client on trio instead of asyncio."""

from __future__ import annotations

import pytest
from clients.agentset.kit import TEXT, Connect
from clients.travelling import TravellingClock
from sandbox import Fault, Sandbox
from specloom_agentset import APITimeoutError, NotFoundError

pytestmark = pytest.mark.parametrize("caller", ["trio"], indirect=True)


def test_a_job_is_created_followed_listed_and_deleted(
    connect: Connect, box: Sandbox, travelling: TravellingClock
) -> None:
    box.agentset.seed(4)
    with connect(clock=travelling) as client:
        job = client.ingest_jobs.create(TEXT)
        assert client.ingest_jobs.wait(job.id).status == "COMPLETED"
        assert len(list(client.ingest_jobs.list(per_page=2))) == 5
        for _ in client.ingest_jobs.list(per_page=2):
            break
        client.ingest_jobs.delete(job.id)
        with pytest.raises(NotFoundError):
            client.ingest_jobs.wait(job.id)


def test_failures_are_told_and_tried_again(connect: Connect, box: Sandbox) -> None:
    box.fault("agentset", Fault(status=503))
    box.fault("agentset", Fault(cut="before_response"))
    assert connect().ingest_jobs.list_page().data == []
    box.fault("agentset", Fault(delay_before=30))
    with pytest.raises(APITimeoutError):
        connect(timeout=0.05, max_retries=0).ingest_jobs.list_page()
