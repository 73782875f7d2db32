"""Compiles what an operation answers: successes, and errors with where they say what."""

from __future__ import annotations

from attrs import frozen

from .document import Node
from .types import Component, Model, Type


@frozen
class ErrorPaths:
    """A schema of error bodies, and where it says what."""

    model: str
    paths: tuple[tuple[str, tuple[str, ...]], ...]


def compile_success(node: Node, *, stream: bool) -> tuple[str | None, tuple[int, ...], str]:
    """The model of a success, the statuses without a body, and the description."""
    results: dict[str | None, str] = {}
    empty: list[int] = []
    for status, given in node["responses"].members():
        if not status.startswith("2"):
            continue
        response = given.resolve()
        response.only("description", "content")
        content = response.get("content")
        if content is None:
            empty.append(int(status))
            continue
        kind = "text/event-stream" if stream else "application/json"
        content.only(kind)
        schema = content[kind]["schema"]
        name = schema.reference_name()
        if stream and schema.value != {"type": "string"}:
            schema.fail("must be {type: string}: x-specloom-stream says what the events hold")
        if name is None and not stream:
            schema.fail("must refer to a component schema")
        results[name] = response["description"].text()
    if len(results) != 1:
        node["responses"].fail("all successes with a body must have the same schema")
    ((result, about),) = results.items()
    return result, tuple(empty), about


def compile_result_type(
    node: Node, components: dict[str, Component], result: str | None, returns: str | None
) -> Type:
    """What the method gives: the model *result*, or the field *returns* of it."""
    if result is None:
        return Type("any")
    model = components.get(result)
    if not isinstance(model, Model):
        node["responses"].fail(f"the success {result} must be an object schema")
    if returns is None:
        return Type("model", result)
    found = [candidate.type for candidate in model.fields if candidate.name == returns]
    if not found:
        node["x-specloom-returns"].fail(f"{result} has no field {returns}")
    return found[0]


def compile_errors(node: Node) -> dict[int, ErrorPaths]:
    """The shapes of error bodies by status; key 0 for every status that has none of its own."""
    shapes: dict[int, ErrorPaths] = {}
    for status, given in node["responses"].members():
        if status.startswith("2"):
            continue
        if status != "default" and not (status.isdigit() and status[0] in "345"):
            given.fail("must be a status of three digits, or default")
        response = given.resolve()
        response.only("description", "content")
        content = response.get("content")
        json = None if content is None else content.get("application/json")
        if json is None:
            continue
        shape = _error_paths(json["schema"])
        shapes[0 if status == "default" else int(status)] = shape
        # An undeclared error most likely looks like the declared ones.
        shapes.setdefault(0, shape)
    return {s: shape for s, shape in sorted(shapes.items()) if s == 0 or shape != shapes[0]}


def _error_paths(schema: Node) -> ErrorPaths:
    name = schema.reference_name()
    if name is None:
        schema.fail("must refer to a component schema")
    paths = schema.resolve()["x-specloom-error"]
    paths.only("code", "message", "request_id")
    return ErrorPaths(
        name,
        tuple(
            (key, tuple(pointer.text().lstrip("/").split("/"))) for key, pointer in paths.members()
        ),
    )


def error_notes(node: Node) -> dict[str, str]:
    """What the spec says of each answer that is no success."""
    return {
        status: given.resolve()["description"].text()
        for status, given in node["responses"].members()
        if not status.startswith("2")
    }
