"""Values and kinds that came after the spec was written are kept and written back."""

from __future__ import annotations

from typing import Any

import pytest
from specloom_agentset import IngestJob, IngestJobPage, UnknownVariant, state_of
from specloom_agentset._runtime.models import Model

from .catalogue import MODELS, SCHEMAS, samples_of, schema_of
from .schemas import Schema
from .using import use
from .verdicts import python_name

NEW = "BRAND_NEW"
AUDIO: dict[str, Any] = {"type": "AUDIO", "url": "https://example.com/a", "tracks": [{"n": 1}]}


def is_enum(schema: Schema) -> bool:
    return "enum" in SCHEMAS.view(schema).schema


def enum_members(name: str) -> dict[str, Any]:
    """Return the members of the model *name* that hold values of an enumeration, with a new one."""
    found: dict[str, Any] = {}
    for wire, schema in SCHEMAS.view(schema_of(name)).properties.items():
        view = SCHEMAS.view(schema)
        if is_enum(schema):
            found[wire] = NEW
        elif view.kind == "array" and is_enum(view.items):
            found[wire] = ["en", NEW]
    return found


ENUMS = [(name, wire, new) for name in MODELS for wire, new in enum_members(name).items()]


def job(**members: Any) -> dict[str, Any]:
    return {**samples_of("IngestJob")[0], **members}


def test_the_spec_has_these_enumerations() -> None:
    assert {(name, wire) for name, wire, _ in ENUMS} == {
        ("ErrorDetail", "code"),
        ("IngestJob", "status"),
        ("IngestJobConfig", "chunkingStrategy"),
        ("IngestJobConfig", "languageCode"),
        ("IngestJobConfig", "mode"),
        ("IngestJobConfig", "strategy"),
        ("YoutubePayload", "transcriptLanguages"),
    }


@pytest.mark.parametrize(("name", "wire", "new"), ENUMS)
def test_an_unknown_value_of_an_enumeration_arrives_as_text(name: str, wire: str, new: Any) -> None:
    source = {**samples_of(name)[0], wire: new}
    model = MODELS[name].from_dict(source)
    assert getattr(model, python_name(wire)) == new
    assert model.to_dict() == source
    use(model)


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
    (page, *_) = samples_of("IngestJobPage")
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


@pytest.mark.parametrize("payload", [each["payload"] for each in samples_of("IngestJob")])
def test_each_known_tag_gives_its_class(payload: dict[str, Any]) -> None:
    variants = SCHEMAS.view(SCHEMAS.ref("IngestJobPayload")).variants
    expected = SCHEMAS.view(variants[payload["type"]]).name
    model = IngestJob.from_dict(job(payload=payload))
    assert isinstance(model.payload, Model)
    assert type(model.payload) is MODELS[expected or ""]
