"""Compiles request bodies: their members are arguments of the method."""

from __future__ import annotations

from .dialect import allowed
from .document import Node
from .parameters import Parameter
from .types import Component, Field, Model


def compile_body(node: Node, components: dict[str, Component]) -> Model | None:
    """The schema of the body of the operation *node*, or ``None`` if it has none."""
    given = node.get("requestBody")
    if given is None:
        return None
    request = given.target()
    request.only(*allowed("request body"))
    if not request.flag("required"):
        request.fail("must be required: true, so that a JSON object is always sent")
    request["content"].only("application/json")
    request["content"]["application/json"].only(*allowed("media type"))
    schema = request["content"]["application/json"]["schema"]
    schema.resolve()
    component = components.get(schema.reference_name() or "")
    if not isinstance(component, Model):
        schema.fail("must refer to an object schema of the components")
    schema.only("$ref")
    for member in component.fields:
        if member.const is not None:
            const = schema.resolve()["properties"][member.wire]["const"]
            const.fail("a member of a body is an argument and can't be a constant")
    return component


def body_alone(node: Node, body: tuple[Field, ...]) -> str | None:
    """The member of the *body* beside which no other is sent, or ``None``."""
    given = node.get("x-specloom-alone")
    if given is None:
        return None
    if given.text() not in {f.wire for f in body if not f.required and not f.type.nullable}:
        given.fail("must be an optional member of the body that can't be null")
    if any(member.required for member in body):
        given.fail("can't be alone: the body has members that are required")
    return given.text()


def body_from_path(
    node: Node, parameters: tuple[Parameter, ...], body: tuple[Field, ...]
) -> dict[str, str]:
    """The members of the *body* that repeat a parameter of the path: wire name and argument."""
    given = node.get("x-specloom-body-from-path")
    if given is None:
        return {}
    taken: dict[str, str] = {}
    kinds = {member.wire: member.type.kind for member in body}
    for member, source in given.members():
        found = [p for p in parameters if p.place == "path" and p.wire == source.text()]
        if not found or member not in kinds:
            source.fail("must map a property of the body to a path parameter")
        if kinds[member] != found[0].type.kind or kinds[member] == "datetime":
            source.fail(f"{member} and the parameter must have one type, and be no date-time")
        taken[member] = found[0].name
    return taken
