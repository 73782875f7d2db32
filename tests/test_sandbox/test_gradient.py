"""Gradient's indexing jobs: their life, and the pages they are listed on."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import sandbox
from sandbox import ManualClock, Sandbox
from sandbox.contract import contract_for

JOBS = "/v2/gen-ai/indexing_jobs"


@pytest.fixture
def box(clock: ManualClock) -> Iterator[Sandbox]:
    """Serve Gradient, with jobs that take ten seconds for each step."""
    with Sandbox(["gradient"], clock=clock, pace=10.0) as box:
        yield box


@pytest.fixture
def client(box: Sandbox) -> Iterator[httpx.Client]:
    """Return a client with good credentials."""
    headers = {"authorization": "Bearer any"}
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with httpx.Client(base_url=box.url("gradient"), headers=headers, verify=context) as client:
        yield client


def _create(client: httpx.Client, knowledge_base: str = "kb-1") -> dict[str, Any]:
    answer = client.post(JOBS, json={"knowledge_base_uuid": knowledge_base})
    assert answer.status_code == 200, answer.text
    job: dict[str, Any] = answer.json()["job"]
    return job


def _job(client: httpx.Client, uuid: str) -> dict[str, Any]:
    job: dict[str, Any] = client.get(f"{JOBS}/{uuid}").json()["job"]
    return job


@pytest.mark.parametrize(
    ("knowledge_base", "phase", "status"),
    [
        ("kb-1", "SUCCEEDED", "COMPLETED"),
        ("kb-partial", "SUCCEEDED", "PARTIAL"),
        ("kb-no-changes", "SUCCEEDED", "NO_CHANGES"),
        ("kb-fail", "FAILED", "FAILED"),
        ("kb-error", "ERROR", "FAILED"),
    ],
)
def test_a_job_goes_through_its_phases(
    client: httpx.Client, clock: ManualClock, knowledge_base: str, phase: str, status: str
) -> None:
    uuid = _create(client, knowledge_base)["uuid"]
    seen: list[tuple[str, str]] = []
    for _ in range(4):
        job = _job(client, uuid)
        seen.append((job["phase"], job["status"]))
        clock.advance(10)
    assert seen == [
        ("BATCH_JOB_PHASE_PENDING", "INDEX_JOB_STATUS_PENDING"),
        ("BATCH_JOB_PHASE_RUNNING", "INDEX_JOB_STATUS_IN_PROGRESS"),
        *[(f"BATCH_JOB_PHASE_{phase}", f"INDEX_JOB_STATUS_{status}")] * 2,
    ]
    assert _job(client, uuid)["finished_at"] == "2026-01-01T00:00:20Z"


def test_a_job_may_say_nothing_of_its_phase(client: httpx.Client, box: Sandbox) -> None:
    silent = _create(client, "kb-silent")
    assert not {"phase", "status"} & silent.keys()
    told = _job(client, box.gradient.add("SUCCEEDED", outcome="STATUS_ONLY"))
    assert "phase" not in told
    assert told["status"] == "INDEX_JOB_STATUS_COMPLETED"
    box.gradient.put(told["uuid"], "NEW_PHASE")
    assert _job(client, told["uuid"])["phase"] == "NEW_PHASE"


def test_a_job_can_be_cancelled_until_it_has_ended(
    client: httpx.Client, box: Sandbox, clock: ManualClock
) -> None:
    uuid = _create(client)["uuid"]
    other = client.put(f"{JOBS}/{uuid}/cancel", json={"uuid": "another"})
    assert other.status_code == 400
    cancelled = client.put(f"{JOBS}/{uuid}/cancel", json={"uuid": uuid}).json()["job"]
    assert cancelled["phase"] == "BATCH_JOB_PHASE_CANCELLED"
    assert cancelled["status"] == "INDEX_JOB_STATUS_CANCELLED"
    clock.advance(60)
    assert _job(client, uuid) == cancelled == box.gradient.jobs[0]
    assert client.put(f"{JOBS}/{uuid}/cancel", json={"uuid": uuid}).status_code == 409


def test_data_sources_share_the_fate_of_their_job(client: httpx.Client, box: Sandbox) -> None:
    uuid = box.gradient.add("FAILED", outcome="FAILED", data_source_uuids=["ds-1", "ds-2"])
    (one, _) = client.get(f"{JOBS}/{uuid}/data_sources").json()["indexed_data_sources"]
    assert (one["data_source_uuid"], one["status"]) == ("ds-1", "DATA_SOURCE_STATUS_FAILED")
    assert one["error_details"]
    assert one["total_bytes"] == "18446744073709551615"


def test_pages_say_where_they_stand(client: httpx.Client, box: Sandbox) -> None:
    seeded = box.gradient.seed(45)[::-1]
    public = "https://api.digitalocean.com/v2/gen-ai/indexing_jobs?page={}&per_page=20"
    page = client.get(JOBS).json()
    assert [job["uuid"] for job in page["jobs"]] == seeded[:20]
    assert page["links"] == {"pages": {"next": public.format(2), "last": public.format(3)}}
    assert page["meta"] == {"page": 1, "pages": 3, "total": 45}
    last = client.get(JOBS, params={"page": 3}).json()
    assert [job["uuid"] for job in last["jobs"]] == seeded[40:]
    assert last["links"]["pages"].keys() == {"first", "previous"}
    whole = client.get(JOBS, params={"per_page": 45}).json()
    assert whole["links"] == {}
    beyond = client.get(JOBS, params={"page": 9}).json()
    assert beyond["jobs"] == []


@pytest.mark.parametrize(
    ("links", "meta", "said"),
    [
        ("absent", "full", {"meta": {"page": 1, "pages": 2, "total": 2}}),
        ("null", "absent", {"links": None}),
        ("empty", "null", {"links": {}, "meta": None}),
        ("null pages", "empty", {"links": {"pages": None}, "meta": {}}),
        ("empty pages", "absent", {"links": {"pages": {}}}),
        ("absent", "null members", {"meta": {"page": None, "pages": None, "total": None}}),
    ],
)
def test_pages_may_say_less(
    client: httpx.Client, box: Sandbox, links: Any, meta: Any, said: dict[str, Any]
) -> None:
    box.gradient.seed(2)
    box.gradient.links, box.gradient.meta = links, meta
    page = client.get(JOBS, params={"per_page": 1}).json()
    del page["jobs"]
    assert page == said


def test_every_answer_has_a_rate_limit(client: httpx.Client) -> None:
    answers = [client.get(JOBS), client.get(f"{JOBS}/none"), client.get(JOBS, params={"page": 0})]
    assert [answer.status_code for answer in answers] == [200, 404, 400]
    remaining = [answer.headers["ratelimit-remaining"] for answer in answers]
    assert remaining == ["4999", "4998", "4997"]
    assert answers[0].headers["ratelimit-limit"] == "5000"
    assert answers[0].headers["ratelimit-reset"] == "1767229200"


def test_the_sandbox_keeps_to_the_spec_itself(client: httpx.Client, box: Sandbox) -> None:
    (uuid,) = box.gradient.seed(1, outcomes=["PARTIAL"])
    running = box.gradient.add("RUNNING")
    calls: list[tuple[str, str, Any]] = [
        ("POST", JOBS, {"json": {"knowledge_base_uuid": "kb", "data_source_uuids": ["a"]}}),
        ("POST", JOBS, {"json": {}}),
        ("GET", JOBS, {}),
        ("GET", f"{JOBS}?per_page=1&page=2", {}),
        ("GET", f"{JOBS}/{uuid}", {}),
        ("GET", f"{JOBS}/{running}", {}),
        ("GET", f"{JOBS}/none", {}),
        ("GET", f"{JOBS}/{uuid}/data_sources", {}),
        ("PUT", f"{JOBS}/{running}/cancel", {"json": {"uuid": running}}),
        ("PUT", f"{JOBS}/{uuid}/cancel", {"json": {"uuid": uuid}}),
        ("GET", JOBS, {"headers": {"authorization": "Bearer wrong"}}),
    ]
    answers = [client.request(method, path, **rest) for method, path, rest in calls]
    codes = [answer.status_code for answer in answers]
    assert codes == [200, 400, 200, 200, 200, 200, 404, 200, 200, 409, 401]
    contract = contract_for(
        Path(sandbox.__file__).parents[2] / "specs" / "gradient" / "openapi.yaml"
    )
    for request, answer in zip(box.requests, answers, strict=True):
        told = (answer.status_code, answer.headers, answer.content)
        assert not contract.answer_problems(request, *told), answer.text
    assert not box.violations
