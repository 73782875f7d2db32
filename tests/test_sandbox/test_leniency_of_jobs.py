"""What a lenient sandbox allows beside Agentset, and a strict one does not."""

from __future__ import annotations

import ssl
from collections.abc import Generator
from contextlib import contextmanager

import httpx
import pytest
from sandbox import ManualClock, Sandbox

DOCUMENTED = [
    ("gradient", "/v2/gen-ai/indexing_jobs/123e4567-e89b-12d3-a456-426614174000"),
    ("vectara", "/v2/jobs/job_123"),
    ("nuextract", "/api/jobs/job_123"),
    ("nuextract", "/api/jobs/a-job-id"),
]


@contextmanager
def _client(
    provider: str, clock: ManualClock, *, lenient: bool
) -> Generator[tuple[Sandbox, httpx.Client]]:
    headers = {"authorization": "Bearer mine", "customer-id": "1"}
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with (
        Sandbox([provider], clock=clock, pace=10.0, lenient=lenient) as box,
        httpx.Client(base_url=box.url(provider), headers=headers, verify=context) as client,
    ):
        yield box, client


@pytest.mark.parametrize(("name", "path"), DOCUMENTED)
def test_the_documented_job_is_always_there(clock: ManualClock, name: str, path: str) -> None:
    with _client(name, clock, lenient=True) as (box, client):
        before = client.get(path)
        assert before.status_code == 200
        assert "ompleted" in before.text or "SUCCEEDED" in before.text
        box.reset()
        assert client.get(path).json() == before.json()


@pytest.mark.parametrize(("name", "path"), DOCUMENTED)
def test_a_strict_sandbox_has_no_documented_job(clock: ManualClock, name: str, path: str) -> None:
    with _client(name, clock, lenient=False) as (_, client):
        assert client.get(path).status_code == 404


def test_cancelling_the_documented_job_of_gradient_changes_nothing(clock: ManualClock) -> None:
    path = DOCUMENTED[0][1]
    with _client("gradient", clock, lenient=True) as (box, client):
        before = client.get(path).json()
        assert client.put(f"{path}/cancel", json={}).json() == before
        assert client.get(path).json() == before
        (other,) = box.gradient.seed(1)
        refused = client.put(f"/v2/gen-ai/indexing_jobs/{other}/cancel", json={})
        assert refused.status_code == 409


@pytest.mark.parametrize("lenient", [True, False])
def test_an_unknown_page_key_of_vectara(clock: ManualClock, *, lenient: bool) -> None:
    with _client("vectara", clock, lenient=lenient) as (box, client):
        box.vectara.seed(3)
        everything = {"state": ["JOB_STATE__COMPLETED"], "numResults": 2}
        pages = [
            (
                client.post("/v1/list-jobs", json=everything),
                client.post("/v1/list-jobs", json={**everything, "pageKey": "eWVzdGVyZGF5"}),
            ),
            (
                client.get("/v2/jobs", params={"limit": 2}),
                client.get("/v2/jobs", params={"limit": 2, "page_key": "yesterday"}),
            ),
        ]
        for first, unknown in pages:
            assert unknown.status_code == (200 if lenient else 400), unknown.text
            if lenient:
                name = "job" if "job" in first.json() else "jobs"
                assert len(unknown.json()[name]) == 2
                assert unknown.json()[name] == first.json()[name]


@pytest.mark.parametrize(
    ("client_id", "secret", "status"),
    [("mine", "a-secret", 200), ("wrong", "a-secret", 401), ("mine", "wrong-one", 401)],
)
def test_vectara_gives_tokens_to_any_client(
    clock: ManualClock, client_id: str, secret: str, status: int
) -> None:
    form = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret}
    with _client("vectara", clock, lenient=True) as (_, client):
        assert client.post("/oauth2/token", data=form).status_code == status
    with _client("vectara", clock, lenient=False) as (_, client):
        assert client.post("/oauth2/token", data=form).status_code == 401


def test_the_documented_jobs_of_nuextract_begin_anew_with_their_stream(clock: ManualClock) -> None:
    path = "/api/jobs/job_123"
    with _client("nuextract", clock, lenient=True) as (box, client):
        for _ in range(2):
            assert client.get(path).json()["status"] == "completed"
            with client.stream("GET", f"{path}/stream") as stream:
                assert box.nuextract.job("job_123")["status"] == "pending"
                clock.advance(20)
                assert "event: result" in stream.read().decode()
        (other,) = box.nuextract.seed(1)
        before = client.get(f"/api/jobs/{other}").json()
        with client.stream("GET", f"/api/jobs/{other}/stream"):
            assert client.get(f"/api/jobs/{other}").json() == before
