"""Methods that return the whole response."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from clients.agentset.kit import TEXT
from sandbox import Fault, Sandbox
from specloom_agentset import Agentset, APIResponse

RAW: dict[str, tuple[Callable[[Any], Any], int]] = {
    "list_page": (lambda jobs: jobs.list_page(per_page=1), 200),
    "create": (lambda jobs: jobs.create(TEXT, name="n"), 201),
    "get": (lambda jobs: jobs.get("job_000001"), 200),
    "re_ingest": (lambda jobs: jobs.re_ingest("job_000001"), 200),
    "delete": (lambda jobs: jobs.delete("job_000001"), 200),
}


@pytest.mark.parametrize(("call", "status"), RAW.values(), ids=RAW.keys())
def test_every_method_that_makes_one_request_gives_its_response(
    client: Agentset, box: Sandbox, call: Callable[[Any], Any], status: int
) -> None:
    box.agentset.seed(2)
    response = call(client.ingest_jobs.with_raw_response)
    assert isinstance(response, APIResponse)
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["x-ratelimit-limit"] == "1000"
    assert response.request_id == response.headers["x-request-id"]
    assert response.headers["x-request-id"].startswith("req_")
    assert response.content.startswith(b'{"success":true')
    assert response.attempts == 1
    assert len(box.requests) == 1


def test_the_result_is_what_the_method_gives_without_it(client: Agentset, box: Sandbox) -> None:
    [job_id] = box.agentset.seed(1)
    raw = client.ingest_jobs.with_raw_response
    assert raw.get(job_id).parsed == client.ingest_jobs.get(job_id)
    assert raw.list_page().parsed == client.ingest_jobs.list_page()
    box.fault("agentset", Fault(status=204))
    empty = raw.delete(job_id)
    assert (empty.status_code, empty.content, empty.parsed) == (204, b"", None)
