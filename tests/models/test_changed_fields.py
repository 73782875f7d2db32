"""One field of an answer after the other is wrong: it is told by its path, or does no harm."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .catalogue import FEW, Subject, subjects_of
from .places import ABSENT, changed, places
from .strategies import JSON, Json
from .using import use
from .verdicts import canonical

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


def read(subject: Subject, source: Json) -> Any:
    """Return what *source* is read into, held against the schema; None if it can't be read."""
    expected = subject.problem(source)
    if expected is not None:
        with pytest.raises(subject.decode_error) as caught:
            subject.model.from_dict(source)
        error: Any = caught.value
        assert error.path == expected
        return None
    model = subject.model.from_dict(source)
    assert canonical(model.to_dict()) == canonical(subject.written(source))
    return model


@pytest.mark.parametrize("new", REPLACEMENTS)
def test_each_field_in_turn(subject: Subject, new: Any) -> None:
    for sample in subject.samples:
        for place in places(sample):
            model = read(subject, changed(sample, place, new))
            # What lies deeper belongs to another model, which has its own turn.
            if model is not None and len(place) == 1:
                use(model)


@FEW
@given(data=st.data(), new=JSON)
def test_any_json_in_place_of_any_field(subject: Subject, data: st.DataObject, new: Json) -> None:
    source = data.draw(subject.strategy(extra=True))
    place = data.draw(st.sampled_from([*places(source)] or [()]))
    model = read(subject, changed(source, place, new))
    if model is not None:
        use(model)


@FEW
@given(source=JSON)
def test_any_json_in_place_of_the_whole(subject: Subject, source: Json) -> None:
    model = read(subject, source)
    if model is not None:
        use(model)


def test_an_object_of_another_kind_in_place_of_the_whole(subject: Subject) -> None:
    for source in (sample for other in subjects_of(subject.provider) for sample in other.samples):
        model = read(subject, source)
        if model is not None:
            use(model)


def depth(value: Any) -> int:
    """Return how many lists are in each other."""
    count = 0
    while value:
        count += 1
        [value] = value
    return count


def test_json_however_deep_is_read_shown_and_written(subject: Subject) -> None:
    deep: Json = None
    # As deep as the JSON parser goes.
    for _ in range(1000):
        deep = [deep]
    for sample in subject.samples:
        model = subject.model.from_dict({**sample, "beyond": deep})
        assert depth(model.to_dict()["beyond"]) == 1000
        assert "beyond" in repr(model) or "additional_properties" in repr(model)
        for place in places(sample):
            try:
                other = subject.model.from_dict(changed(sample, place, deep))
            except subject.decode_error:
                continue
            assert other.to_dict()
            assert repr(other)
