"""Schemas that can't be represented in full are refused."""

from __future__ import annotations

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
    assert reason in error.reason
