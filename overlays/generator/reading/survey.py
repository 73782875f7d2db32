"""What a spec says, as far as two versions of it are compared; it need not be one that compiles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import field, frozen

from .document import Node

VERBS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")


@frozen
class Response:
    """What an operation may respond with one status.

    Attributes:
        types: The schemas of the content, with the media type if it is not JSON.
        description: What the spec says of it.
    """

    types: frozenset[str]
    description: str


@frozen
class Operation:
    """An operation.

    Attributes:
        place: Its verb and path.
        node: Where it stands.
        parameters: By place and name on the wire.
        body: The name of the body's schema, ``None`` without a body.
        responses: By status.
    """

    place: str
    node: Node
    parameters: dict[tuple[str, str], Node] = field(hash=False)
    body: str | None
    responses: dict[str, Response] = field(hash=False)


def operations(document: Node) -> dict[str, Operation]:
    """The operations by operationId, or by verb and path if they have none."""
    found: dict[str, Operation] = {}
    for path, item in members(document, "paths"):
        for verb, node in item.members():
            if verb in VERBS:
                operation = _operation(f"{verb.upper()} {path}", node, item)
                found[words(node.get("operationId")) or operation.place] = operation
    return found


def _operation(place: str, node: Node, item: Node) -> Operation:
    parameters: dict[tuple[str, str], Node] = {}
    for source in (item, node):
        listed = source.get("parameters")
        for given in () if listed is None else listed.elements():
            one = given.resolve()
            parameters[one["in"].text(), one["name"].text()] = one
    responses = {status: _response(given.resolve()) for status, given in members(node, "responses")}
    return Operation(place, node, parameters, _body(node), responses)


def _body(node: Node) -> str | None:
    given = node.get("requestBody")
    if given is None:
        return None
    names = [
        content["schema"].reference_name() for _, content in members(given.resolve(), "content")
    ]
    return names[0] if names else None


def _response(node: Node) -> Response:
    types: set[str] = set()
    for media, content in members(node, "content"):
        schema = content.get("schema")
        prefix = "" if media == "application/json" else f"{media}: "
        types |= {f"{prefix}{one}" for one in (kinds(schema) if schema is not None else ["any"])}
    return Response(frozenset(types), words(node.get("description")))


def schemas(document: Node) -> dict[str, Node]:
    """The component schemas by name."""
    components = document.get("components")
    return {} if components is None else dict(members(components, "schemas"))


def kinds(node: Node) -> frozenset[str]:
    """The kinds of values that a schema allows, in words."""
    return frozenset(_kinds(node))


def _kinds(node: Node) -> Iterator[str]:
    name = node.reference_name()
    alternatives = node.get("oneOf") or node.get("anyOf")
    const = node.get("const")
    if name is not None:
        yield name
    elif const is not None:
        yield f'"{const.value}"'
    elif alternatives is not None:
        for option in alternatives.elements():
            yield from _kinds(option)
    else:
        given = node.get("type")
        several = given is not None and isinstance(given.value, list)
        names = [] if given is None else node.strings("type") if several else [given.text()]
        for one in names or ["any"]:
            yield from _kinds_of(one, node)


def _kinds_of(kind: str, node: Node) -> Iterator[str]:
    inner = node.get({"array": "items", "object": "additionalProperties"}.get(kind, ""))
    form = node.get("format")
    if inner is not None and is_object(inner):
        for one in _kinds(inner):
            yield f"{'array' if kind == 'array' else 'map'} of {one}"
    elif kind == "string" and form is not None and form.value == "date-time":
        yield "date-time"
    else:
        yield kind


def members(node: Node, key: str) -> Iterator[tuple[str, Node]]:
    """The members of the member *key* of an object, none if there is none."""
    inner = node.get(key)
    if inner is not None:
        yield from inner.members()


def is_object(node: Node) -> bool:
    """Whether it is an object, and not a plain value or an array."""
    return isinstance(node.value, dict)


def words(node: Node | None) -> str:
    """A text without its line breaks, empty if there is none."""
    return "" if node is None else " ".join(str(node.value).split())


def values(node: Node | None) -> dict[str, Any]:
    """The plain values under *node* by their path inside it."""
    if node is None:
        return {}
    if is_object(node):
        inner = [(key, values(member)) for key, member in node.members()]
    elif isinstance(node.value, list):
        # By their values, so that the order does not matter.
        plain = all(not isinstance(element.value, (dict, list)) for element in node.elements())
        inner = [
            (str(element.value if plain else number), values(element))
            for number, element in enumerate(node.elements())
        ]
    else:
        return {"": node.value}
    return {
        f"{key}/{rest}".rstrip("/"): value for key, below in inner for rest, value in below.items()
    }
