"""A spec as read from its file, with every place in it known by its path."""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn, cast

from attrs import define
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from .dialect import allowed


class SpecError(Exception):
    """A spec says something that can't be generated in full.

    Args:
        file: The spec.
        pointer: Where in it (a JSON pointer, RFC 6901).
        reason: What is wrong and what would be right.
    """

    def __init__(self, file: Path, pointer: str, reason: str) -> None:
        super().__init__(f"{file}: {pointer or '/'}: {reason}")
        self.file = file
        self.pointer = pointer
        self.reason = reason


@define(eq=False)
class Node:
    """A value of the spec and where it stands.

    Attributes:
        value: What YAML has there.
        pointer: The JSON pointer of the value.
        file: The spec.
        root: The whole document.
    """

    value: Any
    pointer: str
    file: Path
    root: Any

    def fail(self, reason: str) -> NoReturn:
        """Raise a :class:`SpecError` at this place."""
        raise SpecError(self.file, self.pointer, reason)

    def __getitem__(self, key: str) -> Node:
        """The member *key*; raises if there is none."""
        if key not in self.mapping():
            self.fail(f"{key} is missing")
        return self._child(key, self.mapping()[key])

    def get(self, key: str) -> Node | None:
        """The member *key*, or ``None``."""
        members = self.mapping()
        return self._child(key, members[key]) if key in members else None

    def members(self) -> Iterator[tuple[str, Node]]:
        """The members of an object, in the order of the file."""
        for key, value in self.mapping().items():
            if not isinstance(key, str):
                self.fail(f"the key {key!r} must be a string: quote it")
            yield key, self._child(key, value)

    def elements(self) -> Iterator[Node]:
        """The elements of an array."""
        value: object = self.value
        if not isinstance(value, list):
            self.fail("must be an array")
        values = cast("list[object]", value)
        for index, item in enumerate(values):
            yield self._child(str(index), item)

    def mapping(self) -> dict[object, object]:
        """The value, which must be an object."""
        value: object = self.value
        if not isinstance(value, dict):
            self.fail("must be an object")
        return cast("dict[object, object]", value)

    def text(self) -> str:
        """The value, which must be a string with something in it."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.fail("must be a text")
        return self.value.strip()

    def word(self) -> str:
        """The value, a text that can stand in code unchanged."""
        text = self.text()
        if text != self.value:
            self.fail("must have no space around it")
        check_word(self, text)
        return text

    def name(self) -> str:
        """The value, a name that Python takes for an argument or an attribute."""
        name = self.text()
        known = name.isidentifier() and not keyword.iskeyword(name)
        if not known or name.startswith("_") or name != name.lower():
            self.fail(f"{name} is not a valid Python name in lower case")
        return name

    def flag(self, key: str) -> bool:
        """The member *key*, which must be a boolean; false if it is absent."""
        node = self.get(key)
        if node is None:
            return False
        if not isinstance(node.value, bool):
            node.fail("must be true or false")
        return node.value

    def strings(self, key: str) -> tuple[str, ...]:
        """The member *key*, an array of strings; empty if it is absent."""
        node = self.get(key)
        return () if node is None else tuple(element.text() for element in node.elements())

    def words(self, key: str) -> tuple[str, ...]:
        """The member *key*, an array of texts that can stand in code; empty if it is absent."""
        node = self.get(key)
        return () if node is None else tuple(element.word() for element in node.elements())

    def only(self, *allowed: str) -> None:
        """Reject keywords that are not *allowed*: they would have no effect."""
        for key, node in self.members():
            if key not in allowed:
                node.fail(f"the keyword {key} is not supported here (known: {', '.join(allowed)})")

    def target(self) -> Node:
        """What this refers to, if it is a reference and no more, else itself."""
        if self.reference_name() is not None:
            self.only("$ref")
        return self.resolve()

    def resolve(self) -> Node:
        """What this refers to, if it is a reference, else itself."""
        if self.reference_name() is None:
            return self
        self.only("$ref", "summary", *allowed("property"))
        reference = self["$ref"].text()
        if not reference.startswith("#/"):
            self.fail("only references within the document are supported")
        target = Node(self.root, "", self.file, self.root)
        for part in reference[2:].split("/"):
            found = target.get(part.replace("~1", "/").replace("~0", "~"))
            if found is None:
                self.fail(f"{reference} does not exist")
            target = found
        return target

    def reference_name(self) -> str | None:
        """The last part of the reference, or ``None`` if this is none."""
        if not isinstance(self.value, dict) or self.get("$ref") is None:
            return None
        return self["$ref"].text().rsplit("/", 1)[-1]

    def _child(self, key: str, value: Any) -> Node:
        step = key.replace("~", "~0").replace("/", "~1")
        return Node(value, f"{self.pointer}/{step}", self.file, self.root)


def check_word(node: Node, text: str) -> None:
    """Reject *text* that can't stand between quotes in code unchanged."""
    if any(char in '"\\' or not char.isprintable() for char in text):
        node.fail(f"{text!r} must hold no quote, no backslash and no control character")


def load(file: Path) -> Node:
    """The spec in *file*.

    Raises:
        SpecError: It is not there, or no YAML.
    """
    if not file.is_file():
        raise SpecError(file, "", "does not exist")
    try:
        yaml: Any = YAML(typ="safe")
        value = yaml.load(read_text(file))
    except YAMLError as error:
        raise SpecError(file, "", f"not valid YAML: {error}") from error
    return Node(value, "", file, value)


def read_text(file: Path) -> str:
    """The text in *file*.

    Raises:
        SpecError: It is not there, or not in UTF-8.
    """
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SpecError(file, "", f"can't be read as UTF-8: {error}") from error
