"""Names of resources, methods and clients that can't be had, or would take each other's place."""

from __future__ import annotations

from typing import Any

import pytest

from .workshop import GET, POST, SCHEMAS, Change, Workshop

TEXT = {"type": "string"}
CLIENT_LEVEL: dict[str, Any] = {
    "in": "header",
    "description": "More.",
    "schema": TEXT,
    "x-specloom-client-level": {"environment": "WORKSHOP_MORE"},
}


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
}


@pytest.mark.parametrize(("changes", "pointer", "reason"), CLASHES.values(), ids=CLASHES)
def test_a_name_that_would_do_harm_is_refused(
    bench: Workshop, changes: tuple[Change, ...], pointer: str, reason: str
) -> None:
    error = bench.refusal(*changes)
    assert (error.file, error.pointer) == (bench.spec, pointer)
    assert reason in error.reason
