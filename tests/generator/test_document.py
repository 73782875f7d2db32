"""Places in a spec: their pointers, what stands there, and references."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlays.generator.reading.document import Node, SpecError, load

FILE = Path("spec.yaml")
WORDS = st.text(min_size=1).filter(lambda text: text == text.strip())


def node(value: Any) -> Node:
    """A document that is *value*."""
    return Node(value, "", FILE, value)


def follow(document: Any, pointer: str) -> Any:
    """What a JSON pointer points at (RFC 6901)."""
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        document = document[int(key) if isinstance(document, list) else key]
    return document


def test_an_error_says_file_place_and_reason() -> None:
    with pytest.raises(SpecError) as caught:
        node({"a": {"b": 1}})["a"]["b"].fail("must be two")
    error = caught.value
    assert (error.file, error.pointer, error.reason) == (FILE, "/a/b", "must be two")
    assert str(error) == "spec.yaml: /a/b: must be two"


def test_an_error_about_the_whole_document_points_at_its_root() -> None:
    assert str(SpecError(FILE, "", "is empty")) == "spec.yaml: /: is empty"


@pytest.mark.parametrize(
    ("keys", "pointer"),
    [
        (["/jobs/{id}"], "/~1jobs~1{id}"),
        (["a~b"], "/a~0b"),
        (["~1"], "/~01"),
        (["/~"], "/~1~0"),
        (["a b", "é", "%41"], "/a b/é/%41"),
        ([""], "/"),
    ],
)
def test_keys_are_escaped_in_pointers(keys: list[str], pointer: str) -> None:
    document: Any = 1
    for key in reversed(keys):
        document = {key: document}
    place = node(document)
    for key in keys:
        place = place[key]
    assert (place.pointer, place.value) == (pointer, 1)


@given(
    st.recursive(
        st.none(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    )
)
def test_every_pointer_leads_back_to_its_place(document: Any) -> None:
    waiting = [node(document)]
    while waiting:
        place = waiting.pop()
        assert follow(document, place.pointer) is place.value
        if isinstance(place.value, dict):
            waiting += [child for _, child in place.members()]
        elif isinstance(place.value, list):
            waiting += place.elements()


def test_members_come_in_the_order_of_the_file() -> None:
    assert [key for key, _ in node({"b": 1, "a": 2}).members()] == ["b", "a"]


@pytest.mark.parametrize("key", [200, True, None, 1.5])
def test_a_key_that_is_no_string_is_refused(key: Any) -> None:
    with pytest.raises(SpecError, match="must be a string: quote it"):
        list(node({key: 1}).members())


@pytest.mark.parametrize("value", [[], "a", 1, None])
def test_what_is_no_object_has_no_members(value: Any) -> None:
    with pytest.raises(SpecError, match="must be an object"):
        node(value)["a"]
    with pytest.raises(SpecError, match="must be an object"):
        node(value).get("a")
    with pytest.raises(SpecError, match="must be an object"):
        list(node(value).members())


@pytest.mark.parametrize("value", [{}, "a", 1, None])
def test_what_is_no_array_has_no_elements(value: Any) -> None:
    with pytest.raises(SpecError, match="must be an array"):
        list(node(value).elements())


def test_a_member_that_is_null_is_there() -> None:
    place = node({"a": None})
    assert place.get("a") is not None
    assert place.get("b") is None
    with pytest.raises(SpecError, match="/: b is missing"):
        place["b"]


def test_texts_are_stripped_and_flags_are_booleans() -> None:
    place = node({"text": "  a\n", "flag": True, "texts": ["a ", "b"], "wrong": "true"})
    assert place["text"].text() == "a"
    assert (place.flag("flag"), place.flag("absent")) == (True, False)
    assert (place.strings("texts"), place.strings("absent")) == (("a", "b"), ())
    with pytest.raises(SpecError, match="/wrong: must be true or false"):
        place.flag("wrong")


def test_only_names_what_it_would_have_known() -> None:
    place = node({"type": 1, "kind": 2})
    place.only("type", "kind")
    with pytest.raises(SpecError) as caught:
        place.only("type", "title")
    assert caught.value.pointer == "/kind"
    assert caught.value.reason == "the keyword kind is not supported here (known: type, title)"


@given(WORDS)
def test_a_reference_is_resolved_whatever_its_target_is_called(name: str) -> None:
    step = name.replace("~", "~0").replace("/", "~1")
    place = node({"ref": {"$ref": f"#/all/{step}"}, "all": {name: {"here": True}}})
    target = place["ref"].resolve()
    assert target.value == {"here": True}
    assert target.pointer == f"/all/{step}"


@pytest.mark.parametrize("value", [{"type": "string"}, "text", [1], None, {}])
def test_what_is_no_reference_resolves_to_itself(value: Any) -> None:
    place = node({"a": value})["a"]
    assert place.resolve() is place
    assert place.reference_name() is None


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("other.yaml", "only references within the document"),
        ("other.yaml#/a", "only references within the document"),
        ("https://example.com/spec#/a", "only references within the document"),
        ("#a", "only references within the document"),
        ("#/a/nope", "#/a/nope does not exist"),
        ("#/nope/a", "#/nope/a does not exist"),
        ("", "must be a text"),
        (7, "must be a text"),
    ],
)
def test_a_reference_to_nowhere_is_refused_where_it_stands(reference: Any, reason: str) -> None:
    with pytest.raises(SpecError) as caught:
        node({"a": {}, "b": {"$ref": reference}})["b"].resolve()
    assert caught.value.pointer.startswith("/b")
    assert reason in caught.value.reason


def test_a_spec_is_read_as_yaml_1_2(tmp_path: Path) -> None:
    file = tmp_path / "spec.yaml"
    file.write_text("a: [no, on, 0o17, 2024-01-01, é]\n", encoding="utf-8")
    values = [element.value for element in load(file)["a"].elements()]
    assert values[:3] == ["no", "on", 15]
    assert values[4] == "é"
