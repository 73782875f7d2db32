"""Reading of objects, arrays, maps and unions, and the paths of what does not fit."""

from __future__ import annotations

import copy
import pickle
from collections import ChainMap, OrderedDict
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import (
    BatchPayload,
    BatchTextItem,
    IngestJobConfig,
    InvalidArgumentTypeError,
    ResponseDecodeError,
    TextPayload,
    UnknownVariant,
)
from specloom_agentset._runtime.json_values import kind_of
from specloom_agentset._runtime.models.model import (
    Model,
    check_list,
    check_map,
    decode_list,
    decode_map,
    encode_list,
    encode_map,
    encode_object,
    list_of,
    map_of,
)
from specloom_agentset.models.ingest_job_payload import decode_ingest_job_payload

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

TEXT: dict[str, Any] = {"type": "TEXT", "text": "hello"}
FULL: dict[str, Any] = {**TEXT, "fileName": "a.txt"}


def positive(value: Any) -> int:
    if isinstance(value, int) and value > 0:
        return value
    raise ResponseDecodeError("expected more than 0")


def union(value: Any) -> Any:
    return decode_ingest_job_payload(value)


@pytest.mark.parametrize(("value", "kind"), KINDS)
def test_kinds_are_named_as_in_json(value: object, kind: str) -> None:
    assert kind_of(value) == kind


@pytest.mark.parametrize(
    ("source", "file_name", "extra"),
    [
        (FULL, "a.txt", {}),
        (TEXT, None, {}),
        ({**TEXT, "fileName": None}, None, {}),
        ({"later": 1, **TEXT}, None, {"later": 1}),
        ({"later": 1, **FULL}, "a.txt", {"later": 1}),
        ({"later": None, **FULL, "more": [2]}, "a.txt", {"later": None, "more": [2]}),
    ],
)
def test_an_object_may_lack_optional_members_and_have_others(
    source: dict[str, Any], file_name: str | None, extra: dict[str, Any]
) -> None:
    before = copy.deepcopy(source)
    model = TextPayload.from_dict(source)
    assert (model.type, model.text, model.file_name) == ("TEXT", "hello", file_name)
    assert model.additional_properties == extra
    assert source == before


@pytest.mark.parametrize("kind", [MappingProxyType, OrderedDict, ChainMap])
@pytest.mark.parametrize("source", [FULL, TEXT, {**FULL, "later": 1}])
def test_any_mapping_is_an_object(kind: Any, source: dict[str, Any]) -> None:
    mapping: Mapping[str, Any] = kind(source)
    assert TextPayload.from_dict(mapping) == TextPayload.from_dict(source)
    assert union(mapping) == TextPayload.from_dict(source)


@pytest.mark.parametrize(
    ("value", "kind"), [*NO_OBJECTS, ("abc", "a string"), ([1] * 3, "an array")]
)
def test_what_is_not_an_object_is_told_with_the_models_name(value: Any, kind: str) -> None:
    with pytest.raises(ResponseDecodeError) as caught:
        TextPayload.from_dict(value)
    assert caught.value.path == ""
    assert caught.value.reason == f"expected an object (TextPayload), got {kind}"


@pytest.mark.parametrize(
    ("source", "path", "state"),
    [
        ({"type": "TEXT", "text": None}, "text", "null"),
        ({"type": "TEXT"}, "text", "absent"),
        ({"type": "TEXT", "a": 1, "b": 2}, "text", "absent"),
        ({}, "type", "absent"),
    ],
)
def test_a_required_member_that_is_missing_is_named(
    source: dict[str, Any], path: str, state: str
) -> None:
    with pytest.raises(ResponseDecodeError) as caught:
        TextPayload.from_dict(source)
    assert caught.value.path == path
    assert caught.value.reason == f"required field of TextPayload is {state}"


def test_an_absent_member_is_none_to_all_that_looks_at_models() -> None:
    config = IngestJobConfig.from_dict({"chunkSize": 64})
    assert config == IngestJobConfig(chunk_size=64) == attrs.evolve(config)
    assert repr(config) == "IngestJobConfig(chunk_size=64)"
    values = attrs.asdict(config)
    assert values == dict.fromkeys(values) | {"chunk_size": 64}
    assert attrs.evolve(config, mode="fast").to_dict() == {"chunkSize": 64, "mode": "fast"}
    config.delimiter = "-"
    config.chunk_size = None
    assert config.to_dict() == {"delimiter": "-"}


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

    batch = {"type": "BATCH", "items": [{"type": "TEXT", "text": "a", "config": {"metadata": 7}}]}
    with pytest.raises(ResponseDecodeError) as caught:
        decode_list(members, [{"a": TEXT}, {"a": TEXT, "b": batch}])
    assert caught.value.path == "[1].b.items[0].config.metadata"
    assert caught.value.reason == "expected an object, got a number"


