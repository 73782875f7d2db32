"""Stops at names that would take each other's place, and at components that have no place."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator

from .document import Node
from .naming import module_of

_FUNCTIONS = frozenset(
    {
        "client_value", "client_values", "datetime_argument", "encode_list", "encode_map",
        "header_value", "no_result", "path_segment", "self", "wire_datetime",
        # Builtins that the functions call.
        "dict", "isinstance", "list", "str",
    }
)  # fmt: skip
"""What the functions that build calls use by name."""

_CLIENT = frozenset(
    {
        "aclose", "base_url", "clock", "close", "execute", "is_closed", "send", "stream", "values",
        "with_options",
    }
)  # fmt: skip
"""What a client has besides its resources."""

_SETTINGS = frozenset({"base_url", "clock", "headers", "http_client", "max_retries", "timeout"})
"""Arguments that every client has."""


def check_arguments(node: Node, names: list[str]) -> None:
    """Stop at arguments of a method that would have one name."""
    names = [*names, "request_options"]
    for name in names:
        if names.count(name) > 1:
            node.fail(f"two arguments would be called {name}: rename one with x-specloom-name")
        if name in _FUNCTIONS:
            node.fail(f"no argument can be called {name}: rename it with x-specloom-name")


def check_operations(document: Node) -> None:
    """Stop at operations that would be written into one module, or that have one path."""
    modules: dict[str, str] = {}
    paths: dict[str, str] = {}
    for path, item in document["paths"].members():
        if (other := paths.setdefault(anonymous(path), path)) != path:
            item.fail(f"differs from {other} by the names of its parameters alone")
        for _, node in item.members():
            name = node["operationId"]
            module = ".".join(map(module_of, (*node.strings("tags"), name.word())))
            if (place := modules.setdefault(module, name.pointer)) != name.pointer:
                name.fail(f"the module of {name.text()} would be that of {place}: rename one")


def check_tags(document: Node) -> None:
    """Stop at tags that can't be the path of a resource."""
    modules: dict[str, str] = {}
    names = [tag["name"].text() for tag in document["tags"].elements()]
    for tag in document["tags"].elements():
        name = tag["name"].text()
        for step in name.split("."):
            if not step.isidentifier() or keyword.iskeyword(step):
                tag["name"].fail(f"{name} must be names that Python takes, joined by dots")
        if name.split(".")[0] in _CLIENT:
            tag["name"].fail(f"the client has a {name} already")
        if (other := modules.setdefault(module_of(name), name)) != name:
            tag.fail(f"the module of {name} would be that of {other}: rename one")
        if any(name.startswith(f"{other}.") for other in names):
            tag.fail(f"{name} can't be reached: what is before its last dot is a resource itself")


def check_client(document: Node, arguments: Iterable[str], values: dict[str, str]) -> None:
    """Stop at arguments of the client that would have one name.

    Args:
        document: The spec.
        arguments: Those that have to do with authentication.
        values: The client-level parameters: their keys in the components, and their names.
    """
    taken = {*_SETTINGS, *arguments}
    for key, name in values.items():
        if name in taken:
            document["components"]["parameters"][key].fail(f"the client has a {name} already")
        taken.add(name)


def check_references(document: Node) -> None:
    """Stop at a component that nothing refers to, schemas aside."""
    used = {str(place["$ref"].value) for place in _references(document)}
    for kind in ("parameters", "responses", "requestBodies"):
        listed = document["components"].get(kind)
        for name, node in listed.members() if listed else ():
            if f"#/components/{kind}/{name}" not in used:
                node.fail("nothing refers to it")


def anonymous(path: str) -> str:
    """A path template without the names of its parameters, which the generator changes."""
    return re.sub(r"\{[^}]*\}", "{}", path)


def _references(node: Node) -> Iterator[Node]:
    if isinstance(node.value, dict):
        if node.get("$ref") is not None:
            yield node
        for _, member in node.members():
            yield from _references(member)
    elif isinstance(node.value, list):
        for element in node.elements():
            yield from _references(element)
