"""What a status other than a success becomes."""

from __future__ import annotations

import pytest
from clients.agentset.kit import CALLS, TEXT, Connect
from sandbox import Fault, Sandbox
from specloom_agentset import (
    Agentset,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    NotFoundError,
    PermissionDeniedError,
)

"""One of each kind; the whole table of classes is in `faults.table`."""


@pytest.mark.parametrize("method", CALLS)
def test_every_method_raises(client: Agentset, box: Sandbox, method: str) -> None:
    box.fault("agentset", Fault(status=403))
    with pytest.raises(PermissionDeniedError):
        CALLS[method](client, "job_1")
    assert len(box.requests) == 1


def test_what_the_provider_refuses_is_told_apart(client: Agentset, connect: Connect) -> None:
    job = client.ingest_jobs.create(TEXT, external_id="doc-1")
    with pytest.raises(ConflictError):
        client.ingest_jobs.create(TEXT, external_id="doc-1")
    with pytest.raises(NotFoundError):
        client.ingest_jobs.get("job_unknown")
    with pytest.raises(NotFoundError):
        client.ingest_jobs.get(job.id, x_tenant_id="tenant1")
    with pytest.raises(AuthenticationError):
        connect(token="wrong").ingest_jobs.get(job.id)
    client.ingest_jobs.delete(job.id)
    with pytest.raises(BadRequestError):
        client.ingest_jobs.delete(job.id)
    with pytest.raises(BadRequestError):
        client.ingest_jobs.re_ingest(job.id)
