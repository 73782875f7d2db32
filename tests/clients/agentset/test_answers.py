"""What a success becomes, and one that can't be read."""

from __future__ import annotations

from typing import Any

import pytest
from clients.agentset.kit import CALLS
from sandbox import Canned, Fault, Sandbox
from specloom_agentset import (
    Agentset,
    IngestJob,
    ResponseDecodeError,
    TextPayload,
    UnknownVariant,
)

JOB: dict[str, Any] = {
    "id": "job_1",
    "namespaceId": "ns_123",
    "tenantId": None,
    "externalId": None,
    "status": "QUEUED",
    "error": None,
    "payload": {"type": "TEXT", "text": "hi"},
    "config": None,
    "createdAt": "2026-01-02T03:04:05.678Z",
    "queuedAt": None,
    "preProcessingAt": None,
    "processingAt": None,
    "completedAt": None,
    "failedAt": None,
}


def wrapped(**changes: Any) -> dict[str, Any]:
    return {"success": True, "data": {**JOB, **changes}}


def without(name: str) -> dict[str, Any]:
    return {"success": True, "data": {key: JOB[key] for key in JOB if key != name}}


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


BROKEN: list[tuple[str, dict[str, Any], str]] = [
    ("get", {"json": {"success": True}}, "data"),
    ("get", {"json": {"success": True, "data": 7}}, "data"),
    ("get", {"json": without("status")}, "data.status"),
    ("get", {"json": wrapped(id=None)}, "data.id"),
    ("get", {"json": wrapped(payload="TEXT")}, "data.payload"),
    ("get", {"json": wrapped(payload={"text": "x"})}, "data.payload.type"),
    ("get", {"json": wrapped(payload={"type": "TEXT"})}, "data.payload.text"),
    ("get", {"json": wrapped(config={"metadata": []})}, "data.config.metadata"),
    ("create", {"json": without("payload")}, "data.payload"),
    ("delete", {"json": without("createdAt")}, "data.createdAt"),
    ("re_ingest", {"json": {"success": True, "data": {}}}, "data.id"),
    ("list_page", {"json": {"success": True, "data": {}, "pagination": {}}}, "data"),
    ("list_page", {"json": {"success": True, "data": [JOB, {}]}}, "pagination"),
    (
        "list_page",
        {
            "json": {
                "success": True,
                "data": [JOB, {**JOB, "payload": None}],
                "pagination": {"hasMore": False, "nextCursor": None, "prevCursor": None},
            }
        },
        "data[1].payload",
    ),
]


@pytest.mark.parametrize(("method", "answer", "path"), BROKEN)
def test_a_body_of_another_shape_is_a_decode_error_that_names_the_place(
    client: Agentset, box: Sandbox, method: str, answer: dict[str, Any], path: str
) -> None:
    box.answer("agentset", Canned(**answer))
    with pytest.raises(ResponseDecodeError) as caught:
        CALLS[method](client, "job_1")
    assert caught.value.path == path
    assert caught.value.status_code == 200
    assert caught.value.body
    assert len(box.requests) == 1, "what was read badly is not asked for again"


@pytest.mark.parametrize("name", ["name", "tenantId", "externalId", "error", "config", "failedAt"])
def test_an_absent_nullable_field_reads_as_none(client: Agentset, box: Sandbox, name: str) -> None:
    box.answer("agentset", Canned(json=without(name)))
    job = client.ingest_jobs.get("job_1")
    assert (job.name, job.tenant_id, job.external_id) == (None, None, None)
    assert (job.error, job.config, job.failed_at) == (None, None, None)


def test_what_the_spec_does_not_know_is_kept(client: Agentset, box: Sandbox) -> None:
    payload = {"type": "VIDEO", "reel": 1}
    sent = wrapped(status="NEW", payload=payload, progress=0.5, name="n")
    box.answer("agentset", Canned(json=sent))
    job = client.ingest_jobs.get("job_1")
    assert job.status == "NEW"
    assert job.payload == UnknownVariant("VIDEO", payload)
    assert job.additional_properties == {"progress": 0.5}
    assert job.to_dict() == sent["data"]


def test_a_scalar_of_another_type_costs_nobody_the_answer(client: Agentset, box: Sandbox) -> None:
    box.answer("agentset", Canned(json=wrapped(id=7, payload={"type": "TEXT", "text": ""})))
    job = client.ingest_jobs.get("job_1")
    assert repr(job.id) == "7"
    assert job.payload == TextPayload.from_dict({"type": "TEXT", "text": ""})


def test_a_malformed_time_is_a_decode_error_when_it_is_looked_at(
    client: Agentset, box: Sandbox
) -> None:
    box.answer("agentset", Canned(json=wrapped(createdAt="yesterday")))
    job = client.ingest_jobs.get("job_1")
    with pytest.raises(ResponseDecodeError, match="createdAt"):
        job.created_at  # noqa: B018  # the access is what is tested
