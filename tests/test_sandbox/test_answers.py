"""What the sandbox answers fits the specs, refusals included."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import sandbox
from sandbox import Fault, ManualClock, Sandbox
from sandbox.contract import contract_for

NAMESPACE = "/v1/namespace/ns_123/ingest-jobs"
GRADIENT = "/v2/gen-ai/indexing_jobs"
TEXT = {"type": "TEXT", "text": "x"}
WRONG = {"headers": {"authorization": "Bearer wrong"}}

Calls = list[tuple[str, str, dict[str, Any], int]]
"""Method, path, what is sent, and the status of the answer."""


def agentset(_: Sandbox) -> Calls:
    job = f"{NAMESPACE}/job_000001"
    return [
        ("POST", NAMESPACE, {"json": {"payload": TEXT, "name": None, "externalId": "a"}}, 201),
        ("POST", NAMESPACE, {"json": {"payload": TEXT, "externalId": "a"}}, 409),
        ("GET", NAMESPACE, {}, 200),
        ("GET", job, {}, 200),
        ("POST", f"{job}/re-ingest", {}, 200),
        ("DELETE", job, {}, 200),
        ("DELETE", job, {}, 400),
        ("GET", f"{NAMESPACE}/job_404", {}, 404),
        ("GET", NAMESPACE, WRONG, 401),
    ]


def gradient(box: Sandbox) -> Calls:
    (done,) = box.gradient.seed(1, outcomes=["PARTIAL"])
    running = box.gradient.add("RUNNING")
    started = {"knowledge_base_uuid": "kb", "data_source_uuids": ["a"]}
    return [
        ("POST", GRADIENT, {"json": started}, 200),
        ("POST", GRADIENT, {"json": {}}, 400),
        ("GET", GRADIENT, {}, 200),
        ("GET", f"{GRADIENT}?per_page=1&page=2", {}, 200),
        ("GET", f"{GRADIENT}/{done}", {}, 200),
        ("GET", f"{GRADIENT}/{running}", {}, 200),
        ("GET", f"{GRADIENT}/none", {}, 404),
        ("GET", f"{GRADIENT}/{done}/data_sources", {}, 200),
        ("PUT", f"{GRADIENT}/{running}/cancel", {"json": {"uuid": running}}, 200),
        ("PUT", f"{GRADIENT}/{done}/cancel", {"json": {"uuid": done}}, 409),
        ("GET", GRADIENT, WRONG, 401),
    ]


def nuextract(box: Sandbox) -> Calls:
    for outcome in ("completed", "failed", "timeout", "cancelled"):
        box.nuextract.add(outcome, organization="org_1")
    box.nuextract.refuse_above = 200
    job = f"/api/jobs/{box.nuextract.add()}"
    return [
        ("GET", "/api/jobs", {}, 200),
        ("GET", "/api/jobs?perPage=300", {}, 400),
        ("GET", job, {}, 200),
        ("GET", f"{job}/status", {}, 200),
        ("GET", "/api/jobs/job_404", {}, 404),
        ("GET", "/api/jobs/job_404/stream", {}, 404),
        ("GET", "/api/jobs", WRONG, 401),
    ]


def vectara(box: Sandbox) -> Calls:
    box.vectara.seed(3, states=["completed", "queued", "failed"])
    box.fault("vectara", Fault(status=503), after=8)
    wrong = {"json": {}, "headers": {"x-api-key": "wrong"}}
    return [
        ("POST", "/v1/list-jobs", {"json": {"numResults": 1}}, 200),
        ("POST", "/v1/list-jobs", {"json": {"pageKey": "bad+"}}, 400),
        ("GET", "/v2/jobs", {}, 200),
        ("GET", "/v2/jobs?limit=1", {}, 200),
        ("GET", "/v2/jobs?page_key=bad", {}, 400),
        ("GET", "/v2/jobs/job_000001", {}, 200),
        ("GET", "/v2/jobs/job_404", {}, 404),
        ("GET", f"/v2/jobs/{box.vectara.add(foreign=True)}", {}, 403),
        ("POST", "/v1/list-jobs", {"json": {}}, 503),
        ("POST", "/v1/list-jobs", wrong, 401),
    ]


CALLS: list[Any] = [
    pytest.param(agentset, {"authorization": "Bearer any"}, id="agentset"),
    pytest.param(gradient, {"authorization": "Bearer any"}, id="gradient"),
    pytest.param(nuextract, {"authorization": "Bearer any"}, id="nuextract"),
    pytest.param(vectara, {"x-api-key": "any", "customer-id": "7"}, id="vectara"),
]


@pytest.mark.parametrize(("calls_of", "credentials"), CALLS)
def test_answers_fit_the_spec(
    clock: ManualClock, calls_of: Callable[[Sandbox], Calls], credentials: dict[str, str]
) -> None:
    provider = calls_of.__name__
    specs = Path(sandbox.__file__).parents[2] / "specs"
    contract = contract_for(specs / provider / "openapi.yaml")
    # A bare context: reading the certificates is most of what making a client takes.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with (
        Sandbox([provider], clock=clock, pace=10.0) as box,
        httpx.Client(base_url=box.url(provider), headers=credentials, verify=context) as client,
    ):
        for method, path, rest, status in calls_of(box):
            answer = client.request(method, path, **rest)
            assert answer.status_code == status, answer.text
            told = (answer.status_code, answer.headers, answer.content)
            assert not contract.answer_problems(box.requests[-1], *told), answer.text
        assert box.violations == []
