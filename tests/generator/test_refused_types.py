"""Types of properties and items that can't be represented in full are refused."""

from __future__ import annotations

from typing import Any

import pytest

from .workshop import SCHEMAS, Change, Workshop

JOB = f"{SCHEMAS}/Job"
NEW = f"{JOB}/properties/new"


def _about(**schema: Any) -> dict[str, Any]:
    return {**schema, "description": "Something."}


def _words(**more: Any) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string"}, **more}


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
}


@pytest.mark.parametrize(("changes", "pointer", "reason"), MISFITS.values(), ids=MISFITS)
def test_a_type_that_can_not_be_represented_is_refused(
    bench: Workshop, changes: tuple[Change, ...], pointer: str, reason: str
) -> None:
    error = bench.refusal(*changes)
    assert (error.file, error.pointer) == (bench.spec, pointer)
    assert reason in error.reason
