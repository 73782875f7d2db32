"""What fits the spec is read, can be used, and is written back as it was."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import UnknownVariant
from specloom_agentset._runtime.models import Model

from .catalogue import FEW, FITTING, FLATTENED, MODELS, SCHEMAS, samples_of, schema_of
from .strategies import Json
from .using import attribute_names, use
from .verdicts import as_written, canonical, problem, python_name


def fitting(name: str, data: st.DataObject, *, extra: bool) -> Json:
    return data.draw(FITTING.strategy(schema_of(name), extra=extra))


def test_every_object_of_the_spec_has_a_model() -> None:
    objects = {
        name for name in SCHEMAS.components if SCHEMAS.view(schema_of(name)).kind == "object"
    }
    assert MODELS.keys() | FLATTENED == objects
    assert all(issubclass(model, Model) for model in MODELS.values())


@pytest.mark.parametrize("name", MODELS)
@FEW
@given(data=st.data())
def test_what_fits_is_written_as_it_came_up_to_nulls_in_optional_fields(
    name: str, data: st.DataObject
) -> None:
    source = fitting(name, data, extra=False)
    assert problem(SCHEMAS, schema_of(name), source) is None
    model = MODELS[name].from_dict(source)
    written = as_written(SCHEMAS, schema_of(name), source)
    assert canonical(model.to_dict()) == canonical(written)
    assert model.additional_properties == {}
    use(model)


@pytest.mark.parametrize("name", MODELS)
@FEW
@given(data=st.data())
def test_members_that_the_spec_does_not_know_are_kept_and_written_back(
    name: str, data: st.DataObject
) -> None:
    source = fitting(name, data, extra=True)
    model = MODELS[name].from_dict(source)
    known = SCHEMAS.view(schema_of(name)).properties
    beyond = {key: value for key, value in source.items() if key not in known}
    assert canonical(model.additional_properties) == canonical(beyond)
    written = as_written(SCHEMAS, schema_of(name), source)
    assert canonical(model.to_dict()) == canonical(written)
    use(model)


@pytest.mark.parametrize("name", MODELS)
def test_each_attribute_reads_the_member_of_its_name(name: str) -> None:
    view = SCHEMAS.view(schema_of(name))
    for source in samples_of(name):
        model = MODELS[name].from_dict(source)
        assert {*attribute_names(MODELS[name])} == {
            "additional_properties",
            *map(python_name, view.properties),
        }
        for wire, schema in view.properties.items():
            value = getattr(model, python_name(wire))
            member = SCHEMAS.view(schema)
            if member.kind == "date-time":
                assert value == datetime.fromisoformat(source[wire])
            elif member.kind == "object":
                assert type(value) is MODELS[member.name or ""]
                assert value.to_dict() == source[wire]
            elif member.kind == "union":
                assert not isinstance(value, UnknownVariant)
                assert value.to_dict() == source[wire]
            elif member.kind == "array" and SCHEMAS.view(member.items).kind in {"object", "union"}:
                assert [each.to_dict() for each in value] == source[wire]
            else:
                assert canonical(value) == canonical(source[wire])


@pytest.mark.parametrize("name", MODELS)
def test_reading_leaves_the_source_as_it_was(name: str) -> None:
    for source in samples_of(name):
        before = canonical(source)
        model = MODELS[name].from_dict(source)
        model.additional_properties["added"] = 1
        use(model)
        assert canonical(source) == before


@pytest.mark.parametrize("name", MODELS)
def test_an_added_member_is_written_and_a_known_one_wins_over_it(name: str) -> None:
    for source in samples_of(name):
        model = MODELS[name].from_dict(source)
        plain = MODELS[name].from_dict(source)
        assert model == plain
        model.additional_properties["added"] = [1]
        assert model != plain
        assert model.to_dict() == {**source, "added": [1]}
        assert "added" in repr(model)
        for known in source:
            model.additional_properties[known] = "other"
        assert model.to_dict() == {**source, "added": [1]}