@pytest.mark.parametrize(("value", "kind"), NO_ARRAYS)
def test_what_is_not_an_array_is_told(value: object, kind: str) -> None:
    with pytest.raises(ResponseDecodeError, match=f"^expected an array, got {kind}$"):
        check_list(value)
    with pytest.raises(ResponseDecodeError, match=f"^expected an array, got {kind}$"):
        decode_list(positive, value)


@pytest.mark.parametrize(("value", "kind"), NO_OBJECTS)
def test_what_is_not_a_map_is_told(value: object, kind: str) -> None:
    with pytest.raises(ResponseDecodeError, match=f"^expected an object, got {kind}$"):
        check_map(value)
    with pytest.raises(ResponseDecodeError, match=f"^expected an object, got {kind}$"):
        decode_map(positive, value)


def test_arrays_and_maps_of_scalars_are_kept() -> None:
    array, mapping = [1, None, "x"], {"a": 1, "b": None}
    assert check_list(array) is array
    assert check_map(mapping) is mapping


def test_a_known_tag_returns_its_variant() -> None:
    assert union(TEXT) == TextPayload(text="hello")


@pytest.mark.parametrize("tag", ["C", "", "a", "A "])
def test_an_unknown_tag_keeps_the_object(tag: str) -> None:
    source: dict[str, Any] = {"type": tag, "n": {"deep": [1]}}
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
def test_a_tag_that_is_not_text_is_told(source: dict[str, Any], state: str) -> None:
    with pytest.raises(ResponseDecodeError) as caught:
        union(source)
    assert caught.value.path == "type"
    assert caught.value.reason.endswith(state)


@pytest.mark.parametrize(("value", "kind"), NO_OBJECTS)
def test_a_union_that_is_not_an_object_is_told(value: object, kind: str) -> None:
    with pytest.raises(
        ResponseDecodeError, match=rf"^expected an object \(IngestJobPayload\), got {kind}$"
    ):
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


@pytest.mark.parametrize("value", [TextPayload(text="hello"), UnknownVariant("TEXT", TEXT), TEXT])
def test_an_object_is_a_model_or_a_mapping_in_wire_names(value: object) -> None:
    assert encode_object("payload", value) == TEXT
    assert list_of(encode_object)("items", (value, value)) == [TEXT, TEXT]
    assert map_of(encode_object)("items", MappingProxyType({"a": value})) == {"a": TEXT}


def test_containers_are_copied() -> None:
    array, mapping = [1], {"a": 1}
    assert encode_list("x", array) == array
    assert encode_list("x", array) is not array
    assert encode_map("x", mapping) == mapping
    assert encode_map("x", mapping) is not mapping


@pytest.mark.parametrize("value", ["abc", b"abc", bytearray(b"abc"), {"a": 1}, {"a"}, 7, iter([1])])
def test_what_is_not_a_list_is_refused_by_name(value: Any) -> None:
    kind = type(value).__name__
    for encode in (encode_list, list_of(encode_object)):
        with pytest.raises(InvalidArgumentTypeError, match=f"^tags must be a list, got {kind}$"):
            encode("tags", value)


@pytest.mark.parametrize("value", ["abc", ["a"], 7, {"a"}])
def test_what_is_not_an_object_is_refused_by_name(value: Any) -> None:
    kind = type(value).__name__
    for encode in (encode_map, map_of(encode_object)):
        with pytest.raises(InvalidArgumentTypeError, match=f"^labels must be a dict, got {kind}$"):
            encode("labels", value)
    with pytest.raises(
        InvalidArgumentTypeError, match=f"^job must be a model or a dict, got {kind}$"
    ):
        encode_object("job", value)


def test_a_bad_element_is_told_by_its_place() -> None:
    with pytest.raises(InvalidArgumentTypeError, match=r"^items\[1\] must be a model or a dict"):
        BatchPayload(items=[BatchTextItem(text="a"), "b"]).to_dict()  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    with pytest.raises(InvalidArgumentTypeError, match=r"^items\['a'\] must be a model or a dict"):
        map_of(encode_object)("items", {"a": None})


def test_the_bare_base_class_is_not_a_model() -> None:
    with pytest.raises(TypeError, match="Model is not a model"):
        Model.from_dict({})
