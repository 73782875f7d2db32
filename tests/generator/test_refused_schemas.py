"""Schemas that can't be represented in full are refused."""

from __future__ import annotations

import re
from typing import Any

import pytest

from .workshop import GET, GONE, POST, SCHEMAS, Change, Workshop

JOB = f"{SCHEMAS}/Job"
PAYLOAD = f"{SCHEMAS}/Payload"
NEW = f"{JOB}/properties/new"


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#{SCHEMAS}/{name}"}


def _about(**schema: Any) -> dict[str, Any]:
    return {**schema, "description": "Something."}


def _words(**more: Any) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string"}, **more}


def _component(name: str, **schema: Any) -> tuple[Change, Change]:
    """A component, and a field of the job that refers to it."""
    return (f"{SCHEMAS}/{name}", _about(**schema)), (NEW, _about(**_ref(name)))


MISFITS: dict[str, tuple[tuple[Change, ...], str, str]] = {
    "inline object": (
        ((NEW, _about(type="object", properties={})),),
        f"{NEW}/properties",
        "properties is not supported",
    ),
    "object of anything": (
        ((NEW, _about(type="object")),),
        NEW,
        "additionalProperties is missing",
    ),
    "map of anything": (
        ((NEW, _about(type="object", additionalProperties=True)),),
        f"{NEW}/additionalProperties",
        "must be an object",
    ),
    "inline enum": (
        ((NEW, _about(type="string", enum=["a"])),),
        f"{NEW}/enum",
        "enum is not supported",
    ),
    "boolean const": (
        ((NEW, _about(type="boolean", const=True)),),
        f"{NEW}/const",
        "const is not supported",
    ),
    "integer const": (
        ((NEW, _about(type="integer", const=1)),),
        f"{NEW}/const",
        "const is not supported",
    ),
    "optional const": (
        ((NEW, _about(type="string", const="A")),),
        f"{NEW}/const",
        "must be required",
    ),
    "array default": (
        ((f"{JOB}/properties/words/default", []),),
        f"{JOB}/properties/words/default",
        "default is not supported",
    ),
    "nested arrays": (
        ((NEW, _about(type="array", items=_words())),),
        f"{NEW}/items",
        "items must be scalars",
    ),
    "array of maps": (
        ((NEW, _about(type="array", items={"type": "object", "additionalProperties": _words()})),),
        f"{NEW}/items/additionalProperties",
        "values must be scalars",
    ),
    "array of date-times": (
        ((NEW, _about(type="array", items={"type": "string", "format": "date-time"})),),
        f"{NEW}/items",
        "items must be scalars",
    ),
    "array of nullable items": (
        ((NEW, _about(type="array", items={"type": ["string", "null"]})),),
        f"{NEW}/items",
        "items must be scalars",
    ),
    "map of maps": (
        (
            (
                NEW,
                _about(
                    type="object",
                    additionalProperties={
                        "type": "object",
                        "additionalProperties": {"type": "string"},
                    },
                ),
            ),
        ),
        f"{NEW}/additionalProperties",
        "values must be scalars or components",
    ),
    "map of arrays": (
        ((NEW, _about(type="object", additionalProperties=_words())),),
        f"{NEW}/additionalProperties",
        "values must be scalars or components",
    ),
    "two types": (
        ((NEW, _about(type=["string", "integer"])),),
        f"{NEW}/type",
        'one type and "null"',
    ),
    "unknown type": (
        (("/components/parameters/JobId/schema/type", "file"),),
        "/components/parameters/JobId/schema/type",
        "'file' is not supported",
    ),
    "null alone": ((((NEW, _about(type="null")),)), f"{NEW}/type", "'null' is not supported"),
    "date": (
        ((NEW, _about(type="string", format="date")),),
        f"{NEW}/format",
        "date is not supported",
    ),
    "array component": (
        _component("Words", **_words()),
        f"{SCHEMAS}/Words/type",
        "must be an object, a string enum or a oneOf",
    ),
    "enum of integers": (
        _component("Level", type="integer", enum=[1, 2]),
        f"{SCHEMAS}/Level/type",
        "must be an object, a string enum or a oneOf",
    ),
    "enum with a null": (
        ((f"{SCHEMAS}/JobStatus/enum/-", None),),
        f"{SCHEMAS}/JobStatus/enum/2",
        "must be a text",
    ),
    "enum with a boolean, as YAML 1.1 reads no": (
        ((f"{SCHEMAS}/JobStatus/enum/-", False),),
        f"{SCHEMAS}/JobStatus/enum/2",
        "must be a text",
    ),
    "enum without values": (
        ((f"{SCHEMAS}/JobStatus/enum", []),),
        f"{SCHEMAS}/JobStatus/enum",
        "at least one",
    ),
    "enum with a value twice": (
        ((f"{SCHEMAS}/JobStatus/enum/-", "DONE"),),
        f"{SCHEMAS}/JobStatus/enum/2",
        "DONE is there twice",
    ),
    "enum with space around a value": (
        ((f"{SCHEMAS}/JobStatus/enum/-", " LATE"),),
        f"{SCHEMAS}/JobStatus/enum/2",
        "no space around it",
    ),
    "component whose name is no class's": (
        _component("note", type="object"),
        f"{SCHEMAS}/note",
        "call it Note",
    ),
    "nullable const": (
        ((NEW, _about(type=["string", "null"], const="A")), (f"{JOB}/required/-", "new")),
        f"{NEW}/const",
        "const is not supported",
    ),
    "format that changes how a value is written": (
        ((NEW, _about(type="string", format="hex")),),
        f"{NEW}/format",
        "hex is not supported",
    ),
    "limit of a date-time": (
        ((NEW, _about(type="string", format="date-time", minLength=1)),),
        f"{NEW}/minLength",
        "minLength is not supported",
    ),
    "limit that is no whole number": (
        ((NEW, _about(type="integer", minimum=0.5)),),
        f"{NEW}/minimum",
        "must be a whole number",
    ),
    "limit that is a boolean": (
        ((NEW, _about(type="integer", maximum=True)),),
        f"{NEW}/maximum",
        "must be a whole number",
    ),
    "negative length": (
        ((NEW, _about(**_words(minItems=-1))),),
        f"{NEW}/minItems",
        "must be a whole number of at least 0",
    ),
    "pattern that is none": (
        ((NEW, _about(type="string", pattern="(")),),
        f"{NEW}/pattern",
        "is no pattern that Python understands",
    ),
    "description of an item": (
        ((NEW, _about(type="array", items=_about(type="string"))),),
        f"{NEW}/items/description",
        "description is not supported",
    ),
    "oneOf of one schema": (
        ((f"{SCHEMAS}/Label/oneOf", [{"type": "string"}]),),
        f"{SCHEMAS}/Label/oneOf",
        "must join at least two",
    ),
    "oneOf of a scalar and an array of components": (
        ((f"{SCHEMAS}/Label/oneOf/1", {"type": "array", "items": _ref("JobStatus")}),),
        f"{SCHEMAS}/Label/oneOf/1",
        "without a discriminator only scalars",
    ),
    "oneOf of objects without a discriminator": (
        ((f"{PAYLOAD}/discriminator", GONE),),
        f"{PAYLOAD}/oneOf/0",
        "without a discriminator only scalars",
    ),
    "oneOf of a scalar and an object in a field": (
        ((NEW, _about(oneOf=[{"type": "string"}, _ref("Fault")])),),
        f"{NEW}/oneOf",
        "may only join one reference and",
    ),
    "mapping that lacks a variant": (
        ((f"{PAYLOAD}/discriminator/mapping/FILE", GONE),),
        f"{PAYLOAD}/discriminator/mapping",
        "must name each schema of oneOf, and no other",
    ),
    "mapping into another document": (
        ((f"{PAYLOAD}/discriminator/mapping/FILE", f"other.yaml#{SCHEMAS}/FilePayload"),),
        f"{PAYLOAD}/discriminator/mapping",
        "must name each schema of oneOf, and no other",
    ),
    "mapping to a schema that is no variant": (
        ((f"{PAYLOAD}/discriminator/mapping/FILE", f"#{JOB}"),),
        f"{PAYLOAD}/discriminator/mapping",
        "must name each schema of oneOf, and no other",
    ),
    "variant without the tag": (
        (
            (f"{SCHEMAS}/FilePayload/properties/type", GONE),
            (f"{SCHEMAS}/FilePayload/required", GONE),
        ),
        f"{PAYLOAD}/discriminator",
        "FilePayload must have type as a required const FILE",
    ),
    "variant with another tag": (
        ((f"{SCHEMAS}/FilePayload/properties/type/const", "TEXT"),),
        f"{PAYLOAD}/discriminator",
        "FilePayload must have type as a required const FILE",
    ),
    "variant that is no object": (
        (
            (f"{PAYLOAD}/oneOf/1", _ref("JobStatus")),
            (f"{PAYLOAD}/discriminator/mapping/FILE", f"#{SCHEMAS}/JobStatus"),
        ),
        f"{PAYLOAD}/discriminator",
        "the variant JobStatus must be an object schema",
    ),
    "required field that is none": (
        ((f"{JOB}/required/-", "nope"),),
        f"{JOB}/required",
        "nope is no property",
    ),
    "unknown $ref": ((((NEW, _about(**_ref("Nope"))),)), NEW, "#/components/schemas/Nope does not"),
    "$ref into another document": (
        ((NEW, _about(**{"$ref": "other.yaml#/Job"})),),
        NEW,
        "only references within the document",
    ),
    "$ref to a part of a schema": (
        ((NEW, _about(**{"$ref": f"#{JOB}/properties/id"})),),
        NEW,
        "must refer to a component schema",
    ),
    "$ref that goes through an array": (
        ((NEW, _about(**{"$ref": f"#{GET}/parameters/1/schema"})),),
        f"{GET}/parameters",
        "must be an object",
    ),
    "schema that nothing refers to": (
        _component("Lonely", type="object", properties={})[:1],
        f"{SCHEMAS}/Lonely",
        "nothing refers to it",
    ),
    "schema that only itself refers to": (
        (
            (
                f"{SCHEMAS}/Lonely",
                _about(type="object", properties={"next": _about(**_ref("Lonely"))}),
            ),
        ),
        f"{SCHEMAS}/Lonely",
        "nothing refers to it",
    ),
    "error schema that says what is not there": (
        ((f"{SCHEMAS}/Fault/x-specloom-error/code", "/nope"),),
        f"{SCHEMAS}/Fault/x-specloom-error/code",
        "Fault has no nope",
    ),
    "body that is no object": (
        ((f"{POST}/requestBody/content/application~1json/schema", _ref("Label")),),
        f"{POST}/requestBody/content/application~1json/schema",
        "must refer to an object schema",
    ),
}


@pytest.mark.parametrize(("changes", "pointer", "reason"), MISFITS.values(), ids=MISFITS)
def test_a_schema_that_can_not_be_represented_is_refused(
    bench: Workshop, changes: tuple[Change, ...], pointer: str, reason: str
) -> None:
    error = bench.refusal(*changes)
    assert (error.file, error.pointer) == (bench.spec, pointer)
    assert re.search(re.escape(reason), error.reason)
