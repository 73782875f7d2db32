"""What fits the spec is read, can be used, and is written back as it was."""

from __future__ import annotations

import importlib
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from .catalogue import FEW, FLATTENED, Subject, components_of, subjects_of
from .strategies import Json
from .using import attribute_names, use
from .verdicts import canonical, python_name


def fitting(subject: Subject, data: st.DataObject, *, extra: bool) -> Json:
    return data.draw(subject.strategy(extra=extra))


def test_every_object_of_the_spec_has_a_model(provider: str) -> None:
    package = importlib.import_module(f"specloom_{provider}")
    flattened = {name for name in components_of(provider) if not hasattr(package, name)}
    assert flattened == components_of(provider).keys() & FLATTENED
    assert len(subjects_of(provider)) >= 5


@FEW
@given(data=st.data())
def test_what_fits_is_written_as_it_came_up_to_nulls_in_optional_fields(
    subject: Subject, data: st.DataObject
) -> None:
    source = fitting(subject, data, extra=False)
    assert subject.problem(source) is None
    model = subject.model.from_dict(source)
    assert canonical(model.to_dict()) == canonical(subject.written(source))
    assert model.additional_properties == {}
    use(model)


@FEW
@given(data=st.data())
def test_members_that_the_spec_does_not_know_are_kept_and_written_back(
    subject: Subject, data: st.DataObject
) -> None:
    source = fitting(subject, data, extra=True)
    model = subject.model.from_dict(source)
    known = subject.view.properties
    beyond = {key: value for key, value in source.items() if key not in known}
    assert canonical(model.additional_properties) == canonical(beyond)
    assert canonical(model.to_dict()) == canonical(subject.written(source))
    use(model)


def test_each_attribute_reads_the_member_of_its_name(subject: Subject) -> None:
    view = subject.view
    for source in subject.samples:
        model = subject.model.from_dict(source)
        assert {*attribute_names(subject.model)} == {
            "additional_properties",
            *map(python_name, view.properties),
        }
        for wire, schema in view.properties.items():
            value = getattr(model, python_name(wire))
            member = subject.schemas.view(schema)
            if member.kind == "date-time":
                assert value == datetime.fromisoformat(source[wire])
            elif member.kind == "object":
                assert type(value) is getattr(subject.package, member.name or "")
                assert value.to_dict() == source[wire]
            elif member.kind == "union":
                assert type(value).__name__ != "UnknownVariant"
                assert value.to_dict() == source[wire]
            elif member.kind == "array" and subject.schemas.view(member.items).kind in {
                "object",
                "union",
            }:
                assert [each.to_dict() for each in value] == source[wire]
            else:
                assert canonical(value) == canonical(source[wire])


def test_reading_leaves_the_source_as_it_was(subject: Subject) -> None:
    for source in subject.samples:
        before = canonical(source)
        model = subject.model.from_dict(source)
        model.additional_properties["added"] = 1
        use(model)
        assert canonical(source) == before


def test_an_added_member_is_written_and_a_known_one_wins_over_it(subject: Subject) -> None:
    for source in subject.samples:
        model = subject.model.from_dict(source)
        plain = subject.model.from_dict(source)
        assert model == plain
        model.additional_properties["added"] = [1]
        assert model != plain
        assert model.to_dict() == {**source, "added": [1]}
        assert "added" in repr(model)
        for known in source:
            model.additional_properties[known] = "other"
        assert model.to_dict() == {**source, "added": [1]}
