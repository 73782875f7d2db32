"""What the strategies make does fit the schemas, and the samples leave nothing out."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from openapi_schema_validator import OAS31Validator

from .catalogue import FEW, Subject
from .places import at, places
from .strategies import Json


def misfits(subject: Subject, value: Json) -> list[str]:
    components = {"schemas": subject.schemas.components}
    document: dict[str, Any] = {**subject.schema, "components": components}
    return [error.message for error in OAS31Validator(document).iter_errors(value)]


@FEW
@given(data=st.data())
def test_what_is_drawn_fits_the_schema(subject: Subject, data: st.DataObject) -> None:
    value = data.draw(subject.strategy(extra=data.draw(st.booleans())))
    assert misfits(subject, value) == []


def test_samples_fit_the_schema_and_hold_every_known_member(subject: Subject) -> None:
    samples = subject.samples
    assert [misfits(subject, sample) for sample in samples] == [[]] * len(samples)
    known = subject.view.properties.keys()
    assert all(sample.keys() == known for sample in samples)
    assert not any(at(sample, place) is None for sample in samples for place in places(sample))
