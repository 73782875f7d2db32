"""Places in a spec: their pointers, what stands there, and references."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlays.generator.reading.document import Node, SpecError, load

WORDS = st.text(min_size=1).filter(lambda text: text == text.strip())


def node(value: Any) -> Node:
    """A document that is *value*."""
    return Node(value, "", Path("spec.yaml"), value)


def follow(document: Any, pointer: str) -> Any:
    """What a JSON pointer points at (RFC 6901)."""
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        document = document[int(key) if isinstance(document, list) else key]
    return document


def test_an_error_names_file_place_and_reason() -> None:
    with pytest.raises(SpecError) as caught:
        node({"a/b": {"~": 1}})["a/b"]["~"].fail("must be two")
    assert str(caught.value) == "spec.yaml: /a~1b/~0: must be two"
    assert str(SpecError(Path("spec.yaml"), "", "is empty")) == "spec.yaml: /: is empty"


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


MISREADINGS: list[tuple[Any, Callable[[Node], object], str]] = [
    ({200: 1}, lambda place: list(place.members()), "must be a string: quote it"),
    ([], lambda place: place["a"], "must be an object"),
    ("a", lambda place: place.get("a"), "must be an object"),
    (None, lambda place: list(place.members()), "must be an object"),
    ({}, lambda place: list(place.elements()), "must be an array"),
    ({}, lambda place: place["b"], "/: b is missing"),
    ({"flag": "true"}, lambda place: place.flag("flag"), "/flag: must be true or false"),
    ({"a": 1}, lambda place: place.only("b"), "/a: the keyword a is not supported here"),
    (" a", lambda place: place.word(), "must have no space around it"),
    ({"$ref": "other.yaml#/a"}, Node.resolve, "only references within the document"),
    ({"$ref": "#a"}, Node.resolve, "only references within the document"),
    ({"$ref": "#/nope/a"}, Node.resolve, "#/nope/a does not exist"),
    ({"$ref": 7}, Node.resolve, "must be a text"),
    ({"$ref": "#/a", "x": 1}, Node.target, "/x: the keyword x is not supported here"),
]  # fmt: skip
"""Values, what is read of each, and why that is refused."""


@pytest.mark.parametrize(("value", "read", "reason"), MISREADINGS)
def test_what_is_not_as_it_must_be_is_refused(
    value: Any, read: Callable[[Node], object], reason: str
) -> None:
    with pytest.raises(SpecError, match=reason):
        read(node(value))


def test_members_are_read_in_order_and_null_is_there() -> None:
    place = node({"b": None, "a": "  a\n", "flag": True, "texts": ["a ", "b"]})
    assert [key for key, _ in place.members()] == ["b", "a", "flag", "texts"]
    assert (place.get("b") is None, place.get("c")) == (False, None)
    assert place["a"].text() == "a"
    assert (place.flag("flag"), place.flag("absent")) == (True, False)
    assert (place.strings("texts"), place.strings("absent")) == (("a", "b"), ())


@given(WORDS)
def test_a_reference_is_resolved_whatever_its_target_is_called(name: str) -> None:
    step = name.replace("~", "~0").replace("/", "~1")
    place = node({"ref": {"$ref": f"#/all/{step}"}, "all": {name: {"here": True}}})
    target = place["ref"].resolve()
    assert (target.value, target.pointer) == ({"here": True}, f"/all/{step}")
    assert target.resolve() is target
    assert target.reference_name() is None


def test_a_spec_is_read_as_yaml_1_2(tmp_path: Path) -> None:
    file = tmp_path / "spec.yaml"
    file.write_text("a: [no, on, 0o17, é]\n", encoding="utf-8")
    assert [one.value for one in load(file)["a"].elements()] == ["no", "on", 15, "é"]
