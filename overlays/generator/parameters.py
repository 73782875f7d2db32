"""Compiles parameters of the path, the query and the headers."""

from __future__ import annotations

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


def compile_parameter(given: Node) -> Parameter:
    """One parameter, of an operation or of the components."""
    node = given.resolve()
    node.only(
        "name", "in", "required", "description", "schema", "style", "explode", "deprecated",
        "x-specloom-default", "x-specloom-client-level", "x-specloom-name",
    )  # fmt: skip
    place = node["in"].text()
    if place not in {"path", "query", "header"}:
        node["in"].fail("only path, query and header parameters are supported")
    compiled = compile_type(node["schema"])
    if compiled.kind in {"model", "union", "values", "map", "any"} or compiled.nullable:
        node["schema"].fail("a parameter must be a scalar or an array of scalars")
    if compiled.kind == "list" and (place != "query" or node["style"].value != "form"):
        node.fail("an array parameter must be in the query, with style: form")
    default = node.get("x-specloom-default")
    level = node.get("x-specloom-client-level")
    if level is not None:
        level.only("environment")
    renamed = node.get("x-specloom-name")
    wire = node["name"].text()
    return Parameter(
        wire=wire,
        name=snake(wire) if renamed is None else renamed.text(),
        place=place,
        type=compiled,
        required=node.flag("required"),
        description=node["description"].text(),
        default=None if default is None else default.text(),
        explode=node["explode"].value if compiled.kind == "list" else True,
        client_level=level is not None,
        environment="" if level is None else level["environment"].text(),
    )
