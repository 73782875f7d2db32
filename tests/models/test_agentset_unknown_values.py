"""Payloads and states that came after the spec was written are kept and written back."""

from __future__ import annotations

from typing import Any

import pytest
from specloom_agentset import IngestJob, IngestJobPage, UnknownVariant, state_of

from .catalogue import components_of
from .using import is_model, use

NEW = "BRAND_NEW"
MODELS = components_of("agentset")
AUDIO: dict[str, Any] = {"type": "AUDIO", "url": "https://example.com/a", "tracks": [{"n": 1}]}


def job(**members: Any) -> dict[str, Any]:
    return {**MODELS["IngestJob"].samples[0], **members}


def test_an_unknown_status_is_no_known_state() -> None:
    assert state_of(IngestJob.from_dict(job(status=NEW))) == "unknown"


def test_an_unknown_payload_is_kept_whole() -> None:
    model = IngestJob.from_dict(job(payload=AUDIO))
    assert model.payload == UnknownVariant("AUDIO", AUDIO)
    assert model.to_dict() == job(payload=AUDIO)
    use(model)


def test_an_unknown_item_of_a_batch_is_kept_beside_the_known_ones() -> None:
    known = {"type": "TEXT", "text": "hello"}
    source = job(payload={"type": "BATCH", "items": [known, AUDIO, known]})
    model = IngestJob.from_dict(source)
    payload: Any = model.payload
    assert payload.items[1] == UnknownVariant("AUDIO", AUDIO)
    assert [item.type for item in payload.items if not isinstance(item, UnknownVariant)] == [
        "TEXT",
        "TEXT",
    ]
    assert model.to_dict() == source
    use(model)


def test_an_unknown_job_costs_nobody_the_page() -> None:
    (page, *_) = MODELS["IngestJobPage"].samples
    known = page["data"][0]
    source = {**page, "data": [known, {**known, "status": NEW, "payload": AUDIO}, known]}
    model = IngestJobPage.from_dict(source)
    assert model.data[0] == model.data[2] != model.data[1]
    assert model.to_dict() == source
    use(model)


@pytest.mark.parametrize("tag", ["", "text", "TEXT ", "NEW"])
def test_only_the_exact_tag_is_known(tag: str) -> None:
    model = IngestJob.from_dict(job(payload={"type": tag, "text": "hello"}))
    assert isinstance(model.payload, UnknownVariant)
    assert model.payload.tag == tag


@pytest.mark.parametrize("payload", [each["payload"] for each in MODELS["IngestJob"].samples])
def test_each_known_tag_gives_its_class(payload: dict[str, Any]) -> None:
    schemas = MODELS["IngestJob"].schemas
    variants = schemas.view(schemas.ref("IngestJobPayload")).variants
    expected = schemas.view(variants[payload["type"]]).name
    model = IngestJob.from_dict(job(payload=payload))
    assert is_model(model.payload)
    assert type(model.payload) is MODELS[expected or ""].model


def test_the_samples_of_a_page_hold_every_kind_of_payload() -> None:
    payloads = [page["data"][0]["payload"] for page in MODELS["IngestJobPage"].samples]
    tags = ["TEXT", "FILE", "MANAGED_FILE", "CRAWL", "YOUTUBE", "BATCH", "BATCH", "BATCH"]
    assert [payload["type"] for payload in payloads] == tags
    items = [payload["items"][0] for payload in payloads[5:]]
    assert [item["type"] for item in items] == ["TEXT", "FILE", "MANAGED_FILE"]
    assert all("config" in item for item in items)
