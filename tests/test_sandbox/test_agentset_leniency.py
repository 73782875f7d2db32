"""What a lenient sandbox allows, and what it does not."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from sandbox import ManualClock, Sandbox

PATH = "/v1/namespace/ns_123/ingest-jobs"
UNKNOWN_CURSOR = {"cursor": "cursor-from-yesterday"}


def _client(box: Sandbox, **headers: str) -> httpx.Client:
    authorized = {"authorization": "Bearer mine", **headers}
    # A bare context: reading the certificates is most of what making a client takes.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return httpx.Client(base_url=box.url("agentset"), headers=authorized, verify=context)


@pytest.fixture
def lenient(clock: ManualClock) -> Iterator[Sandbox]:
    with Sandbox(["agentset"], clock=clock, pace=10.0, lenient=True) as box:
        yield box


@pytest.fixture(params=[{}, {"x-tenant-id": "tenant1"}], ids=["no tenant", "tenant1"])
def guest(lenient: Sandbox, request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    with _client(lenient, **request.param) as client:
        yield client


def _status(client: httpx.Client, job_id: str = "job_123") -> str:
    answer = client.get(f"{PATH}/{job_id}")
    status: str = answer.json()["data"]["status"] if answer.status_code == 200 else "404"
    return status


def _create(client: httpx.Client, **members: Any) -> httpx.Response:
    return client.post(PATH, json={"payload": {"type": "TEXT", "text": "hello"}, **members})


def test_the_documented_job_is_there_for_every_tenant(guest: httpx.Client) -> None:
    job = guest.get(f"{PATH}/job_123").json()["data"]
    assert job["status"] == "COMPLETED"
    assert job["tenantId"] == guest.headers.get("x-tenant-id")
    assert job in guest.get(PATH).json()["data"]


@pytest.mark.parametrize("first", ["delete", "re-ingest"])
@pytest.mark.parametrize("passed", [0, 10, 20, 30])
def test_no_state_of_the_documented_job_stands_in_the_way(
    guest: httpx.Client, clock: ManualClock, first: str, passed: int
) -> None:
    for change in (first, "delete", "re-ingest", "re-ingest", "delete", "delete"):
        answer = (
            guest.delete(f"{PATH}/job_123")
            if change == "delete"
            else guest.post(f"{PATH}/job_123/re-ingest")
        )
        assert answer.status_code == 200, answer.text
        expected = "QUEUED_FOR_DELETE" if change == "delete" else "QUEUED_FOR_RESYNC"
        assert _status(guest) == expected
        clock.advance(passed)


def test_the_documented_job_comes_back_after_its_deletion(
    guest: httpx.Client, clock: ManualClock
) -> None:
    guest.delete(f"{PATH}/job_123")
    seen = [_status(guest)]
    for _ in range(3):
        clock.advance(10)
        seen.append(_status(guest))
    assert seen == ["QUEUED_FOR_DELETE", "DELETING", "COMPLETED", "COMPLETED"]


@pytest.mark.parametrize(("name", "ends"), [("good", "COMPLETED"), ("to fail", "FAILED")])
def test_an_external_id_is_free_once_its_job_has_ended(
    guest: httpx.Client, clock: ManualClock, name: str, ends: str
) -> None:
    first = _create(guest, name=name, externalId="doc-1").json()["data"]["id"]
    clock.advance(30)
    assert _create(guest, externalId="doc-1").status_code == 409
    clock.advance(10)
    assert _status(guest, first) == ends
    assert _create(guest, externalId="doc-1").status_code == 201
    assert _create(guest, externalId="doc-1").status_code == 409


def test_an_unknown_cursor_begins_at_the_start(guest: httpx.Client, lenient: Sandbox) -> None:
    lenient.agentset.seed(5, tenant=guest.headers.get("x-tenant-id"))
    first = guest.get(PATH, params={"perPage": 2}).json()
    assert first["pagination"]["nextCursor"]
    assert guest.get(PATH, params={"perPage": 2, **UNKNOWN_CURSOR}).json() == first


def test_anything_else_stays_strict(guest: httpx.Client) -> None:
    other = guest.get("/v1/namespace/ns_9/ingest-jobs/job_123")
    assert other.status_code == 404
    assert _status(guest, "job_404") == "404"
    job_id = _create(guest).json()["data"]["id"]
    assert guest.delete(f"{PATH}/{job_id}").status_code == 200
    assert guest.delete(f"{PATH}/{job_id}").status_code == 400
    assert guest.post(f"{PATH}/{job_id}/re-ingest").status_code == 400
    assert guest.get(PATH, params={"perPage": 0}).status_code == 400
    assert guest.get(PATH, headers={"authorization": "Bearer wrong"}).status_code == 401


def test_a_strict_sandbox_has_no_documented_job(client: httpx.Client) -> None:
    assert client.get("/ingest-jobs/job_123").status_code == 404
    assert client.get("/ingest-jobs", params=UNKNOWN_CURSOR).status_code == 400


def test_forgetting_everything_leaves_the_documented_job_as_new(
    guest: httpx.Client, lenient: Sandbox
) -> None:
    guest.delete(f"{PATH}/job_123")
    lenient.reset()
    assert _status(guest) == "COMPLETED"


def test_it_says_what_it_allows(lenient: Sandbox) -> None:
    (told,) = lenient.leniency()
    assert "job_123" in told
    assert "externalId" in told
    assert "cursor" in told
