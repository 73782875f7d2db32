"""What a provider's document lacks for a client to be made of it, found all at once.

The compiler raises at the first thing that it can't represent. Most documents come without our
own keywords, so those are looked for everywhere, and each with a proposal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from ..reading.document import Node, SpecError
from ..reading.names import pascal, snake
from ..reading.survey import VERBS, is_object, members, schemas, words

_STATUS = frozenset({"status", "state", "phase"})


@frozen
class Addition:
    """Something to add to a spec.

    Attributes:
        pointer: Where (a JSON pointer).
        members: What, by keyword.
    """

    pointer: str
    members: dict[str, Any]


def additions(document: Node, name: str) -> list[Addition]:
    """What to add to the document of the provider *name*; values are proposals."""
    found: list[Addition] = []
    for look in (_client, _tags, _operations, _errors, _jobs):
        # What is not even built like a spec is reported by the compiler.
        try:
            found.extend(look(document, name))
        except SpecError:
            continue
    return found


def _client(document: Node, name: str) -> Iterator[Addition]:
    if document.get("x-specloom-client") is not None:
        return
    components = dict(members(document, "components"))
    schemes = (
        dict(components["securitySchemes"].members()) if "securitySchemes" in components else {}
    )
    client = {
        "name": pascal(name),
        "summary": "What the API does, in one sentence.",
        "credentials": [_credential(key, scheme, name) for key, scheme in schemes.items()],
    }
    yield Addition("/", {"x-specloom-client": client})
    if not schemes:
        scheme = {"type": "http", "scheme": "bearer", "description": "An API key."}
        yield Addition("/components", {"securitySchemes": {"bearerAuth": scheme}})


def _credential(key: str, scheme: Node, name: str) -> dict[str, Any]:
    prefix = name.upper()
    kind = words(scheme.get("type"))
    if kind == "oauth2":
        given = {
            one: [f"{prefix}_{one.upper()}"] for one in ("client_id", "client_secret", "token_url")
        }
        return {"kind": "client_credentials", "scheme": key, "environment": given}
    if kind == "apiKey":
        return {"kind": "api_key", "argument": "api_key", "scheme": key,
                "environment": [f"{prefix}_API_KEY"]}  # fmt: skip
    return {
        "kind": "bearer",
        "argument": "token",
        "scheme": key,
        "environment": [f"{prefix}_TOKEN"],
    }


def _tags(document: Node, _name: str) -> Iterator[Addition]:
    listed = document.get("tags")
    known = set[str]() if listed is None else {words(tag.get("name")) for tag in listed.elements()}
    used = {tag for _, _, node in _all_operations(document) for tag in node.strings("tags")}
    lacking = sorted(used - known) or ([] if known or used else ["jobs"])
    if lacking:
        yield Addition(
            "/", {"tags": [{"name": tag, "description": "What is there."} for tag in lacking]}
        )


def _operations(document: Node, _name: str) -> Iterator[Addition]:
    for path, verb, node in _all_operations(document):
        method = method_of(verb, path)
        proposed = {
            "operationId": f"{method}_{_noun(path)}",
            "tags": [_noun(path)],
            "summary": "What it does, in one sentence.",
            "description": "More of it.",
            "x-specloom-method": method,
        }
        lacking = {key: value for key, value in proposed.items() if node.get(key) is None}
        if lacking:
            yield Addition(node.pointer, lacking)


def _errors(document: Node, _name: str) -> Iterator[Addition]:
    seen: set[str] = set()
    for _, _, node in _all_operations(document):
        for status, answer in members(node, "responses"):
            if status.startswith("2"):
                continue
            for _, content in members(answer.resolve(), "content"):
                schema = content["schema"].resolve()
                if schema.pointer in seen or schema.get("x-specloom-error") is not None:
                    continue
                seen.add(schema.pointer)
                yield Addition(schema.pointer, {"x-specloom-error": _error_paths(schema)})


def _error_paths(schema: Node) -> dict[str, str]:
    names = {snake(key): key for key, _ in members(schema, "properties")}
    found = {
        part: next((f"/{names[one]}" for one in options if one in names), "")
        for part, options in {
            "code": ("code", "error_code", "type"),
            "message": ("message", "error", "detail", "error_message", "messages"),
            "request_id": ("request_id",),
        }.items()
    }
    return {part: path for part, path in found.items() if path} or {"message": "/message"}


def _jobs(document: Node, _name: str) -> Iterator[Addition]:
    known = schemas(document)
    if any(is_object(one) and one.get("x-specloom-job") is not None for one in known.values()):
        return
    likely = [
        name
        for name, node in known.items()
        if is_object(node) and _STATUS & {key for key, _ in members(node, "properties")}
    ]
    likely.sort(key=lambda name: "job" not in name.lower())
    place = likely[0] if likely else "<the schema of a job>"
    yield Addition(f"/components/schemas/{place}", {"x-specloom-job": True})


def _all_operations(document: Node) -> Iterator[tuple[str, str, Node]]:
    for path, item in members(document, "paths"):
        for verb, node in item.members():
            if verb in VERBS and is_object(node):
                yield path, verb, node


def method_of(verb: str, path: str) -> str:
    """What a Python programmer would call the operation, by its verb and its path."""
    *_, last = path.rstrip("/").split("/")
    of_one = last.startswith("{")
    acts = len(path.split("{")) > 1 and not of_one
    match verb:
        case "get":
            return "get" if of_one else "list_page"
        case "post":
            return snake(last) if acts and not last.endswith("s") else "create"
        case "put" | "patch":
            return "update"
        case _:
            return verb


def _noun(path: str) -> str:
    steps = [step for step in path.split("/") if step and not step.startswith("{")]
    # A version of the API is not a resource.
    nouns = [step for step in steps if not re.fullmatch(r"v\d+\w*", step)]
    return snake(nouns[0] if nouns else "things")
