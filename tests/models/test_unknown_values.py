"""Values of enumerations that came after the spec was written are kept and written back."""

from __future__ import annotations

from typing import Any

from .catalogue import Subject, subjects_of
from .schemas import Schema
from .using import use
from .verdicts import python_name

NEW = "BRAND_NEW"

COUNTS = {"agentset": 7, "gradient": 3, "nuextract": 0, "vectara": 5}
"""How many members hold an enumeration, so that none is overlooked."""


def is_enum(subject: Subject, schema: Schema) -> bool:
    return "enum" in subject.schemas.view(schema).schema


def enum_members(subject: Subject) -> dict[str, Any]:
    """Return the members that hold values of an enumeration, with a new one."""
    found: dict[str, Any] = {}
    for wire, schema in subject.view.properties.items():
        view = subject.schemas.view(schema)
        if is_enum(subject, schema):
            found[wire] = NEW
        elif view.kind == "array" and is_enum(subject, view.items):
            found[wire] = ["en", NEW]
    return found


def test_the_spec_has_so_many_enumerations(provider: str) -> None:
    found = [wire for subject in subjects_of(provider) for wire in enum_members(subject)]
    assert len(found) == COUNTS.get(provider, len(found)), found


def test_an_unknown_value_of_an_enumeration_arrives_as_text(subject: Subject) -> None:
    for wire, new in enum_members(subject).items():
        source = {**subject.samples[0], wire: new}
        model = subject.model.from_dict(source)
        assert getattr(model, python_name(wire)) == new
        assert model.to_dict() == source
        use(model)
