"""Compiles parameters of the path, the query and the headers."""

from __future__ import annotations

import keyword

from attrs import frozen

from .document import Node
from .naming import snake
from .schemas import compile_type
from .types import Type


@frozen
class Parameter:
    """A path, query or header parameter.

    Attributes:
        wire: The name on the wire.
        name: The Python argument.
        place: ``path``, ``query`` or ``header``.
        type: Its type.
        required: Whether a value is needed.
        description: What it means.
        default: What is sent when the caller gives nothing, or ``None`` for not sending it.
        explode: Whether an array repeats its key; else its values are joined by commas.
        client_level: Whether the client holds a value for it.
        environment: The variable that the client reads that value from.
        deprecated: Whether the provider advises against it.
    """

    wire: str
    name: str
    place: str
    type: Type
    required: bool
    description: str
    default: str | None = None
    explode: bool = True
    client_level: bool = False
    environment: str = ""
    deprecated: bool = False


def compile_parameter(given: Node) -> Parameter:
    """One parameter, of an operation or of the components."""
    node = given.target()
    node.only(
        "name", "in", "required", "description", "schema", "style", "explode", "deprecated",
        "x-specloom-default", "x-specloom-client-level", "x-specloom-name",
    )  # fmt: skip
    place = node["in"].text()
    if place not in {"path", "query", "header"}:
        node["in"].fail("only path, query and header parameters are supported")
    compiled = compile_type(node["schema"])
    single = compiled.item if compiled.kind == "list" and compiled.item else compiled
    if single.kind in {"model", "union", "values", "map", "any"} or compiled.nullable:
        node["schema"].fail("a parameter must be a scalar or an array of scalars")
    level = node.get("x-specloom-client-level")
    if level is not None:
        level.only("environment")
        if not node.pointer.startswith("/components/"):
            level.fail("what the client holds must be a parameter of the components")
    renamed = node.get("x-specloom-name")
    wire = node["name"].word()
    return Parameter(
        wire=wire,
        name=snake(wire) if renamed is None else identifier(renamed),
        place=place,
        type=compiled,
        required=node.flag("required"),
        description=node["description"].text(),
        default=_default(node, compiled),
        explode=_explode(node, compiled, place),
        client_level=level is not None,
        environment="" if level is None else level["environment"].word(),
        deprecated=node.flag("deprecated"),
    )


def identifier(node: Node) -> str:
    """The value, which must be a name that Python takes."""
    name = node.text()
    if not name.isidentifier() or keyword.iskeyword(name) or name.startswith("_"):
        node.fail(f"{name} is no name that Python takes")
    return name


def _explode(node: Node, compiled: Type, place: str) -> bool:
    if compiled.kind != "list":
        for key in ("style", "explode"):
            if (given := node.get(key)) is not None:
                given.fail(f"{key} has a meaning for arrays alone: leave it out")
        return True
    if place != "query" or node["style"].value != "form":
        node.fail("an array parameter must be in the query, with style: form")
    _ = node["explode"]
    return node.flag("explode")


def _default(node: Node, compiled: Type) -> str | None:
    given = node.get("x-specloom-default")
    if given is None:
        return None
    if compiled.kind not in {"string", "enum"}:
        given.fail("only a string or an enumeration can have one")
    text = given.word()
    if compiled.kind == "enum" and text not in node["schema"].resolve().strings("enum"):
        given.fail(f"{text} is no value of {compiled.name}")
    return text
