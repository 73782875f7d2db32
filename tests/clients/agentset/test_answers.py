"""What a success becomes, and one that can't be read."""

from __future__ import annotations

import pytest
from clients.agentset.kit import CALLS
from sandbox import Fault, Sandbox
from specloom_agentset import (
    Agentset,
    IngestJob,
    ResponseDecodeError,
)


def test_deleting_gives_the_job_as_it_goes_away(client: Agentset, box: Sandbox) -> None:
    [job_id] = box.agentset.seed(1)
    job = client.ingest_jobs.delete(job_id)
    assert isinstance(job, IngestJob)
    assert (job.id, job.status) == (job_id, "QUEUED_FOR_DELETE")


def test_deleting_gives_none_where_the_answer_has_no_body(client: Agentset, box: Sandbox) -> None:
    box.fault("agentset", Fault(status=204))
    assert client.ingest_jobs.delete("job_1") is None


@pytest.mark.parametrize("method", sorted(CALLS.keys() - {"delete"}))
def test_a_success_without_a_body_is_never_none(
    client: Agentset, box: Sandbox, method: str
) -> None:
    box.fault("agentset", Fault(status=204))
    with pytest.raises(ResponseDecodeError, match="empty body") as caught:
        CALLS[method](client, "job_1")
    assert caught.value.status_code == 204
