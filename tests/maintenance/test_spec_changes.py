"""Changes of a spec, and what they mean for those who use the package made from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from overlays.generator.changes.specs import compare_specs
from overlays.generator.reading.document import Node, load

SPEC: Any = load(Path(__file__).with_name("things.yaml")).value

GONE: Any = object()
"""Takes something out."""

MAKE, GET = "POST /things", "GET /things/{id}"
OF_MAKE = "/paths/~1things/post"
OF_GET = "/paths/~1things~1{id}/get"
OF = "/components/schemas"


def _copy(document: Any) -> Any:
    return json.loads(json.dumps(document))


def _key(inner: Any, step: str) -> Any:
    return int(step) if isinstance(inner, list) else step


def _changed(pointer: str, value: Any) -> Any:
    """Return the spec with another value in one place: ``-`` is the end of an array."""
    document = _copy(SPEC)
    *steps, last = (part.replace("~1", "/").replace("~0", "~") for part in pointer[1:].split("/"))
    inner = document
    for step in steps:
        inner = inner[_key(inner, step)]
    if value is GONE:
        del inner[_key(inner, last)]
    elif last == "-":
        inner.append(value)
    else:
        inner[_key(inner, last)] = value
    return document


def _compare(old: Any, new: Any) -> list[tuple[str, str, str]]:
    file = Path("openapi.yaml")
    found = compare_specs(Node(old, "", file, old), Node(new, "", file, new))
    return [(change.level, change.place, change.text) for change in found]


@pytest.mark.parametrize(
    ("pointer", "value", "expected"),
    [
        # operations
        (f"{OF_GET}", GONE, [("breaking", GET, "operation get removed")]),
        ("/paths/~1things/put", SPEC["paths"]["/things/{id}"]["get"] | {"operationId": "put"},
         [("additive", "PUT /things", "operation put added")]),
        (f"{OF_GET}/operationId", "fetch", [("docs", GET, "operationId get → fetch")]),
        (f"{OF_GET}/x-specloom-method", "fetch",
         [("breaking", GET, "x-specloom-method get → fetch")]),
        (f"{OF_GET}/tags/0", "stuff", [("breaking", GET, "resource: things → stuff")]),
        (f"{OF_GET}/summary", "Fetch one.", [("docs", GET, "summary")]),
        (f"{OF_MAKE}/x-specloom-read", True,
         [("additive", MAKE, "x-specloom-read none → true")]),
        (f"{OF_GET}/x-unheard-of", 1, [("breaking", GET, "x-unheard-of none → 1")]),
        # parameters
        (f"{OF_MAKE}/parameters/0", GONE, [("breaking", MAKE, "query parameter size removed")]),
        (f"{OF_MAKE}/parameters/-", {"name": "x", "in": "query", "schema": {"type": "string"}},
         [("additive", MAKE, "query parameter x added")]),
        (f"{OF_MAKE}/parameters/-",
         {"name": "x", "in": "query", "required": True, "schema": {"type": "string"}},
         [("breaking", MAKE, "query parameter x added, and required")]),
        (f"{OF_MAKE}/parameters/0/required", True,
         [("breaking", MAKE, "query parameter size is required now")]),
        ("/components/parameters/Id/required", False,
         [("additive", GET, "path parameter id is optional now")]),
        (f"{OF_MAKE}/parameters/0/schema/type", "string",
         [("breaking", MAKE, "query parameter size: integer → string")]),
        (f"{OF_MAKE}/parameters/0/schema/type", "number",
         [("additive", MAKE, "query parameter size: integer → number")]),
        (f"{OF_MAKE}/parameters/0/schema/maximum", 5,
         [("breaking", MAKE, "query parameter size: maximum 9 → 5")]),
        (f"{OF_MAKE}/parameters/0/schema/maximum", GONE,
         [("additive", MAKE, "query parameter size: maximum 9 → none")]),
        (f"{OF_MAKE}/parameters/0/schema/minimum", 0,
         [("additive", MAKE, "query parameter size: minimum 1 → 0")]),
        ("/components/parameters/Id/schema/pattern", "^x",
         [("breaking", GET, "path parameter id: pattern none → ^x")]),
        (f"{OF_MAKE}/parameters/1/explode", False,
         [("additive", MAKE, "query parameter kinds: explode true → false")]),
        ("/components/parameters/Id/description", "Which one.",
         [("docs", GET, "description of path parameter id")]),
        # responses
        (f"{OF_GET}/responses/204", {"description": "Gone."},
         [("breaking", GET, "success 204 added, without a body: returns None")]),
        (f"{OF_GET}/responses/200/content/application~1json/schema/$ref", f"#{OF}/Fault",
         [("breaking", GET, "response 200: Thing → Fault")]),
        (f"{OF_GET}/responses/404", {"description": "No."}, [("docs", GET, "error 404 added")]),
        (f"{OF_GET}/responses/400/description", "Never.",
         [("docs", GET, "description of the response 400")]),
        # bodies
        (f"{OF}/Make/properties/size", {"type": "integer"},
         [("additive", "schema Make", "field size added")]),
        (f"{OF}/Make/properties/labels/items/maxLength", 3,
         [("breaking", "schema Make", "field labels, items: maxLength 9 → 3")]),
        (f"{OF}/Make/required/-", "shape",
         [("breaking", "schema Make", "field shape is required now")]),
        (f"{OF_MAKE}/requestBody", GONE, [
            ("breaking", MAKE, "field name removed"), ("breaking", MAKE, "field labels removed"),
            ("breaking", MAKE, "field shape removed")]),
        # what is received
        (f"{OF}/Thing/properties/size", {"type": "integer"},
         [("additive", "schema Thing", "field size added")]),
        (f"{OF}/Thing/properties/note", GONE, [("breaking", "schema Thing", "field note removed")]),
        (f"{OF}/Thing/required/-", "kind",
         [("additive", "schema Thing", "field kind is required now")]),
        (f"{OF}/Thing/required/0", GONE,
         [("breaking", "schema Thing", "field name is optional now")]),
        (f"{OF}/Thing/required/1", GONE,
         [("additive", "schema Thing", "field note is optional now")]),
        (f"{OF}/Thing/properties/name/type", ["string", "null"],
         [("breaking", "schema Thing", "field name: string → null | string")]),
        (f"{OF}/Thing/properties/note/type", "string",
         [("additive", "schema Thing", "field note: null | string → string")]),
        (f"{OF}/Thing/properties/name/minLength", 7,
         [("docs", "schema Thing", "field name: minLength 1 → 7")]),
        (f"{OF}/Thing/properties/name/deprecated", True,
         [("docs", "schema Thing", "deprecated of field name")]),
        (f"{OF}/Thing/description", "Some thing.", [("docs", "schema Thing", "description")]),
        (f"{OF}/Fault/properties/code/type", ["string", "null"], []),
        # enumerations and unions, which are open
        (f"{OF}/Kind/enum/0", "c", [("breaking", "schema Kind", "value a removed"),
                                   ("additive", "schema Kind", "value c added")]),
        (f"{OF}/Shape/discriminator/mapping/ring", f"#{OF}/Disc",
         [("additive", "schema Shape", "variant mapping/ring added")]),
        (f"{OF}/Shape/discriminator/propertyName", "form",
         [("breaking", "schema Shape", "propertyName: type → form")]),
        (f"{OF}/Disc/properties/radius/type", "integer",
         [("breaking", "schema Disc", "field radius: number → integer")]),
        (f"{OF}/Kind", {"type": "object", "properties": {}}, [
            ("breaking", "schema Kind", "value a removed"),
            ("breaking", "schema Kind", "value b removed"),
            ("breaking", "schema Kind", "is built differently: enumeration → object")]),
        # the whole
        ("/servers/0/url", "https://other.example",
         [("breaking", "servers", "0/url: https://things.example → https://other.example")]),
        ("/x-specloom-client/credentials/0/environment/-", "THINGS_KEY",
         [("additive", "x-specloom-client", "credentials/0/environment/THINGS_KEY added")]),
        ("/x-specloom-client/credentials/0/environment/0", GONE,
         [("breaking", "x-specloom-client", "credentials/0/environment/THINGS_TOKEN removed")]),
        ("/components/securitySchemes/key/scheme", "basic",
         [("breaking", "securitySchemes", "key/scheme: bearer → basic")]),
        ("/info/version", "2", [("docs", "info", "version")]),
    ],
)  # fmt: skip
def test_each_change_is_classified(
    pointer: str, value: Any, expected: list[tuple[str, str, str]]
) -> None:
    assert _compare(SPEC, _changed(pointer, value)) == expected


def test_nothing_changes_by_another_order_of_the_file() -> None:
    other = _copy(SPEC)
    for key in ("paths", "components"):
        other[key] = dict(reversed(other[key].items()))
    other["components"]["schemas"]["Thing"]["required"].reverse()
    assert _compare(SPEC, other) == []


def test_a_schema_that_becomes_a_class_is_added_and_one_of_a_body_alone_is_not() -> None:
    with_class = _changed(f"{OF}/Thing/properties/size", {"$ref": f"#{OF}/Size"})
    with_class["components"]["schemas"]["Size"] = {"type": "object", "properties": {}}
    assert ("additive", "schema Size", "added") in _compare(SPEC, with_class)
    assert ("breaking", "schema Size", "removed") in _compare(with_class, SPEC)
    renamed = json.loads(json.dumps(SPEC).replace("schemas/Make", "schemas/MakeRequest"))
    schemas = renamed["components"]["schemas"]
    schemas["MakeRequest"] = schemas.pop("Make")
    assert _compare(SPEC, renamed) == []
