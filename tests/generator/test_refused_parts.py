"""A spec that says more than the generator can say, or less than it must, is refused."""

from __future__ import annotations

from typing import Any

import pytest

from .workshop import GET, GONE, JSON, POST, SCHEMAS, Change, Workshop

PLACES = [
    "",
    "/info",
    "/servers/0",
    "/tags/0",
    "/x-specloom-client",
    "/x-specloom-client/credentials/0",
    "/paths/~1jobs",
    POST,
    f"{POST}/requestBody",
    f"{POST}/requestBody/{JSON}",
    f"{POST}/requestBody/{JSON}/schema",
    f"{POST}/responses/200",
    f"{POST}/responses/200/{JSON}",
    f"{POST}/responses/200/{JSON}/schema",
    f"{POST}/responses/404",
    f"{GET}/parameters/0",
    f"{GET}/parameters/1",
    f"{GET}/parameters/1/schema",
    f"{GET}/parameters/1/schema/items",
    f"{GET}/responses/204",
    "/components",
    "/components/securitySchemes/bearerAuth",
    "/components/parameters/JobId",
    "/components/parameters/JobId/schema",
    "/components/responses/Missing",
    f"/components/responses/Missing/{JSON}",
    f"/components/responses/Missing/{JSON}/schema",
    f"{SCHEMAS}/JobStatus",
    f"{SCHEMAS}/Label",
    f"{SCHEMAS}/Label/oneOf/0",
    f"{SCHEMAS}/Payload",
    f"{SCHEMAS}/Payload/oneOf/0",
    f"{SCHEMAS}/Payload/discriminator",
    f"{SCHEMAS}/TextPayload/properties/type",
    f"{SCHEMAS}/Job",
    f"{SCHEMAS}/Job/properties/id",
    f"{SCHEMAS}/Job/properties/status",
    f"{SCHEMAS}/Job/properties/words",
    f"{SCHEMAS}/Job/properties/words/items",
    f"{SCHEMAS}/Job/properties/labels",
    f"{SCHEMAS}/Job/properties/labels/additionalProperties",
    f"{SCHEMAS}/CreateJobRequest/properties/tries",
    f"{SCHEMAS}/CreateJobRequest/properties/done",
    f"{SCHEMAS}/Fault/x-specloom-error",
]


@pytest.mark.parametrize("place", PLACES)
def test_an_unknown_keyword_is_refused_wherever_it_stands(bench: Workshop, place: str) -> None:
    error = bench.refusal((f"{place}/x-nonsense", 1))
    assert (error.file, error.pointer) == (bench.spec, f"{place}/x-nonsense")
    assert "the keyword x-nonsense is not supported here" in error.reason


OPTIONAL: dict[str, Change] = {
    "x-specloom-client-level": (
        "/components/parameters/JobId/x-specloom-client-level",
        {"environment": "WORKSHOP_JOB", "x-nonsense": 1},
    ),
    "x-specloom-failures": (
        f"{GET}/x-specloom-failures",
        {"list": "words", "code": "a", "ok": "b", "message": "c", "x-nonsense": 1},
    ),
    "a nullable reference": (
        f"{SCHEMAS}/Job/properties/status",
        {
            "oneOf": [{"$ref": f"#{SCHEMAS}/JobStatus"}, {"type": "null"}],
            "description": "Where it stands.",
            "x-nonsense": 1,
        },
    ),
}


@pytest.mark.parametrize("change", OPTIONAL.values(), ids=OPTIONAL)
def test_an_unknown_keyword_is_refused_in_what_need_not_be_there(
    bench: Workshop, change: Change
) -> None:
    error = bench.refusal(change)
    assert (error.file, error.pointer) == (bench.spec, f"{change[0]}/x-nonsense")


