"""Compiles the responses of an operation: successes, and errors with where they say what."""

from __future__ import annotations

from attrs import evolve, frozen

from .dialect import allowed
from .document import Node
from .types import Component, Field, Model, Type


@frozen
class ErrorPaths:
    """A schema of error bodies, and where it says what."""

    model: str
    paths: tuple[tuple[str, tuple[str, ...]], ...]


def compile_success(node: Node, *, stream: bool) -> tuple[str | None, tuple[int, ...], str]:
    """The model of a success, the statuses without a body, and the description."""
    results: dict[str | None, list[str]] = {}
    empty: list[int] = []
    for status, given in node["responses"].members():
        _check_status(status, given)
        if not status.startswith("2"):
            continue
        response = given.target()
        response.only(*allowed("response"))
        about = response["description"].text()
        content = response.get("content")
        if content is None:
            empty.append(int(status))
            continue
        kind = "text/event-stream" if stream else "application/json"
        content.only(kind)
        schema = _schema(content[kind])
        name = schema.reference_name()
        if stream and schema.value != {"type": "string"}:
            schema.fail("must be {type: string}: x-specloom-stream says what the events hold")
        if name is None and not stream:
            schema.fail("must refer to a component schema")
        results.setdefault(name, []).append(about)
    if len(results) != 1:
        node["responses"].fail("all successes with a body must have the same schema")
    ((result, notes),) = results.items()
    return result, tuple(empty), " ".join(dict.fromkeys(notes))


def compile_result_type(
    node: Node, components: dict[str, Component], result: str | None
) -> tuple[Type, str | None]:
    """What the method returns of the model *result*, and the field that it is, if not the whole."""
    returns = node.get("x-specloom-returns")
    if result is None:
        if returns is not None:
            returns.fail("a stream has no fields")
        return Type("any"), None
    model = components.get(result)
    if not isinstance(model, Model):
        node["responses"].fail(f"the success {result} must be an object schema")
    if returns is None:
        return Type("model", result), None
    found = [field for field in model.fields if field.wire == returns.text()]
    if not found:
        returns.fail(f"{result} has no field {returns.text()}")
    nullable = found[0].type.nullable or not found[0].required
    return evolve(found[0].type, nullable=nullable), found[0].name


def compile_failures(
    node: Node, components: dict[str, Component], result: str | None
) -> dict[str, str] | None:
    """Where a success of the model *result* may hold reports of failure."""
    given = node.get("x-specloom-failures")
    if given is None:
        return None
    given.only("list", "code", "ok", "message")
    model = components.get(result or "")
    listed = _field(given["list"], given["list"].word(), model)
    reports = listed.type.item
    if reports is None or listed.type.kind != "list":
        given["list"].fail("must be an array")
    for key in ("code", "message"):
        _field(given[key], given[key].word(), components.get(reports.name))
    return {key: given[key].word() for key in ("list", "code", "ok", "message")}


def compile_errors(node: Node, components: dict[str, Component]) -> dict[int, ErrorPaths]:
    """The shapes of error bodies by status; key 0 for every status that has none of its own."""
    shapes: dict[int, ErrorPaths] = {}
    for status, given in node["responses"].members():
        if status.startswith("2"):
            continue
        response = given.target()
        response.only(*allowed("response"))
        content = response.get("content")
        if content is None:
            continue
        # Text needs no shape: it is the body of the error, unchanged.
        content.only("application/json", "text/plain")
        schemas = {kind: _schema(media) for kind, media in content.members()}
        text, json = schemas.get("text/plain"), schemas.get("application/json")
        if text is not None and text.value != {"type": "string"}:
            text.fail("must be {type: string}: text has no other shape")
        if json is None:
            continue
        shape = _error_paths(json, components)
        shapes[0 if status == "default" else int(status)] = shape
        # An undeclared error most likely looks like the declared ones.
        shapes.setdefault(0, shape)
    return {s: shape for s, shape in sorted(shapes.items()) if s == 0 or shape != shapes[0]}


def _error_paths(schema: Node, components: dict[str, Component]) -> ErrorPaths:
    name = schema.reference_name()
    if name is None:
        schema.fail("must refer to a component schema")
    paths = schema.resolve()["x-specloom-error"]
    paths.only("code", "message", "request_id")
    found: list[tuple[str, tuple[str, ...]]] = []
    for key, pointer in paths.members():
        steps = tuple(pointer.word().lstrip("/").split("/"))
        model = components.get(name)
        for step in steps:
            model = components.get(_field(pointer, step, model).type.name)
        found.append((key, steps))
    return ErrorPaths(name, tuple(found))


def _field(node: Node, wire: str, model: Component | None) -> Field:
    """The field *wire* of *model*; raises at *node* if there is none."""
    if not isinstance(model, Model):
        node.fail(f"leads to {wire} of something that is not an object")
    found = [field for field in model.fields if field.wire == wire]
    if not found:
        node.fail(f"{model.name} has no {wire}")
    return found[0]


def _schema(media: Node) -> Node:
    media.only(*allowed("media type"))
    schema = media["schema"]
    if schema.reference_name() is not None:
        schema.only("$ref")
        schema.resolve()
    return schema


def _check_status(status: str, given: Node) -> None:
    number = status.isascii() and status.isdigit() and len(status) == 3 and status[0] in "2345"
    if status != "default" and not number:
        given.fail("must be a status of three digits, or default")


def error_notes(node: Node) -> dict[str, str]:
    """What the spec says of each response that is not a success."""
    return {
        status: given.resolve()["description"].text()
        for status, given in node["responses"].members()
        if not status.startswith("2")
    }
