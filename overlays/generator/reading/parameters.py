"""Compiles parameters of the path, the query and the headers."""

from __future__ import annotations

import re

from attrs import frozen

from .dialect import allowed
from .document import Node
from .names import snake
from .schemas import compile_type
from .types import Type

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What a header may be called (RFC 9110 section 5.6.2)."""

_OWN_HEADERS = frozenset({"accept", "authorization", "content-type"})
"""OpenAPI ignores parameters of these names."""


@frozen
class Parameter:
    """A path, query or header parameter.

    Attributes:
        wire: The name on the wire.
        name: The Python argument.
        place: ``path``, ``query`` or ``header``.
        type: Its type.
        required: Whether a request has to have a value for it.
        description: What it means.
        default: What is sent when the caller passes nothing, or ``None`` for not sending it.
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

    @property
    def positional(self) -> bool:
        """Whether every call has to pass it, as an argument."""
        return self.required and not self.client_level


def compile_parameter(given: Node) -> Parameter:
    """One parameter, of an operation or of the components."""
    node = given.target()
    node.only(*allowed("parameter"))
    place = node["in"].text()
    if place not in {"path", "query", "header"}:
        node["in"].fail("only path, query and header parameters are supported")
    compiled = compile_type(node["schema"])
    single = compiled.item if compiled.kind == "list" and compiled.item else compiled
    if single.kind in {"model", "union", "values", "map", "any"} or compiled.nullable:
        node["schema"].fail("a parameter must be a scalar or an array of scalars")
    if place == "path" and single.kind in {"number", "boolean"}:
        node["schema"].fail("a parameter of the path must be a string, an integer or a date-time")
    if place == "path" and not node.flag("required"):
        node.fail("a parameter of the path must be required: true")
    renamed = node.get("x-specloom-name")
    wire = _wire(node["name"], place)
    return Parameter(
        wire=wire,
        name=snake(wire) if renamed is None else renamed.name(),
        place=place,
        type=compiled,
        required=node.flag("required"),
        description=node["description"].text(),
        default=_default(node, compiled),
        explode=_explode(node, compiled, place),
        client_level=node.get("x-specloom-client-level") is not None,
        environment=_environment(node, compiled),
        deprecated=node.flag("deprecated"),
    )


def header_name(node: Node) -> str:
    """The value, the name of a header."""
    if not _TOKEN.fullmatch(node.word()):
        node.fail(f"{node.word()} is not a valid header name")
    return node.word()


def _wire(node: Node, place: str) -> str:
    if place != "header":
        return node.word()
    if header_name(node).lower() in _OWN_HEADERS:
        node.fail(f"the client sends {node.word()} itself")
    return node.word()


def _environment(node: Node, compiled: Type) -> str:
    level = node.get("x-specloom-client-level")
    if level is None:
        return ""
    level.only("environment")
    if not node.pointer.startswith("/components/"):
        level.fail("what the client holds must be a parameter of the components")
    if compiled.kind not in {"string", "integer", "number", "boolean", "digits"}:
        level.fail("the client holds texts, numbers and booleans alone")
    return level["environment"].word()


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
    if node.flag("required") or node.get("x-specloom-client-level") is not None:
        given.fail("what is required, or held by the client, can't have one")
    text = given.word()
    if compiled.kind == "enum" and text not in node["schema"].resolve().strings("enum"):
        given.fail(f"{text} is not a value of {compiled.name}")
    return text
