"""Parameters that can't be represented in full are refused."""

from __future__ import annotations

from typing import Any

import pytest

from .workshop import GET, GONE, SCHEMAS, Change, Workshop

TEXT = {"type": "string"}
WORDS = {"type": "array", "items": TEXT}
JOB_ID = "/components/parameters/JobId"
ADDED = f"{GET}/parameters/2"
LEVEL = {
    "name": "more",
    "in": "header",
    "description": "More.",
    "schema": TEXT,
    "x-specloom-client-level": {"environment": "WORKSHOP_MORE"},
}
STATUS = {"$ref": f"#{SCHEMAS}/JobStatus"}


def _added(place: str = "query", schema: Any = TEXT, **rest: Any) -> Change:
    """Another parameter of the operation that reads a job."""
    more = {"name": "more", "in": place, "description": "More.", "schema": schema, **rest}
    return f"{GET}/parameters/-", more


PARAMETERS: dict[str, tuple[tuple[Change, ...], str, str]] = {
    "cookie": ((_added(place="cookie"),), f"{ADDED}/in", "only path, query and header"),
    "content": (
        (_added(content={"application/json": {"schema": TEXT}}),),
        f"{ADDED}/content",
        "content is not supported here",
    ),
    "object": (
        (_added(schema={"$ref": f"#{SCHEMAS}/Fault"}),),
        f"{ADDED}/schema",
        "must be a scalar or an array of scalars",
    ),
    "union of scalars": (
        (_added(schema={"$ref": f"#{SCHEMAS}/Label"}),),
        f"{ADDED}/schema",
        "must be a scalar or an array of scalars",
    ),
    "nullable": (
        (_added(schema={"type": ["string", "null"]}),),
        f"{ADDED}/schema",
        "must be a scalar or an array of scalars",
    ),
    "array without style": (
        (_added(schema=WORDS, explode=True),),
        ADDED,
        "style is missing",
    ),
    "array without explode": ((_added(schema=WORDS, style="form"),), ADDED, "explode is missing"),
    "array of another style": (
        (_added(schema=WORDS, style="pipeDelimited", explode=False),),
        ADDED,
        "must be in the query, with style: form",
    ),
    "array in a header": (
        (_added(place="header", schema=WORDS, style="simple", explode=False),),
        ADDED,
        "must be in the query, with style: form",
    ),
    "array of objects": (
        (
            _added(
                schema={"type": "array", "items": {"$ref": f"#{SCHEMAS}/Fault"}},
                style="form",
                explode=True,
            ),
        ),
        f"{ADDED}/schema",
        "must be a scalar or an array of scalars",
    ),
    "explode that is no boolean": (
        ((f"{GET}/parameters/1/explode", "yes"),),
        f"{GET}/parameters/1/explode",
        "must be true or false",
    ),
    "required that is no boolean": (
        ((f"{JOB_ID}/required", "yes"),),
        f"{JOB_ID}/required",
        "must be true or false",
    ),
    "style of a scalar": ((_added(style="deepObject"),), f"{ADDED}/style", "style"),
    "explode of a scalar": ((_added(explode=True),), f"{ADDED}/explode", "explode"),
    "not required in the path": (((f"{JOB_ID}/required", GONE),), JOB_ID, "must be required: true"),
    "header that can't be one": (
        (_added("header", name="x more"),),
        f"{ADDED}/name",
        "x more is no name of a header",
    ),
    "header that the client sends": (
        (_added("header", name="Authorization"),),
        f"{ADDED}/name",
        "the client sends Authorization itself",
    ),
    "schema with a description": (
        (_added(schema={**TEXT, "description": "More."}),),
        f"{ADDED}/schema/description",
        "description is not supported",
    ),
    "not in the path": (
        (_added("path", required=True),),
        GET,
        "the path has no {more}",
    ),
    "missing for the path": (
        ((f"{GET}/parameters/0", GONE),),
        GET,
        "each {part} of the path must be a parameter",
    ),
    "unknown reference": (
        ((f"{GET}/parameters/0/$ref", "#/components/parameters/Nope"),),
        f"{GET}/parameters/0",
        "#/components/parameters/Nope does not exist",
    ),
    "that nothing refers to": (
        (("/components/parameters/Lonely", _added()[1]),),
        "/components/parameters/Lonely",
        "nothing refers to it",
    ),
    "client-level, but not a component": (
        ((f"{GET}/parameters/-", LEVEL),),
        f"{ADDED}/x-specloom-client-level",
        "components",
    ),
    "client-level array": (
        (
            (
                "/components/parameters/More",
                {**LEVEL, "in": "query", "schema": WORDS, "style": "form", "explode": True},
            ),
            (f"{GET}/parameters/-", {"$ref": "#/components/parameters/More"}),
        ),
        "/components/parameters/More/x-specloom-client-level",
        "texts, numbers and booleans alone",
    ),
    "default of what is required": (
        (_added(required=True, **{"x-specloom-default": "a"}),),
        f"{ADDED}/x-specloom-default",
        "can't have one",
    ),
    "default that is too long": (
        (_added(schema={**TEXT, "maxLength": 1}, **{"x-specloom-default": "ab"}),),
        f"{ADDED}/x-specloom-default",
        "shorter or longer",
    ),
    "default that does not fit the pattern": (
        (_added(schema={**TEXT, "pattern": "^a$"}, **{"x-specloom-default": "b"}),),
        f"{ADDED}/x-specloom-default",
        "does not fit the pattern",
    ),
    "default that is no text": (
        (_added(schema={"type": "integer"}, **{"x-specloom-default": "5"}),),
        f"{ADDED}/x-specloom-default",
        "string",
    ),
    "default that is no value of the enumeration": (
        (_added(schema=STATUS, **{"x-specloom-default": "LOST"}),),
        f"{ADDED}/x-specloom-default",
        "LOST",
    ),
}


@pytest.mark.parametrize(("changes", "pointer", "reason"), PARAMETERS.values(), ids=PARAMETERS)
def test_a_parameter_that_can_not_be_represented_is_refused(
    bench: Workshop, changes: tuple[Change, ...], pointer: str, reason: str
) -> None:
    error = bench.refusal(*changes)
    assert (error.file, error.pointer) == (bench.spec, pointer)
    assert reason in error.reason
