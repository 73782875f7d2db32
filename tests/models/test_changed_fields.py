"""One field of an answer after the other is wrong: it is told by its path, or does no harm."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import ResponseDecodeError
from specloom_agentset._runtime.models import Model

from .catalogue import FEW, FITTING, MODELS, SCHEMAS, samples_of, schema_of
from .places import ABSENT, changed, places
from .strategies import JSON, Json
from .using import use
from .verdicts import as_written, canonical, problem

NOTHING: dict[str, Any] = {}
REPLACEMENTS: list[Any] = [
    pytest.param(ABSENT, id="absent"),
    pytest.param(None, id="null"),
    pytest.param(7, id="number"),
    pytest.param(True, id="boolean"),
    pytest.param("", id="text"),
    pytest.param([], id="empty array"),
    pytest.param([None], id="array of null"),
    pytest.param([NOTHING], id="array of an object"),
    pytest.param(NOTHING, id="empty object"),
    pytest.param({"type": "NEW", "x": None}, id="unknown variant"),
]


def read(name: str, source: Json) -> Model | None:
    """Return what *source* is read into, held against the schema; None if it can't be read."""
    expected = problem(SCHEMAS, schema_of(name), source)
    if expected is not None:
        with pytest.raises(ResponseDecodeError) as caught:
            MODELS[name].from_dict(source)
        assert caught.value.path == expected
        return None
    model = MODELS[name].from_dict(source)
    written = as_written(SCHEMAS, schema_of(name), source)
    assert canonical(model.to_dict()) == canonical(written)
    return model


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("new", REPLACEMENTS)
def test_each_field_in_turn(name: str, new: Any) -> None:
    for sample in samples_of(name):
        for place in places(sample):
            model = read(name, changed(sample, place, new))
            # What lies deeper belongs to another model, which has its own turn.
            if model is not None and len(place) == 1:
                use(model)


@pytest.mark.parametrize("name", MODELS)
@FEW
@given(data=st.data(), new=JSON)
def test_any_json_in_place_of_any_field(name: str, data: st.DataObject, new: Json) -> None:
    source = data.draw(FITTING.strategy(schema_of(name), extra=True))
    place = data.draw(st.sampled_from([*places(source)] or [()]))
    model = read(name, changed(source, place, new))
    if model is not None:
        use(model)


@pytest.mark.parametrize("name", MODELS)
@FEW
@given(source=JSON)
def test_any_json_in_place_of_the_whole(name: str, source: Json) -> None:
    model = read(name, source)
    if model is not None:
        use(model)


@pytest.mark.parametrize("name", MODELS)
def test_an_object_of_another_kind_in_place_of_the_whole(name: str) -> None:
    for source in (sample for other in MODELS for sample in samples_of(other)):
        model = read(name, source)
        if model is not None:
            use(model)
