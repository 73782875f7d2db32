"""Requests that do not fit the spec are noted and refused."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from sandbox import Canned, Fault, Sandbox

TEXT = {"type": "TEXT", "text": "x"}


MISFITS: list[tuple[tuple[str, str, dict[str, Any]], str]] = [
    (("GET", "/ingest-jobs", {"params": {"perPage": "10.0"}}), "perPage"),
    (("GET", "/ingest-jobs", {"params": {"perPage": 101}}), "perPage"),
    (("GET", "/ingest-jobs", {"params": {"statuses": "DONE"}}), "statuses"),
    (("GET", "/ingest-jobs", {"params": {"per_page": 10}}), "per_page"),
    (("GET", "/ingest-jobs", {"params": {"cursor": ""}}), "cursor"),
    (
        ("GET", "/ingest-jobs", {"params": {"statuses": ["FAILED", "COMPLETED"]}}),
        "sent 2 times",
    ),
    (("GET", "/ingest-jobs", {"headers": {"x-tenant-id": "a b"}}), "x-tenant-id"),
    (
        ("POST", "/ingest-jobs", {"json": {"payload": {"type": "TEXT", "text": ""}}}),
        "$.payload.text",
    ),
    (("POST", "/ingest-jobs", {"json": {"payload": {**TEXT, "file_name": "a"}}}), "file_name"),
    (("POST", "/ingest-jobs", {"json": {"payload": {"type": "VIDEO"}}}), "payload"),
    (("POST", "/ingest-jobs", {"content": b"{"}), "body"),
    (("POST", "/ingest-jobs", {}), "body"),
    (("POST", "/ingest-jobs/job_1/re-ingest", {"json": {}}), "body"),
    (("PATCH", "/ingest-jobs/job_1", {}), "no operation PATCH"),
    (("GET", "/../other", {}), "no operation GET /v1/namespace/other"),
]


@pytest.mark.parametrize(("request_", "named"), MISFITS)
def test_what_does_not_fit_is_noted_and_refused(
    client: httpx.Client, box: Sandbox, request_: tuple[str, str, dict[str, Any]], named: str
) -> None:
    method, path, rest = request_
    answer = client.request(method, path, **rest)
    assert answer.status_code == 400
    assert answer.json()["success"] is False
    assert answer.json()["error"]["code"] == "bad_request"
    assert any(named in violation for violation in box.violations), box.violations
    assert len(box.requests) == 1


def test_missing_credentials_are_a_violation_and_wrong_ones_are_not(
    client: httpx.Client, box: Sandbox
) -> None:
    assert client.get("/ingest-jobs", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert not box.violations
    assert client.get("/ingest-jobs", headers={"authorization": ""}).status_code == 401
    assert "credentials" in box.violations[0]


def test_extra_query_parameters_can_be_allowed(client: httpx.Client, box: Sandbox) -> None:
    box.allowed_query.add("trace")
    assert client.get("/ingest-jobs", params={"trace": "1"}).status_code == 200
    assert box.requests[-1].query == [("trace", "1")]
    assert not box.violations


def test_a_violation_is_noted_even_when_the_answer_is_prescribed(
    client: httpx.Client, box: Sandbox
) -> None:
    box.answer("agentset", Canned(status=299, body=b"told"))
    box.fault("agentset", Fault(status=503), after=1)
    assert client.get("/ingest-jobs", params={"perPage": 0}).status_code == 299
    assert client.get("/ingest-jobs", params={"perPage": 0}).status_code == 503
    assert len(box.violations) == 2


def test_one_verdict_does_not_pass_for_another(client: httpx.Client, box: Sandbox) -> None:
    for _ in range(2):
        assert client.get("/ingest-jobs", params={"perPage": 1, "cursor": "a"}).status_code == 400
    assert not box.violations, "any cursor fits the spec"
    assert client.get("/ingest-jobs", params={"perPage": 1000}).status_code == 400
    assert client.get("/ingest-jobs", params={"perPage": 10}).status_code == 200
    assert len(box.violations) == 1
