"""Reading of objects, arrays, maps and unions, and the paths of what does not fit."""

from __future__ import annotations

import copy
import pickle
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import ResponseDecodeError, UnknownVariant
from specloom_agentset._runtime.models import (
    Model,
    Shape,
    check_list,
    check_map,
    decode_list,
    decode_map,
    encode_list,
    encode_map,
    redacted,
)
from specloom_agentset._runtime.shapes import kind_of
from specloom_agentset._runtime.unknown_variant import unknown_variant

KINDS: list[tuple[object, str]] = [
    (None, "null"),
    (True, "a boolean"),
    (7, "a number"),
    (1.5, "a number"),
    ("x", "a string"),
    ([], "an array"),
    ({}, "an object"),
]
NO_ARRAYS = [each for each in KINDS if each[1] != "an array"]
NO_OBJECTS = [each for each in KINDS if each[1] != "an object"]

SHAPE = Shape("Thing", required=("id", "kind"), optional=("name", "note"), demanded=("id",))


def positive(value: Any) -> int:
    if isinstance(value, int) and value > 0:
        return value
    raise ResponseDecodeError("expected more than 0")


def tagged(value: Any) -> tuple[str, int]:
    try:
        return value["type"], positive(value["n"])
    except ResponseDecodeError as error:
        error.within("n")
        raise


VARIANTS = {"A": tagged, "B": tagged}


def union(value: Any) -> tuple[str, int] | UnknownVariant:
    """Decode *value* as the unions do that are generated."""
    try:
        decode = VARIANTS[value["type"]]
    except (KeyError, TypeError):
        return unknown_variant(value, "type")
    return decode(value)


@pytest.mark.parametrize(("value", "kind"), KINDS)
def test_kinds_are_named_as_in_json(value: object, kind: str) -> None:
    assert kind_of(value) == kind


def test_an_object_gives_its_known_keys_in_order_and_the_rest() -> None:
    source = {"extra": 1, "name": "n", "kind": "k", "id": "i"}
    assert SHAPE.fetch(source) == ("i", "k")
    assert SHAPE.others(source) == (("n", None), {"extra": 1})
    assert SHAPE.read(source) == (("i", "k"), ("n", None), {"extra": 1})


@pytest.mark.parametrize("extra", [{}, {"extra": 1}])
@pytest.mark.parametrize("given", [{}, {"name": "n"}, {"note": "t"}, {"name": None, "note": "t"}])
def test_optional_keys_are_found_whatever_else_there_is(
    given: dict[str, Any], extra: dict[str, Any]
) -> None:
    source = {"id": "i", "kind": "k", **given, **extra}
    assert SHAPE.others(source) == ((given.get("name"), given.get("note")), extra or None)


def test_a_shape_of_one_key_gives_it_in_a_tuple() -> None:
    assert Shape("One", required=("id",)).fetch({"id": "i"}) == ("i",)
    assert Shape("One", optional=("id",)).fetch_optional({"id": "i"}) == ("i",)


@pytest.mark.parametrize("keys", [("id",), ("id", "name")])
@pytest.mark.parametrize("source", [{}, None, 7, "id", [], ["id"]])
def test_the_quick_way_gives_up_on_all_that_is_out_of_the_ordinary(
    keys: tuple[str, ...], source: object
) -> None:
    with pytest.raises((KeyError, TypeError)):
        Shape("Thing", required=keys).fetch(source)


def test_absent_keys_read_as_none() -> None:
    nothing = (None, None)
    assert SHAPE.read({}) == (nothing, nothing, None)
    assert SHAPE.read(MappingProxyType({"id": "i"})) == (("i", None), nothing, None)
    assert SHAPE.beyond({"id": 1}) is None


@pytest.mark.parametrize(("value", "kind"), NO_OBJECTS)
def test_what_is_no_object_is_told_with_the_models_name(value: object, kind: str) -> None:
    with pytest.raises(ResponseDecodeError) as caught:
        SHAPE.read(value)
    assert caught.value.path == ""
    assert caught.value.reason == f"expected an object (Thing), got {kind}"


@pytest.mark.parametrize(("source", "state"), [({"id": None}, "null"), ({"x": 1}, "absent")])
def test_a_required_field_that_is_missing_is_named(source: dict[str, Any], state: str) -> None:
    error = SHAPE.lacking(source)
    assert (error.path, error.reason) == ("id", f"required field of Thing is {state}")


@given(values=st.lists(st.integers(min_value=1)))
def test_a_list_is_decoded_in_order(values: list[int]) -> None:
    assert decode_list(positive, values) == values


