"""Compiles ``paths``, and rejects what can't be represented in full."""

from __future__ import annotations

import re

from attrs import evolve, field, frozen

from .bodies import body_alone, body_from_path, compile_body
from .clashes import check_arguments, check_method, check_operations, check_tags
from .dialect import allowed
from .document import Node
from .names import module_of, pascal
from .parameters import Parameter, compile_parameter
from .responses import (
    ErrorPaths,
    compile_errors,
    compile_failures,
    compile_result_type,
    compile_success,
    error_notes,
)
from .types import Component, Field, Type

_PATH = re.compile(r"(/([A-Za-z0-9\-._~%!$&'()*+,;=:@]|\{[^{}/]+\})*)+")
"""RFC 3986 section 3.3, and parameters."""

_REPEATABLE = frozenset({"get", "put", "delete"})


@frozen
class Operation:
    """An operation, and the method that calls it.

    Attributes:
        id: The operationId.
        module: The module that builds its call.
        tag: The dotted path of its resource.
        verb: The HTTP method, in lower case.
        path: The path template.
        method: The Python method.
        summary: One line.
        description: More of it.
        repeatable: Whether sending it twice does no more than sending it once.
        parameters: All of them.
        body: The members of the JSON body, or ``None`` where there is no body.
        body_model: The schema of the body.
        from_path: Body members that take the value of a path parameter.
        result: The model of a success; ``None`` for a stream.
        returns: The field of it that the method returns, or ``None`` for the whole.
        result_type: What the method returns; ``None`` too if there are *empty* statuses.
        result_description: What the spec says of the success.
        empty: Statuses without a body.
        errors: The shapes of error bodies by status, 0 for every other one.
        error_notes: What the spec says of each error status.
        failures: Where a success may hold reports of failure.
        stream: Whether the response is an event stream.
        events: The schemas that the data of events may have.
        alone: The member of the body beside which no other is sent.
        accept: The Accept header.
    """

    id: str
    module: str
    tag: str
    verb: str
    path: str
    method: str
    summary: str
    description: str
    repeatable: bool
    parameters: tuple[Parameter, ...]
    body: tuple[Field, ...] | None
    body_model: str | None
    from_path: dict[str, str] = field(hash=False)
    result: str | None
    returns: str | None
    result_type: Type
    result_description: str
    empty: tuple[int, ...]
    errors: dict[int, ErrorPaths] = field(hash=False)
    error_notes: dict[str, str] = field(hash=False)
    failures: dict[str, str] | None = field(hash=False, default=None)
    stream: bool = False
    events: tuple[str, ...] = ()
    alone: str | None = None
    accept: str = "application/json"

    @property
    def arguments(self) -> list[Parameter | Field]:
        """What callers pass, in the order of the signature.

        Required arguments come first; those that the client may hold a value for come last.
        """
        members = [member for member in self.body or () if member.wire not in self.from_path]
        held = {p.name for p in self.parameters if p.client_level}
        return sorted(
            (*self.parameters, *members), key=lambda one: (not one.positional, one.name in held)
        )

    def at(self, place: str) -> list[Parameter]:
        """The parameters that go into *place*."""
        return [parameter for parameter in self.parameters if parameter.place == place]

    @property
    def references(self) -> list[str]:
        """The components that its arguments and its result refer to."""
        types = (self.result_type, *(argument.type for argument in self.arguments))
        return sorted({name for one in types for name in one.references()})


@frozen
class Resource:
    """The operations of a tag.

    Attributes:
        tag: The dotted path, as the user writes it after the client.
        module: The package under ``api/``.
        name: The class.
        description: What the spec says of the tag.
        operations: In the order of the spec.
    """

    tag: str
    module: str
    name: str
    description: str
    operations: tuple[Operation, ...]

    @property
    def references(self) -> list[str]:
        """The components that its methods refer to."""
        return sorted({name for operation in self.operations for name in operation.references})


