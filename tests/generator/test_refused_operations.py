"""Operations and answers that can't be represented in full are refused."""

from __future__ import annotations

from typing import Any

import pytest

from .workshop import GET, GONE, JSON, POST, SCHEMAS, Change, Workshop


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
    "a path with a quote": (
        (('/paths/~1"jobs"', {"get": {**PLAIN, "operationId": "other"}}),),
        '/paths/~1"jobs"/get',
        "characters that a URL may hold",
    ),
}


@pytest.mark.parametrize(("changes", "pointer", "reason"), OPERATIONS.values(), ids=OPERATIONS)
def test_an_operation_that_can_not_be_represented_is_refused(
    bench: Workshop, changes: tuple[Change, ...], pointer: str, reason: str
) -> None:
    error = bench.refusal(*changes)
    assert (error.file, error.pointer) == (bench.spec, pointer)
    assert reason in error.reason
