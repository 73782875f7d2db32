"""The life of an ingest job, and what may be done to it when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from sandbox import ManualClock, Sandbox
from sandbox.credentials import accepts_bearer

Create = Callable[..., dict[str, Any]]


def _status(client: httpx.Client, job_id: str) -> str:
    answer = client.get(f"/ingest-jobs/{job_id}")
    return answer.json()["data"]["status"] if answer.status_code == 200 else "404"


def _course(client: httpx.Client, clock: ManualClock, job_id: str, steps: int) -> list[str]:
    statuses: list[str] = []
    for _ in range(steps):
        statuses.append(_status(client, job_id))
        clock.advance(10)
    return statuses


def test_a_job_goes_through_its_states(
    client: httpx.Client, clock: ManualClock, create: Create
) -> None:
    job = create(name="greeting", externalId="doc-1", config={"chunkSize": 64})
    assert job["namespaceId"] == "ns_123"
    assert job["tenantId"] is None
    assert job["payload"] == {"type": "TEXT", "text": "hello"}
    assert job["config"] == {"chunkSize": 64}
    assert job["createdAt"] == "2026-01-01T00:00:00.000Z"
    assert job["queuedAt"] is None
    expected = ["BACKLOG", "QUEUED", "PRE_PROCESSING", "PROCESSING", "COMPLETED", "COMPLETED"]
    assert _course(client, clock, job["id"], 6) == expected
    done = client.get(f"/ingest-jobs/{job['id']}").json()["data"]
    assert done["queuedAt"] == "2026-01-01T00:00:10.000Z"
    assert done["completedAt"] == "2026-01-01T00:00:40.000Z"
    assert done["failedAt"] is None
    assert done["error"] is None


def test_a_job_with_fail_in_its_name_fails(
    client: httpx.Client, clock: ManualClock, create: Create
) -> None:
    job = create(name="Will FAIL")
    clock.advance(40)
    failed = client.get(f"/ingest-jobs/{job['id']}").json()["data"]
    assert failed["status"] == "FAILED"
    assert failed["error"]
    assert failed["failedAt"] == "2026-01-01T00:00:40.000Z"
    assert failed["completedAt"] is None


def test_a_deleted_job_disappears(
    client: httpx.Client, clock: ManualClock, create: Create, box: Sandbox
) -> None:
    job = create(externalId="doc-1")
    deleted = client.delete(f"/ingest-jobs/{job['id']}")
    assert deleted.status_code == 200
    assert deleted.json()["data"]["status"] == "QUEUED_FOR_DELETE"
    for _ in range(2):
        assert client.delete(f"/ingest-jobs/{job['id']}").status_code == 400
        assert client.post(f"/ingest-jobs/{job['id']}/re-ingest").status_code == 400
        clock.advance(5)
    assert _course(client, clock, job["id"], 2) == ["DELETING", "404"]
    assert client.delete(f"/ingest-jobs/{job['id']}").status_code == 404
    assert client.get("/ingest-jobs").json()["data"] == []
    assert box.agentset.jobs == []
    create(externalId="doc-1")


def test_re_ingesting_starts_over(client: httpx.Client, clock: ManualClock, create: Create) -> None:
    job = create()
    clock.advance(40)
    again = client.post(f"/ingest-jobs/{job['id']}/re-ingest")
    assert again.status_code == 200
    assert again.json() == {"success": True, "data": {"id": job["id"]}}
    waiting = client.get(f"/ingest-jobs/{job['id']}").json()["data"]
    assert waiting["status"] == "QUEUED_FOR_RESYNC"
    assert waiting["queuedAt"] == "2026-01-01T00:00:40.000Z"
    assert waiting["completedAt"] == "2026-01-01T00:00:40.000Z", "the old ending still shows"
    clock.advance(10)
    working = client.get(f"/ingest-jobs/{job['id']}").json()["data"]
    assert working["status"] == "PRE_PROCESSING"
    assert working["completedAt"] is None
    assert client.post(f"/ingest-jobs/{job['id']}/re-ingest").status_code == 400
    assert _course(client, clock, job["id"], 3) == ["PRE_PROCESSING", "PROCESSING", "COMPLETED"]


def test_an_external_id_is_unique_in_its_namespace(client: httpx.Client, create: Create) -> None:
    create(externalId="doc-1")
    body = {"payload": {"type": "TEXT", "text": "x"}, "externalId": "doc-1"}
    clash = client.post("/ingest-jobs", json=body)
    assert clash.status_code == 409
    assert clash.json()["error"]["code"] == "conflict"
    assert client.post("/ingest-jobs", json=body, headers={"x-tenant-id": "t1"}).status_code == 409
    assert client.post("../ns_other/ingest-jobs", json=body).status_code == 201


def test_an_external_id_stays_taken_when_its_job_has_ended(
    client: httpx.Client, clock: ManualClock, create: Create
) -> None:
    create(externalId="doc-1")
    clock.advance(40)
    body = {"payload": {"type": "TEXT", "text": "x"}, "externalId": "doc-1"}
    assert client.post("/ingest-jobs", json=body).status_code == 409


def test_jobs_belong_to_a_namespace_and_a_tenant(client: httpx.Client, box: Sandbox) -> None:
    (job_id,) = box.agentset.seed(1, tenant="t1")
    box.agentset.seed(2)
    assert client.get(f"/ingest-jobs/{job_id}").status_code == 404
    assert client.get(f"/ingest-jobs/{job_id}", headers={"x-tenant-id": "t1"}).status_code == 200
    assert len(client.get("/ingest-jobs").json()["data"]) == 2
    assert len(client.get("/ingest-jobs", headers={"x-tenant-id": "t1"}).json()["data"]) == 1
    assert client.get("../ns_9/ingest-jobs").json()["data"] == []
    assert len(box.agentset.jobs) == 3


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", "Bearer wrong", "Bearer wrong-or-expired", "Basic sandbox-token"],
)
def test_a_missing_or_wrong_token_is_refused(client: httpx.Client, authorization: str) -> None:
    answer = client.get("/ingest-jobs", headers={"authorization": authorization})
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "unauthorized"


@pytest.mark.parametrize("token", ["sandbox-token", "sk-123", "not-wrong"])
def test_any_other_token_is_let_in(client: httpx.Client, token: str) -> None:
    answer = client.get("/ingest-jobs", headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 200


def test_an_empty_token_is_no_token() -> None:
    assert accepts_bearer("bearer x")
    for authorization in ("Bearer ", "Bearer  ", "Bearer", ""):
        assert not accepts_bearer(authorization)


def test_an_unknown_id_is_not_found(client: httpx.Client, box: Sandbox) -> None:
    for job_id in ("job_404", "a%2Fb", "%2E%2E%2Fx"):
        answer = client.get(f"/ingest-jobs/{job_id}")
        assert answer.status_code == 404
        assert answer.json()["success"] is False
        assert answer.json()["error"]["code"] == "not_found"
        assert answer.json()["error"]["message"]
    assert not box.violations


def test_every_answer_has_an_id_and_a_rate_limit(client: httpx.Client) -> None:
    answers = [
        client.get("/ingest-jobs"),
        client.get("/ingest-jobs/job_404"),
        client.get("/ingest-jobs", params={"perPage": 0}),
    ]
    assert [answer.status_code for answer in answers] == [200, 404, 400]
    assert len({answer.headers["x-request-id"] for answer in answers}) == 3
    remaining = [int(answer.headers["x-ratelimit-remaining"]) for answer in answers]
    assert remaining == [999, 998, 997]
    assert answers[0].headers["x-ratelimit-limit"] == "1000"
    assert answers[0].headers["retry-after"] == "1767225660000"


def test_a_job_can_be_put_into_any_status(
    client: httpx.Client, clock: ManualClock, create: Create, box: Sandbox
) -> None:
    job = create()
    box.agentset.put(job["id"], "CANCELLING")
    assert _course(client, clock, job["id"], 2) == ["CANCELLING", "CANCELLED"]
    box.agentset.put(job["id"], "SOMETHING_NEW")
    assert _course(client, clock, job["id"], 2) == ["SOMETHING_NEW", "SOMETHING_NEW"]