def compile_resources(document: Node, components: dict[str, Component]) -> list[Resource]:
    """The operations by resource.

    Raises:
        SpecError: One of them can't be represented in full.
    """
    operations: list[Operation] = []
    for path, item in document["paths"].members():
        item.only(*allowed("path"))
        operations.extend(_compile(path, verb, node, components) for verb, node in item.members())
    check_operations(document)
    check_tags(document)
    resources: list[Resource] = []
    for tag in document["tags"].elements():
        tag.only(*allowed("tag"))
        name = tag["name"].text()
        mine = tuple(operation for operation in operations if operation.tag == name)
        if not mine:
            tag.fail(f"no operation has the tag {name}")
        methods = [operation.method for operation in mine]
        if len(set(methods)) != len(methods):
            tag.fail("two operations of the tag have the same x-specloom-method")
        resources.append(
            Resource(name, module_of(name), pascal(name), tag["description"].text(), mine)
        )
    known = {resource.tag for resource in resources}
    for operation in operations:
        if operation.tag not in known:
            document["tags"].fail(f"the tag {operation.tag} of {operation.id} is not declared")
    return resources


def _compile(path: str, verb: str, node: Node, components: dict[str, Component]) -> Operation:
    node.only(*allowed("operation"))
    tags = node.strings("tags")
    if len(tags) != 1:
        node["tags"].fail("must hold exactly one tag: the path of the resource")
    listed = node.get("parameters")
    given = [] if listed is None else list(listed.elements())
    parameters = tuple(compile_parameter(parameter) for parameter in given)
    body = compile_body(node, components)
    members = () if body is None else body.fields
    from_path = body_from_path(node, parameters, members)
    names = [p.name for p in parameters] + [f.name for f in members if f.wire not in from_path]
    operation_id = node["operationId"].word()
    module = module_of(operation_id)
    check_arguments(node, names, module)
    _check_path(node, path, parameters)
    stream = node.get("x-specloom-stream") is not None
    events = _events(node, components)
    result, empty, about = compile_success(node, stream=stream)
    result_type, returns = compile_result_type(node, components, result)
    if empty:
        result_type = evolve(result_type, nullable=True)
    return Operation(
        id=operation_id,
        module=module,
        tag=tags[0],
        verb=verb,
        path=path,
        method=check_method(node["x-specloom-method"]),
        summary=node["summary"].text(),
        description=node["description"].text(),
        repeatable=verb in _REPEATABLE or node.flag("x-specloom-read"),
        parameters=parameters,
        body=None if body is None else body.fields,
        body_model=None if body is None else body.name,
        from_path=from_path,
        result=result,
        returns=returns,
        result_type=result_type,
        result_description=about,
        empty=empty,
        errors=compile_errors(node, components),
        error_notes=error_notes(node),
        failures=compile_failures(node, components, result),
        stream=stream,
        events=events,
        alone=body_alone(node, members),
        accept=_accept(node, stream=stream),
    )


def _events(node: Node, components: dict[str, Component]) -> tuple[str, ...]:
    given = node.get("x-specloom-stream")
    if given is None:
        return ()
    for element in given.elements():
        if element.text() not in components:
            element.fail("must be the name of a component schema")
    return node.strings("x-specloom-stream")


def _accept(node: Node, *, stream: bool) -> str:
    given = node.get("x-specloom-accept")
    if given is not None:
        if not given.word().isascii():
            given.fail("must be the value of a header: ASCII")
        return given.word()
    return "text/event-stream" if stream else "application/json"


def _check_path(node: Node, path: str, parameters: tuple[Parameter, ...]) -> None:
    if not _PATH.fullmatch(path):
        node.fail(f"{path} must be characters that a URL may hold unescaped, and {{parts}}")
    for parameter in parameters:
        if parameter.place == "path" and f"{{{parameter.wire}}}" not in path:
            node.fail(f"the path has no {{{parameter.wire}}}")
    if path.count("{") != sum(p.place == "path" for p in parameters):
        node.fail("each {part} of the path must be a parameter")