@given(values=st.lists(st.integers(min_value=1)), data=st.data())
def test_an_element_that_does_not_decode_is_told_by_its_index(
    values: list[Any], data: st.DataObject
) -> None:
    at = data.draw(st.integers(min_value=0, max_value=len(values)))
    values.insert(at, "bad")
    with pytest.raises(ResponseDecodeError) as caught:
        decode_list(positive, values)
    assert caught.value.path == f"[{at}]"


def test_a_member_that_does_not_decode_is_told_by_its_key() -> None:
    assert decode_map(positive, {"a": 1, "b": 2}) == {"a": 1, "b": 2}
    with pytest.raises(ResponseDecodeError) as caught:
        decode_map(positive, {"a": 1, "b": 0})
    assert caught.value.path == "b"


def test_paths_lead_through_lists_maps_and_unions() -> None:
    def members(value: Any) -> object:
        return decode_map(union, value)

    source = [
        {"a": {"type": "A", "n": 1}},
        {"a": {"type": "A", "n": 1}, "b": {"type": "B", "n": 0}},
    ]
    with pytest.raises(ResponseDecodeError) as caught:
        decode_list(members, source)
    assert caught.value.path == "[1].b.n"


@pytest.mark.parametrize(("value", "kind"), NO_ARRAYS)
def test_what_is_no_array_is_told(value: object, kind: str) -> None:
    with pytest.raises(ResponseDecodeError, match=f"^expected an array, got {kind}$"):
        check_list(value)
    with pytest.raises(ResponseDecodeError, match=f"^expected an array, got {kind}$"):
        decode_list(positive, value)


@pytest.mark.parametrize(("value", "kind"), NO_OBJECTS)
def test_what_is_no_map_is_told(value: object, kind: str) -> None:
    with pytest.raises(ResponseDecodeError, match=f"^expected an object, got {kind}$"):
        check_map(value)
    with pytest.raises(ResponseDecodeError, match=f"^expected an object, got {kind}$"):
        decode_map(positive, value)


def test_arrays_and_maps_of_scalars_are_taken_as_they_are() -> None:
    array, mapping = [1, None, "x"], {"a": 1, "b": None}
    assert check_list(array) is array
    assert check_map(mapping) is mapping


def test_a_known_tag_gives_its_variant() -> None:
    assert union({"type": "B", "n": 5}) == ("B", 5)


@pytest.mark.parametrize("tag", ["C", "", "a", "A "])
def test_an_unknown_tag_keeps_the_object(tag: str) -> None:
    source = {"type": tag, "n": {"deep": [1]}}
    variant = union(source)
    assert variant == UnknownVariant(tag, source)
    assert isinstance(variant, UnknownVariant)
    assert variant.to_dict() == source
    assert variant.to_dict() is not source


@pytest.mark.parametrize(
    ("source", "state"),
    [
        ({}, "is absent"),
        ({"type": None}, "is null"),
        ({"type": 7}, "is a number"),
        ({"type": ["A"]}, "is an array"),
        ({"type": {}}, "is an object"),
    ],
)
def test_a_tag_that_is_no_text_is_told(source: dict[str, Any], state: str) -> None:
    with pytest.raises(ResponseDecodeError) as caught:
        union(source)
    assert caught.value.path == "type"
    assert caught.value.reason.endswith(state)


@pytest.mark.parametrize(("value", "kind"), NO_OBJECTS)
def test_a_union_that_is_no_object_is_told(value: object, kind: str) -> None:
    with pytest.raises(ResponseDecodeError, match=f"^expected an object, got {kind}$"):
        union(value)


def test_an_unknown_variant_compares_copies_and_pickles() -> None:
    variant = UnknownVariant("C", {"type": "C", "n": [1]})
    assert variant != UnknownVariant("C", {"type": "C", "n": [2]})
    for twin in (
        copy.copy(variant),
        copy.deepcopy(variant),
        pickle.loads(pickle.dumps(variant)),  # noqa: S301
    ):
        assert twin == variant


def test_an_unknown_variant_shows_its_keys_and_not_its_values() -> None:
    variant = UnknownVariant("C", {"type": "C", "secret": "hidden"})
    assert repr(variant) == "UnknownVariant(tag='C', keys=['secret', 'type'])"


def test_models_in_lists_and_maps_are_encoded() -> None:
    variant = UnknownVariant("C", {"type": "C"})
    assert encode_list([variant]) == [{"type": "C"}]
    assert encode_map({"a": variant}) == {"a": {"type": "C"}}


def test_the_bare_base_class_is_no_model() -> None:
    with pytest.raises(TypeError, match="Model is not a model"):
        Model.from_dict({})
    with pytest.raises(TypeError, match="Model is not a model"):
        Model().to_dict()


def test_a_secret_field_shows_as_stars() -> None:
    assert redacted("hidden") == redacted({"a": "hidden"}) == "'***'"
