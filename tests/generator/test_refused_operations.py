"""Operations, parameters and answers that can't be represented in full are refused."""

from __future__ import annotations

from typing import Any

import pytest

from .workshop import GET, GONE, JSON, POST, SCHEMAS, Change, Workshop

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


def _answer(schema: str) -> dict[str, Any]:
    return {
        "description": "It.",
        "content": {"application/json": {"schema": {"$ref": f"#{SCHEMAS}/{schema}"}}},
    }


PLAIN = {
    "tags": ["jobs"],
    "summary": "Get it.",
    "description": "It.",
    "x-specloom-method": "other",
    "responses": {"200": _answer("Job")},
}

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

OPERATIONS: dict[str, tuple[tuple[Change, ...], str, str]] = {
    "successes of different schemas": (
        ((f"{POST}/responses/201", _answer("Job")),),
        f"{POST}/responses",
        "must have the same schema",
    ),
    "no success with a body": (
        ((f"{POST}/responses/200", {"description": "Nothing."}),),
        f"{POST}/responses",
        "must have the same schema",
    ),
    "no success": (
        ((f"{POST}/responses/200", GONE),),
        f"{POST}/responses",
        "must have the same schema",
    ),
    "success that is no object": (
        ((f"{POST}/responses/200", _answer("Label")), (f"{POST}/x-specloom-returns", GONE)),
        f"{POST}/responses",
        "Label must be an object schema",
    ),
    "success with an inline schema": (
        ((f"{POST}/responses/200/{JSON}/schema", {"type": "object"}),),
        f"{POST}/responses/200/{JSON}/schema",
        "must refer to a component schema",
    ),
    "a range of successes": (
        ((f"{POST}/responses/2XX", _answer("JobResponse")),),
        f"{POST}/responses/2XX",
        "must be a status of three digits",
    ),
    "a range of empty successes": (
        ((f"{POST}/responses/2XX", {"description": "Nothing."}),),
        f"{POST}/responses/2XX",
        "must be a status of three digits",
    ),
    "a range of errors": (
        ((f"{POST}/responses/4XX", _answer("Fault")),),
        f"{POST}/responses/4XX",
        "must be a status of three digits",
    ),
    "a status of four digits": (
        ((f"{POST}/responses/4000", _answer("Fault")),),
        f"{POST}/responses/4000",
        "must be a status of three digits",
    ),
    "an error without x-specloom-error": (
        ((f"{POST}/responses/500", _answer("JobResponse")),),
        f"{SCHEMAS}/JobResponse",
        "x-specloom-error is missing",
    ),
    "an error of plain text that is no text": (
        (
            (
                f"{POST}/responses/500",
                {
                    "description": "It failed.",
                    "content": {"text/plain": {"schema": {"type": "integer"}}},
                },
            ),
        ),
        f"{POST}/responses/500/content/text~1plain/schema",
        "must be {type: string}",
    ),
    "an unknown response": (
        ((f"{POST}/responses/404/$ref", "#/components/responses/Nope"),),
        f"{POST}/responses/404",
        "#/components/responses/Nope does not exist",
    ),
    "a response that nothing refers to": (
        (("/components/responses/Lonely", _answer("Fault")),),
        "/components/responses/Lonely",
        "nothing refers to it",
    ),
    "a body that may be left out": (
        ((f"{POST}/requestBody/required", False),),
        f"{POST}/requestBody",
        "must be required: true",
    ),
    "a constant in the body": (
        (
            (
                f"{SCHEMAS}/CreateJobRequest/properties/kind",
                {"type": "string", "const": "A", "description": "Its kind."},
            ),
            (f"{SCHEMAS}/CreateJobRequest/required/-", "kind"),
        ),
        f"{SCHEMAS}/CreateJobRequest/properties/kind/const",
        "body",
    ),
    "x-specloom-returns of an unknown field": (
        ((f"{POST}/x-specloom-returns", "dada"),),
        f"{POST}/x-specloom-returns",
        "JobResponse has no field dada",
    ),
    "x-specloom-returns of a stream": (
        (
            (f"{GET}/x-specloom-stream", ["Job"]),
            (
                f"{GET}/responses/200/content",
                {"text/event-stream": {"schema": {"type": "string"}}},
            ),
            (f"{GET}/x-specloom-returns", "id"),
        ),
        f"{GET}/x-specloom-returns",
        "a stream has no fields",
    ),
    "x-specloom-alone beside what is required": (
        ((f"{POST}/x-specloom-alone", "tries"),),
        f"{POST}/x-specloom-alone",
        "can't be alone",
    ),
    "x-specloom-alone of what may be null": (
        (
            (f"{POST}/x-specloom-alone", "tries"),
            (f"{SCHEMAS}/CreateJobRequest/properties/tries/type", ["integer", "null"]),
        ),
        f"{POST}/x-specloom-alone",
        "can't be null",
    ),
    "x-specloom-accept that is no header's value": (
        ((f"{GET}/x-specloom-accept", "text/plain; name=“a”"),),
        f"{GET}/x-specloom-accept",
        "ASCII",
    ),
    "x-specloom-body-from-path of another type": (
        (
            (
                f"{GET}/requestBody",
                {
                    "required": True,
                    "content": {
                        "application/json": {"schema": {"$ref": f"#{SCHEMAS}/CreateJobRequest"}}
                    },
                },
            ),
            (f"{GET}/x-specloom-body-from-path", {"tries": "jobId"}),
        ),
        f"{GET}/x-specloom-body-from-path/tries",
        "must have one type",
    ),
    "x-specloom-body-from-path of an unknown member": (
        ((f"{GET}/x-specloom-body-from-path", {"nope": "jobId"}),),
        f"{GET}/x-specloom-body-from-path/nope",
        "must give a member of the body and a parameter of the path",
    ),
    "x-specloom-body-from-path from an unknown parameter": (
        ((f"{POST}/x-specloom-body-from-path", {"tries": "nope"}),),
        f"{POST}/x-specloom-body-from-path/tries",
        "must give a member of the body and a parameter of the path",
    ),
    "x-specloom-failures in an unknown list": (
        (
            (
                f"{GET}/x-specloom-failures",
                {"list": "nope", "code": "code", "ok": "OK", "message": "text"},
            ),
        ),
        f"{GET}/x-specloom-failures/list",
        "Job has no nope",
    ),
    "x-specloom-read that is no boolean": (
        ((f"{POST}/x-specloom-read", "yes"),),
        f"{POST}/x-specloom-read",
        "must be true or false",
    ),
    "a key in the query": (
        (
            (
                "/components/securitySchemes/bearerAuth",
                {"type": "apiKey", "in": "query", "name": "key", "description": "A key."},
            ),
            ("/x-specloom-client/credentials/0/kind", "api_key"),
        ),
        "/components/securitySchemes/bearerAuth/in",
        "header",
    ),
    "a password in place of a token": (
        (("/components/securitySchemes/bearerAuth/scheme", "basic"),),
        "/components/securitySchemes/bearerAuth/scheme",
        "bearer",
    ),
    "an unknown kind of credential": (
        (("/x-specloom-client/credentials/0/kind", "mutual_tls"),),
        "/x-specloom-client/credentials/0/kind",
        "must be one of",
    ),
    "scopes": (
        (("/security/0/bearerAuth", ["read"]),),
        "/security/0/bearerAuth",
        "scopes are not supported",
    ),
    "no credential needed": ((("/security", [{}]),), "/security/0", "must name one scheme"),
    "a credential that no operation takes": (
        (("/security", []),),
        "/security",
        "bearerAuth is offered and not named here",
    ),
    "a server with variables": (
        (("/servers/0/url", "https://{region}.example"),),
        "/servers/0/url",
        "without variables",
    ),
    "a server on the same host": ((("/servers/0/url", "/v1"),), "/servers/0/url", "http or https"),
    "a path with a quote": (
        (('/paths/~1"jobs"', {"get": {**PLAIN, "operationId": "other"}}),),
        '/paths/~1"jobs"/get',
        "characters that a URL may hold",
    ),
    "two servers": (
        (("/servers/-", {"url": "https://other.example"}),),
        "/servers",
        "must hold exactly one server",
    ),
    "another version of OpenAPI": ((("/openapi", "3.0.3"),), "/openapi", "must be 3.1"),
}


@pytest.mark.parametrize(("changes", "pointer", "reason"), PARAMETERS.values(), ids=PARAMETERS)
def test_a_parameter_that_can_not_be_represented_is_refused(
    bench: Workshop, changes: tuple[Change, ...], pointer: str, reason: str
) -> None:
    error = bench.refusal(*changes)
    assert (error.file, error.pointer) == (bench.spec, pointer)
    assert reason in error.reason


@pytest.mark.parametrize(("changes", "pointer", "reason"), OPERATIONS.values(), ids=OPERATIONS)
def test_an_operation_that_can_not_be_represented_is_refused(
    bench: Workshop, changes: tuple[Change, ...], pointer: str, reason: str
) -> None:
    error = bench.refusal(*changes)
    assert (error.file, error.pointer) == (bench.spec, pointer)
    assert reason in error.reason
