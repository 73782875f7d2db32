"""Values that only the server judges: limits, patterns and enumerations may change without us."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from clients.agentset.kit import TEXT
from clients.callers import SYNC
from sandbox import Canned, RecordedRequest, Sandbox
from specloom_agentset import Agentset, BadRequestError, IngestJobConfig, YoutubePayload

pytestmark = SYNC

Sent = Callable[[RecordedRequest], object]

PAGE: dict[str, Any] = {
    "success": True,
    "data": [],
    "pagination": {"nextCursor": None, "hasMore": False},
}

VALUES: dict[str, tuple[Callable[[Any], object], Sent, object]] = {
    "a number above its limit": (
        lambda jobs: jobs.list_page(per_page=500),
        lambda request: dict(request.query)["perPage"],
        "500",
    ),
    "a number below its limit": (
        lambda jobs: jobs.create(TEXT, config=IngestJobConfig(chunk_size=1)),
        lambda request: request.json["config"],
        {"chunkSize": 1},
    ),
    "a member of no enumeration": (
        lambda jobs: jobs.list_page(statuses=["POLISHING"]),
        lambda request: dict(request.query)["statuses"],
        "POLISHING",
    ),
    "an empty list": (
        lambda jobs: jobs.create(YoutubePayload(urls=[])),
        lambda request: request.json["payload"]["urls"],
        [],
    ),
    "a text that fits no pattern": (
        lambda jobs: jobs.list_page(x_tenant_id="a b"),
        lambda request: request.headers["x-tenant-id"],
        "a b",
    ),
}


@pytest.mark.parametrize(("call", "sent", "expected"), VALUES.values(), ids=VALUES)
def test_a_value_beyond_the_spec_is_sent_and_refused_by_the_server_alone(
    client: Agentset, box: Sandbox, call: Callable[[Any], object], sent: Sent, expected: object
) -> None:
    with pytest.raises(BadRequestError):
        call(client.ingest_jobs)
    assert sent(box.requests[0]) == expected
    box.violations.clear()


def test_a_provider_may_raise_a_limit(client: Agentset, box: Sandbox) -> None:
    box.answer("agentset", Canned(json=PAGE))
    assert client.ingest_jobs.list_page(per_page=500).data == []
    box.answer("agentset", Canned(json=PAGE))
    assert list(client.ingest_jobs.list(per_page=500)) == []
    assert [dict(request.query)["perPage"] for request in box.requests] == ["500", "500"]
    box.violations.clear()


def test_a_dict_in_wire_names_is_as_good_as_a_model(client: Agentset, box: Sandbox) -> None:
    payload = {"type": "TEXT", "text": "hello", "fileName": "a.txt"}
    given: Any = client.ingest_jobs
    job = given.create(payload, config={"chunkSize": 64})
    assert box.requests[0].json == {"payload": payload, "config": {"chunkSize": 64}}
    assert job.payload.file_name == "a.txt"
