"""Names that would take each other's place, or that Python does not take, are refused."""

from __future__ import annotations

from typing import Any

import pytest

from .workshop import GET, POST, SCHEMAS, Change, Workshop

TEXT = {"type": "string"}
JOB = f"{SCHEMAS}/Job/properties"
CLIENT_LEVEL: dict[str, Any] = {
    "in": "header",
    "description": "More.",
    "schema": TEXT,
    "x-specloom-client-level": {"environment": "WORKSHOP_MORE"},
}


def _parameter(name: str, **rest: Any) -> Change:
    more = {"name": name, "in": "query", "description": "More.", "schema": TEXT, **rest}
    return f"{GET}/parameters/-", more


def _component(name: str, field: str = "more") -> tuple[Change, Change]:
    return (
        (f"{SCHEMAS}/{name}", {"type": "object", "description": "It."}),
        (f"{JOB}/{field}", {"$ref": f"#{SCHEMAS}/{name}", "description": "It."}),
    )


def _tags(*names: str) -> tuple[Change, ...]:
    """The tags of the operations that read a job and that create one."""
    return (
        ("/tags", [{"name": name, "description": "It."} for name in dict.fromkeys(names)]),
        (f"{GET}/tags", [names[0]]),
        (f"{POST}/tags", [names[-1]]),
    )


CLASHES: dict[str, tuple[tuple[Change, ...], str, str]] = {
    "two tags": (((f"{GET}/tags", ["jobs", "more"]),), f"{GET}/tags", "exactly one tag"),
    "no tag": (((f"{GET}/tags", []),), f"{GET}/tags", "exactly one tag"),
    "a tag without operations": (
        (("/tags/-", {"name": "more", "description": "It."}),),
        "/tags/1",
        "no operation has the tag more",
    ),
    "an unknown tag": (
        ((f"{GET}/tags", ["more"]),),
        "/tags",
        "the tag more of getJob is not declared",
    ),
    "a tag under another": (_tags("jobs", "jobs.runs"), "/tags/1", "jobs.runs"),
    "tags with the same module": (_tags("a.b", "a_b"), "/tags/1", "a_b"),
    "a tag that is no name": (_tags("the jobs"), "/tags/0/name", "the jobs"),
    "a tag that Python keeps for itself": (_tags("import"), "/tags/0/name", "import"),
    "a tag that the client has a method of": (
        _tags("with_options"),
        "/tags/0/name",
        "with_options",
    ),
    "methods of the same name": (
        ((f"{GET}/x-specloom-method", "create"),),
        "/tags/0",
        "have the same x-specloom-method",
    ),
    "a method that is no name": (
        ((f"{GET}/x-specloom-method", "get it"),),
        f"{GET}/x-specloom-method",
        "get it",
    ),
    "a method that Python keeps for itself": (
        ((f"{GET}/x-specloom-method", "class"),),
        f"{GET}/x-specloom-method",
        "class",
    ),
    "a method that every resource has": (
        ((f"{GET}/x-specloom-method", "with_raw_response"),),
        f"{GET}/x-specloom-method",
        "with_raw_response",
    ),
    "a method that every resource has besides": (
        ((f"{GET}/x-specloom-method", "executor"),),
        f"{GET}/x-specloom-method",
        "executor",
    ),
    "a method called like a decorator": (
        ((f"{GET}/x-specloom-method", "property"),),
        f"{GET}/x-specloom-method",
        "property",
    ),
    "a method called like a class": (
        ((f"{GET}/x-specloom-method", "Get"),),
        f"{GET}/x-specloom-method",
        "lower case",
    ),
    "an operation called like a function of its resource": (
        ((f"{GET}/operationId", "withRaw"),),
        f"{GET}/operationId",
        "withRaw",
    ),
    "operations of the same name": (
        ((f"{GET}/operationId", "createJob"),),
        f"{GET}/operationId",
        "createJob",
    ),
    "operations with the same module": (
        ((f"{GET}/operationId", "create_job"),),
        f"{GET}/operationId",
        "create_job",
    ),
    "paths that differ by a parameter's name alone": (
        (
            (
                "/paths/~1jobs~1{id}",
                {
                    "get": {
                        "operationId": "getJobAgain",
                        "tags": ["jobs"],
                        "summary": "Get it.",
                        "description": "Again.",
                        "x-specloom-method": "get_again",
                        "parameters": [
                            {
                                "name": "id",
                                "in": "path",
                                "required": True,
                                "description": "Its id.",
                                "schema": TEXT,
                            }
                        ],
                        "responses": {
                            "200": {
                                "description": "It.",
                                "content": {
                                    "application/json": {"schema": {"$ref": f"#{SCHEMAS}/Job"}}
                                },
                            }
                        },
                    }
                },
            ),
        ),
        "/paths/~1jobs~1{id}",
        "/jobs/{jobId}",
    ),
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
    "values of the client of the same name": (
        (
            ("/components/parameters/One", {"name": "x-more", **CLIENT_LEVEL}),
            ("/components/parameters/Two", {"name": "x_more", **CLIENT_LEVEL}),
            (f"{GET}/parameters/-", {"$ref": "#/components/parameters/One"}),
            (f"{POST}/parameters", [{"$ref": "#/components/parameters/Two"}]),
        ),
        "/components/parameters/Two",
        "x_more",
    ),
    "a value of the client called like one of its settings": (
        (
            ("/components/parameters/One", {"name": "timeout", **CLIENT_LEVEL}),
            (f"{GET}/parameters/-", {"$ref": "#/components/parameters/One"}),
        ),
        "/components/parameters/One",
        "timeout",
    ),
    "a value of the client called like what it is put in": (
        (
            ("/components/parameters/One", {"name": "values", **CLIENT_LEVEL}),
            (f"{GET}/parameters/-", {"$ref": "#/components/parameters/One"}),
        ),
        "/components/parameters/One",
        "values",
    ),
    "a credential called like a setting of the client": (
        (("/x-specloom-client/credentials/0/argument", "timeout"),),
        "/x-specloom-client/credentials",
        "timeout",
    ),
    "a client that is no class": (
        (("/x-specloom-client/name", "the shop"),),
        "/x-specloom-client/name",
        "call it TheShop",
    ),
    "a client called like a class of the runtime": (
        (("/x-specloom-client/name", "Client"),),
        "/x-specloom-client/name",
        "can't be called Client",
    ),
    "a client called like an error": (
        (("/x-specloom-client/name", "APIStatus"),),
        "/x-specloom-client/name",
        "APIStatusError would be exported twice",
    ),
    "a resource called like a class of the runtime": (
        _tags("client"),
        "/tags/0/name",
        "AsyncClient",
    ),
    "resources under a name that is the client's": (
        _tags("workshop.jobs"),
        "/tags/0/name",
        "Workshop",
    ),
    "resources under a name whose class is another's": (
        _tags("a_b", "a.b.c"),
        "/tags/1/name",
        "AB",
    ),
    "a resource called like a decorator": (_tags("v1.property"), "/tags/0/name", "property"),
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
def test_a_name_that_would_do_harm_is_refused(
    bench: Workshop, changes: tuple[Change, ...], pointer: str, reason: str
) -> None:
    error = bench.refusal(*changes)
    assert (error.file, error.pointer) == (bench.spec, pointer)
    assert reason in error.reason
