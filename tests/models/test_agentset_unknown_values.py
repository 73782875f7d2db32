"""Payloads that came after the spec was written are kept and written back."""

from __future__ import annotations

from typing import Any

from specloom_agentset import IngestJob, IngestJobPage, UnknownVariant

from .catalogue import components_of
from .using import use

NEW = "BRAND_NEW"
MODELS = components_of("agentset")
AUDIO: dict[str, Any] = {"type": "AUDIO", "url": "https://example.com/a", "tracks": [{"n": 1}]}


def job(**members: Any) -> dict[str, Any]:
    return {**MODELS["IngestJob"].samples[0], **members}


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
