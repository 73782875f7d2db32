"""A provider's OpenAPI document, read for judging requests by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias, cast
from urllib.parse import unquote

import yaml

Document: TypeAlias = dict[str, Any]

_METHODS = ("get", "put", "post", "delete", "patch")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an operation, as far as the plain checks need it."""

    name: str
    place: str
    """`path`, `query`, `header` or `cookie`."""
    repeatable: bool
    """Whether the key may occur several times: an array that is exploded."""
    free_text: bool
    """Whether any string will do, so that one verdict holds for all of them."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the document and how to recognise it."""

    id: str
    method: str
    """In capitals."""
    path: re.Pattern[str]
    """Matches a whole percent-encoded path; its groups are the path arguments."""
    arguments: tuple[str, ...]
    """Names of the path arguments, in the order of the groups."""
    parameters: tuple[Parameter, ...]
    takes_body: bool

    def path_values(self, path: str) -> dict[str, str]:
        """Return the decoded path arguments of a path that matches."""
        found = self.path.fullmatch(path)
        values = found.groups() if found else ()
        return {name: unquote(value) for name, value in zip(self.arguments, values, strict=False)}


@dataclass(frozen=True, slots=True)
class Spec:
    """A document and its operations."""

    document: Document
    operations: tuple[Operation, ...]
    server: str
    """The first server's URL, without a slash at the end."""
    credential_headers: frozenset[str]
    """Lower-case names of the headers that carry credentials."""

    def find(self, method: str, path: str) -> Operation | None:
        """Return the operation that this request means, if there is one."""
        for operation in self.operations:
            if operation.method == method and operation.path.fullmatch(path):
                return operation
        return None


def load(file: Path) -> Spec:
    """Read a document in YAML and adapt it to the validator."""
    loaded = cast("Document", yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader))
    document = cast("Document", _without_deprecation(loaded))
    for parameter in document.get("components", {}).get("parameters", {}).values():
        # Parameters arrive as text, and the validator knows no type but a single one.
        if "string" in parameter["schema"].get("type", ()):
            parameter["schema"]["type"] = "string"
    schemes: Document = document.get("components", {}).get("securitySchemes", {})
    headers = {"authorization"}
    for name, scheme in schemes.items():
        if scheme["type"] == "apiKey":
            headers.add(scheme["name"].lower())
        elif scheme["type"] == "oauth2":
            # What arrives is a bearer token; the validator warns at any other kind.
            schemes[name] = {"type": "http", "scheme": "bearer"}
    return Spec(
        document=document,
        operations=tuple(_operations(document)),
        server=document["servers"][0]["url"].rstrip("/"),
        credential_headers=frozenset(headers),
    )


def _operations(document: Document) -> Iterator[Operation]:
    # A path without arguments wins over one that would take it as an argument.
    for template in sorted(document["paths"], key=lambda path: path.count("{")):
        item: Document = document["paths"][template]
        names = tuple(re.findall(r"\{([^}]+)\}", template))
        pattern = re.sub(r"\\\{[^}]+\\\}", "([^/]+)", re.escape(template))
        for method in _METHODS:
            if method not in item:
                continue
            operation: Document = item[method]
            declared = [*operation.get("parameters", []), *item.get("parameters", [])]
            yield Operation(
                id=operation["operationId"],
                method=method.upper(),
                path=re.compile(pattern),
                arguments=names,
                parameters=tuple(_parameter(_resolved(document, each)) for each in declared),
                takes_body="requestBody" in operation,
            )


def _parameter(declared: Document) -> Parameter:
    schema: Document = declared["schema"]
    exploded = declared.get("explode", declared.get("style", "form") == "form")
    return Parameter(
        name=declared["name"],
        place=declared["in"],
        repeatable=schema.get("type") == "array" and exploded,
        free_text=schema.get("type") == "string" and schema.keys() <= {"type", "description"},
    )


def _resolved(document: Document, node: Document) -> Document:
    while "$ref" in node:
        target: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def _without_deprecation(node: Any) -> Any:
    """Drop the deprecation flags: the validator warns, and warnings fail test runs."""
    if isinstance(node, dict):
        members = cast("Document", node)
        return {
            key: _without_deprecation(value)
            for key, value in members.items()
            if not (key == "deprecated" and value is True)
        }
    if isinstance(node, list):
        return [_without_deprecation(each) for each in cast("Sequence[Any]", node)]
    return node
