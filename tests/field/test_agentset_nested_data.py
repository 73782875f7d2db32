"""Models share nothing with what they are made from, and nesting however deep breaks nothing."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import pytest
from clients.adapter import Caller
from clients.hurry import Hurry
from runtime.loopback import serving, whole
from runtime.responses import unchanged
from specloom_agentset import Agentset, AsyncAgentset, IngestJob, UnknownVariant
from specloom_agentset._runtime.json_values import is_list, is_map

JOB: dict[str, Any] = {
    "id": "job_1",
    "namespaceId": "ns_1",
    "tenantId": None,
    "externalId": None,
    "status": "QUEUED",
    "error": None,
    "payload": {"type": "CRAWL", "url": "https://a.example", "includePaths": ["/a"]},
    "config": {"chunkSize": 5, "metadata": {"tags": ["hr"], "year": 2026}},
    "createdAt": "2026-01-02T03:04:05.000Z",
    **dict.fromkeys(("completedAt", "failedAt", "preProcessingAt", "processingAt", "queuedAt")),
    "new": {"list": [{"a": [1]}]},
}


def job(**members: Any) -> dict[str, Any]:
    """Return a job as the provider writes it."""
    return {**copy.deepcopy(JOB), **members}


def containers(data: Any) -> list[Any]:
    """Return all lists and dicts in *data*."""
    if is_map(data):
        return [data, *(found for item in data.values() for found in containers(item))]
    if is_list(data):
        return [data, *(found for item in data for found in containers(item))]
    return []


SOURCES: dict[str, dict[str, Any]] = {
    "known and unknown members": job(),
    "an unknown variant": job(payload={"type": "NEW", "parts": [{"x": [1]}]}),
    "unknown members inside": job(payload={"type": "TEXT", "text": "x", "more": {"a": [[1]]}}),
}


def spoil(data: Any) -> None:
    """Change each list and each dict in *data*."""
    for found in containers(data):
        if is_map(found):
            found["spoiled"] = 1
        else:
            found.append("spoiled")


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES.keys())
def test_what_is_decoded_is_the_callers_and_stays_so(source: dict[str, Any]) -> None:
    data = copy.deepcopy(source)
    model = IngestJob.from_dict(data)
    assert data == source
    spoil(data)
    assert model == IngestJob.from_dict(source)
    mapping = copy.deepcopy(source)
    model = IngestJob.from_dict(MappingProxyType(mapping))
    spoil(mapping)
    assert model.to_dict() == source


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES.keys())
@pytest.mark.parametrize("how", [unchanged, copy.copy, copy.deepcopy])
def test_what_a_model_writes_is_the_callers(
    source: dict[str, Any], how: Callable[[IngestJob], IngestJob]
) -> None:
    model = IngestJob.from_dict(source)
    spoil(how(model).to_dict())
    assert model.to_dict() == source


def test_an_unknown_variant_writes_a_copy() -> None:
    variant = UnknownVariant("NEW", {"parts": [{"x": [1]}]})
    spoil(variant.to_dict())
    assert variant == UnknownVariant("NEW", {"parts": [{"x": [1]}]})
    assert variant != UnknownVariant("NEW", {"parts": []})
    assert variant != UnknownVariant("OLD", {"parts": [{"x": [1]}]})


def nested(depth: int, end: str = "end") -> Any:
    """Return lists and dicts in each other."""
    value: Any = end
    for level in range(depth):
        value = {"a": value, "b": level} if level % 2 else [value, level]
    return value


PLACES: dict[str, Callable[[Any], dict[str, Any]]] = {
    "job": lambda value: job(new=value),
    "payload": lambda value: job(payload={"type": "TEXT", "text": "x", "new": value}),
    "unknown variant": lambda value: job(payload={"type": "NEW", "new": value}),
    "list": lambda value: job(payload={"type": "CRAWL", "url": "u", "includePaths": [value]}),
}
DEEP = pytest.mark.parametrize("depth", [100, 500, 1000])
PLACE = pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())


@DEEP
@PLACE
def test_models_with_members_nested_deep_compare_show_copy_and_travel(
    depth: int, place: Callable[[Any], dict[str, Any]]
) -> None:
    one, same = (IngestJob.from_dict(place(nested(depth))) for _ in range(2))
    other = IngestJob.from_dict(place(nested(depth, "another end")))
    assert one == same
    assert one != other
    assert repr(one).startswith("IngestJob(")
    for twin in (
        pickle.loads(pickle.dumps(one)),  # noqa: S301
        copy.copy(one),
        copy.deepcopy(one),
        IngestJob.from_dict(one.to_dict()),
    ):
        assert twin == one
        assert twin != other


@pytest.mark.parametrize("depth", [100, 400])
@PLACE
def test_what_is_nested_as_deep_as_python_writes_json_can_be_written(
    depth: int, place: Callable[[Any], dict[str, Any]]
) -> None:
    data = place(nested(depth))
    assert json.loads(json.dumps(IngestJob.from_dict(data).to_dict())) == data


@DEEP
def test_a_wait_compares_jobs_with_members_nested_deep(caller: Caller, depth: int) -> None:
    def answer(**members: Any) -> list[bytes]:
        text = json.dumps({"success": True, "data": job(**members, new="HERE")})
        deep = '{"a":' * depth + "1" + "}" * depth
        return whole(200, text.replace('"HERE"', deep).encode())

    seen: list[str] = []
    replies = [answer(), answer(), answer(status="PROCESSING"), answer(status="COMPLETED")]
    with serving(*replies) as server:
        client = caller.open(
            Agentset, AsyncAgentset, token="t", namespace_id="ns_1", base_url=server.url,
            clock=Hurry(),
        )  # fmt: skip
        done = client.ingest_jobs.wait("job_1", on_update=lambda job: seen.append(job.status))
    assert done.status == "COMPLETED"
    assert seen == ["QUEUED", "PROCESSING", "COMPLETED"]
