"""What the strategies make does fit the schemas, and the samples leave nothing out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openapi_schema_validator import OAS31Validator

from .catalogue import FEW, FITTING, MODELS, SCHEMAS, samples_of, schema_of
from .places import at, places
from .strategies import Json


def misfits(name: str, value: Json) -> list[str]:
    document: dict[str, Any] = {**schema_of(name), "components": {"schemas": SCHEMAS.components}}
    return [error.message for error in OAS31Validator(document).iter_errors(value)]


@pytest.mark.parametrize("name", MODELS)
@FEW
@given(data=st.data())
def test_what_is_drawn_fits_the_schema(name: str, data: st.DataObject) -> None:
    value = data.draw(FITTING.strategy(schema_of(name), extra=data.draw(st.booleans())))
    assert misfits(name, value) == []


@pytest.mark.parametrize("name", MODELS)
def test_samples_fit_the_schema_and_hold_every_known_member(name: str) -> None:
    samples = samples_of(name)
    assert [misfits(name, sample) for sample in samples] == [[]] * len(samples)
    known = SCHEMAS.view(schema_of(name)).properties.keys()
    assert all(sample.keys() == known for sample in samples)
    assert not any(at(sample, place) is None for sample in samples for place in places(sample))


def test_the_samples_of_a_page_hold_every_kind_of_payload() -> None:
    payloads = [page["data"][0]["payload"] for page in samples_of("IngestJobPage")]
    tags = ["TEXT", "FILE", "MANAGED_FILE", "CRAWL", "YOUTUBE", "BATCH", "BATCH", "BATCH"]
    assert [payload["type"] for payload in payloads] == tags
    items = [payload["items"][0] for payload in payloads[5:]]
    assert [item["type"] for item in items] == ["TEXT", "FILE", "MANAGED_FILE"]
    assert all("config" in item for item in items)
