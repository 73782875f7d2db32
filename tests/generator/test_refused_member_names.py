"""Names of schemas, fields and arguments that can't be had, or would take each other's place."""

from __future__ import annotations

from typing import Any

import pytest

from .workshop import GET, POST, SCHEMAS, Change, Workshop

TEXT = {"type": "string"}
JOB = f"{SCHEMAS}/Job/properties"


def _parameter(name: str, **rest: Any) -> Change:
    more = {"name": name, "in": "query", "description": "More.", "schema": TEXT, **rest}
    return f"{GET}/parameters/-", more


def _component(name: str, field: str = "more") -> tuple[Change, Change]:
    return (
        (f"{SCHEMAS}/{name}", {"type": "object", "description": "It."}),
        (f"{JOB}/{field}", {"$ref": f"#{SCHEMAS}/{name}", "description": "It."}),
    )


CLASHES: dict[str, tuple[tuple[Change, ...], str, str]] = {
    "components with the same module": (
        (*_component("HTTPJob", "one"), *_component("HttpJob", "two")),
        f"{SCHEMAS}/HttpJob",
        "HTTPJob",
    ),
    "arguments of the same name": (
        (_parameter("job_id"),),
        GET,
        "two arguments would be called job_id",
    ),
    "an argument and a member of the body": (
        ((f"{POST}/parameters", [_parameter("tries")[1]]),),
        POST,
        "two arguments would be called tries",
    ),
    "an argument called like its operation": ((_parameter("get-job"),), GET, "called get_job"),
    "an argument called like a part of the request": (
        (_parameter("more", **{"x-specloom-name": "query_"}),),
        GET,
        "called query_",
    ),
    "an argument called self": ((_parameter("self"),), GET, "self"),
    "an argument called client_values": ((_parameter("client-values"),), GET, "client_values"),
    "an argument called request_options": (
        (_parameter("requestOptions"),),
        GET,
        "two arguments would be called request_options",
    ),
    "an argument called like a function of its module": (
        (_parameter("path_segment"),),
        GET,
        "path_segment",
    ),
    "an argument called like a builtin that is called": ((_parameter("str"),), GET, "str"),
    "an argument that is no name": (
        (_parameter("more", **{"x-specloom-name": "the more"}),),
        f"{GET}/parameters/2/x-specloom-name",
        "the more",
    ),
    "a schema that models use": (_component("Items"), f"{SCHEMAS}/Items", "called Items"),
    "a schema that operations use": (
        _component("Operation"),
        f"{SCHEMAS}/Operation",
        "called Operation",
    ),
    "a schema called like a resource": (_component("Jobs"), f"{SCHEMAS}/Jobs", "class Jobs"),
    "a schema called like a resource's other class": (
        _component("AsyncJobsWithRawResponse"),
        f"{SCHEMAS}/AsyncJobsWithRawResponse",
        "rename the schema, or the tag",
    ),
    "a field called like a decorator": (
        ((f"{JOB}/classmethod", {**TEXT, "description": "It."}),),
        f"{SCHEMAS}/Job",
        "classmethod would become classmethod, which is taken",
    ),
    "a view that is no name": (
        (
            (
                f"{JOB}/text",
                {**TEXT, "description": "It.", "x-specloom-json-view": "the text"},
            ),
        ),
        f"{JOB}/text/x-specloom-json-view",
        "the text",
    ),
    "fields of the same name": (
        (
            (f"{JOB}/jobName", {**TEXT, "description": "It."}),
            (f"{JOB}/job_name", {**TEXT, "description": "It."}),
        ),
        f"{SCHEMAS}/Job",
        "job_name would become job_name, which is taken",
    ),
    "a field called like a method": (
        ((f"{JOB}/toDict", {**TEXT, "description": "It."}),),
        f"{SCHEMAS}/Job",
        "toDict would become to_dict, which is taken",
    ),
    "a field called self": (
        ((f"{JOB}/self", {**TEXT, "description": "It."}),),
        f"{SCHEMAS}/Job",
        "self would become self, which is taken",
    ),
    "a schema that the runtime has": (_component("Page"), f"{SCHEMAS}/Page", "exported twice"),
    "a schema called like an error": (
        _component("NotFoundError"),
        f"{SCHEMAS}/NotFoundError",
        "exported twice",
    ),
    "a schema called like the client": (
        _component("Workshop"),
        f"{SCHEMAS}/Workshop",
        "exported twice",
    ),
    "a backslash in a value": (
        ((f"{SCHEMAS}/JobStatus/enum/-", "A\\tB"),),
        f"{SCHEMAS}/JobStatus/enum/2",
        "backslash",
    ),
    "a quote in a value": (
        ((f"{SCHEMAS}/JobStatus/enum/-", 'A"B'),),
        f"{SCHEMAS}/JobStatus/enum/2",
        "quote",
    ),
    "a backslash in a field": (
        ((f"{JOB}/a\\tb", {**TEXT, "description": "It."}),),
        f"{JOB}/a\\tb",
        "backslash",
    ),
    "a backslash in a parameter": ((_parameter("a\\tb"),), f"{GET}/parameters/2/name", "backslash"),
}


@pytest.mark.parametrize(("changes", "pointer", "reason"), CLASHES.values(), ids=CLASHES)
def test_a_name_that_would_do_harm_to_its_module_is_refused(
    bench: Workshop, changes: tuple[Change, ...], pointer: str, reason: str
) -> None:
    error = bench.refusal(*changes)
    assert (error.file, error.pointer) == (bench.spec, pointer)
    assert reason in error.reason
