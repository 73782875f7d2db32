"""Names, types and texts that a provider may well use, and that are easily got wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from .workshop import GET, GONE, POST, SCHEMAS, Change, Imported, Workshop

JOB = f"{SCHEMAS}/Job/properties"
BODY = f"{SCHEMAS}/CreateJobRequest"
TEXT = {"type": "string"}


def _parameter(name: str, schema: Any, place: str = "query", **rest: Any) -> dict[str, Any]:
    return {"name": name, "in": place, "description": "It.", "schema": schema, **rest}


def _array(name: str, kind: str, *, explode: bool) -> dict[str, Any]:
    schema = {"type": "array", "items": {"type": kind}}
    return _parameter(name, schema, style="form", explode=explode)


def _path(name: str, schema: Any) -> tuple[str, Any]:
    """An operation whose path takes one argument."""
    operation = {
        "operationId": f"path_{name}",
        "tags": ["jobs"],
        "summary": "Get it.",
        "description": "Gets it.",
        "x-specloom-method": f"path_{name}",
        "parameters": [_parameter("it", schema, "path", required=True)],
        "responses": {
            "200": {
                "description": "It.",
                "content": {"application/json": {"schema": {"$ref": f"#{SCHEMAS}/Job"}}},
            }
        },
    }
    return f"/paths/~1{name}~1{{it}}", {"get": operation}


CHANGES: list[Change] = [
    _path("integers", {"type": "integer", "minimum": 1}),
    _path("numbers", {"type": "number"}),
    _path("booleans", {"type": "boolean"}),
    _path("moments", {"type": "string", "format": "date-time"}),
    _path("patterns", {"type": "string", "pattern": "^job_"}),
    (f"{GET}/parameters/-", _array("ratios", "number", explode=True)),
    (f"{GET}/parameters/-", _array("flags", "boolean", explode=True)),
    (f"{GET}/parameters/-", _array("joinedRatios", "number", explode=False)),
    (f"{GET}/parameters/-", _array("joinedFlags", "boolean", explode=False)),
    (f"{GET}/parameters/-", _parameter("old", TEXT, deprecated=True)),
    (f"{GET}/parameters/-", {"$ref": "#/components/parameters/Customer"}),
    *((f"{GET}/parameters/-", _parameter(name, TEXT)) for name in ("path", "query", "headers")),
    (
        "/components/parameters/Customer",
        _parameter(
            "customer-id",
            {"type": "integer"},
            "header",
            **{"x-specloom-client-level": {"environment": "WORKSHOP_CUSTOMER"}},
        ),
    ),
    (f"{POST}/parameters", [_parameter("one", TEXT), _parameter("two", TEXT, "header")]),
    *(
        (f"{BODY}/properties/{name}", {**TEXT, "description": "It."})
        for name in ("path", "query", "headers", "body")
    ),
    (f"{BODY}/properties/reason", {"type": ["string", "null"], "description": "It."}),
    (f"{BODY}/required/-", "reason"),
    (f"{SCHEMAS}/JobResponse/required", GONE),
]


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Imported]:
    """Return the package of a spec with all of it."""
    shop = Workshop.furnished(tmp_path_factory.mktemp("awkward"))
    shop.change(*CHANGES)
    shop.generate()
    with shop.imported() as package:
        yield package


def reading(package: Imported, **arguments: Any) -> Any:
    """The call that reads a job."""
    return package("api.jobs.get_job").build({}, job_id="1", **arguments)


def test_successes_of_several_statuses_may_have_one_schema(bench: Workshop) -> None:
    schema = {"$ref": f"#{SCHEMAS}/JobResponse"}
    later = {"description": "Later.", "content": {"application/json": {"schema": schema}}}
    bench.change((f"{POST}/responses/202", later))
    bench.generate()
    text = (bench.package / "api/jobs/create_job.py").read_text(encoding="utf-8")
    assert "Operation[Job]" in text