KEYWORDS: list[tuple[str, Any]] = [
    ("/webhooks", {}),
    ("/security/0/other", []),
    ("/components/headers", {}),
    ("/components/securitySchemes/other", {"type": "mutualTLS"}),
    ("/paths/~1jobs/parameters", []),
    ("/paths/~1jobs/options", {}),
    ("/paths/~1jobs/head", {}),
    (f"{POST}/deprecated", True),
    (f"{POST}/security", []),
    (f"{POST}/responses/200/headers", {}),
    (f"{POST}/responses/200/content/text~1plain", {"schema": {"type": "string"}}),
    (f"{POST}/requestBody/content/text~1plain", {"schema": {"type": "string"}}),
    ("/components/responses/Missing/content/application~1xml", {"schema": {"type": "string"}}),
    (f"{GET}/parameters/1/example", ["a"]),
    (f"{GET}/parameters/1/allowReserved", True),
    ("/components/parameters/JobId/schema/const", "A"),
    ("/components/parameters/JobId/schema/default", "A"),
    (f"{SCHEMAS}/Job/title", "Work"),
    (f"{SCHEMAS}/Label/title", "Work"),
    (f"{SCHEMAS}/JobStatus/title", "Work"),
    (f"{SCHEMAS}/JobStatus/default", "DONE"),
    (f"{SCHEMAS}/Job/additionalProperties", False),
    (f"{SCHEMAS}/Job/allOf", []),
    (f"{SCHEMAS}/Job/properties/id/enum", ["a"]),
    (f"{SCHEMAS}/Job/properties/id/default", "a"),
    (f"{SCHEMAS}/Job/properties/id/title", "Id"),
    (f"{SCHEMAS}/Job/properties/id/nullable", True),
    (f"{SCHEMAS}/Job/properties/words/default", []),
    (f"{SCHEMAS}/Job/properties/words/uniqueItems", True),
    (f"{SCHEMAS}/CreateJobRequest/properties/done/const", True),
    (f"{SCHEMAS}/CreateJobRequest/properties/tries/enum", [1, 2]),
    (f"{SCHEMAS}/CreateJobRequest/properties/tries/exclusiveMinimum", 0),
]


@pytest.mark.parametrize(("pointer", "value"), KEYWORDS, ids=[pointer for pointer, _ in KEYWORDS])
def test_a_keyword_of_openapi_that_would_be_dropped_is_refused(
    bench: Workshop, pointer: str, value: Any
) -> None:
    error = bench.refusal((pointer, value))
    assert (error.file, error.pointer) == (bench.spec, pointer)


NEEDED = [
    "/openapi",
    "/info",
    "/info/description",
    "/servers",
    "/servers/0/url",
    "/tags",
    "/tags/0/name",
    "/tags/0/description",
    "/x-specloom-client",
    "/x-specloom-client/name",
    "/x-specloom-client/summary",
    "/x-specloom-client/credentials",
    "/x-specloom-client/credentials/0/kind",
    "/x-specloom-client/credentials/0/argument",
    "/x-specloom-client/credentials/0/scheme",
    "/paths",
    f"{POST}/operationId",
    f"{POST}/tags",
    f"{POST}/summary",
    f"{POST}/description",
    f"{POST}/x-specloom-method",
    f"{POST}/responses",
    f"{POST}/requestBody/content",
    f"{POST}/requestBody/{JSON}",
    f"{POST}/requestBody/{JSON}/schema",
    f"{POST}/responses/200/description",
    f"{GET}/responses/204/description",
    f"{GET}/parameters/1/name",
    f"{GET}/parameters/1/in",
    f"{GET}/parameters/1/description",
    f"{GET}/parameters/1/schema",
    f"{GET}/parameters/1/schema/items",
    f"{GET}/parameters/1/style",
    f"{GET}/parameters/1/explode",
    "/components",
    "/components/schemas",
    "/components/securitySchemes/bearerAuth",
    "/components/securitySchemes/bearerAuth/description",
    "/components/responses/Missing/description",
    f"{SCHEMAS}/JobStatus/description",
    f"{SCHEMAS}/JobStatus/enum",
    f"{SCHEMAS}/Label/description",
    f"{SCHEMAS}/Payload/description",
    f"{SCHEMAS}/Payload/discriminator/propertyName",
    f"{SCHEMAS}/Payload/discriminator/mapping",
    f"{SCHEMAS}/Job/description",
    f"{SCHEMAS}/Job/type",
    f"{SCHEMAS}/Job/properties/id/description",
    f"{SCHEMAS}/Job/properties/id/type",
    f"{SCHEMAS}/Job/properties/status/description",
    f"{SCHEMAS}/Job/properties/words/description",
    f"{SCHEMAS}/Job/properties/words/items",
    f"{SCHEMAS}/Job/properties/labels/additionalProperties",
    f"{SCHEMAS}/Fault/x-specloom-error",
]


@pytest.mark.parametrize("pointer", NEEDED)
def test_what_is_needed_and_not_there_is_named(bench: Workshop, pointer: str) -> None:
    place, _, key = pointer.rpartition("/")
    error = bench.refusal((pointer, GONE))
    assert (error.file, error.pointer) == (bench.spec, place)
    assert error.reason == f"{key.replace('~1', '/')} is missing"


@pytest.mark.parametrize("value", ["", " \n", None, 7, ["text"]], ids=repr)
def test_a_description_must_be_a_text_with_something_in_it(bench: Workshop, value: Any) -> None:
    pointer = f"{SCHEMAS}/Job/description"
    error = bench.refusal((pointer, value))
    assert (error.file, error.pointer, error.reason) == (bench.spec, pointer, "must be a text")
