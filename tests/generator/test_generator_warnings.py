"""openapi-python-client lays out what we name, and whatever it reports is an error."""

from __future__ import annotations

from typing import Any

import pytest
from openapi_python_client import Project
from openapi_python_client.parser.errors import GeneratorError

from overlays.generator.reading.spec import Spec
from overlays.generator.writing import layout
from overlays.generator.writing.package import compile_provider

from .workshop import GET, SCHEMAS, Workshop


def test_the_outline_has_the_names_of_operations_and_classes_alone(fresh: Workshop) -> None:
    outline = layout.outline(compile_provider("workshop", fresh.root).spec)
    assert set(outline["components"]["schemas"]) == {
        "Fault", "FilePayload", "Job", "JobResponse", "JobStatus", "TextPayload",
    }  # fmt: skip
    responses = {"responses": {"200": {"description": ""}}}
    assert outline["paths"] == {
        "/jobs/create_job": {"post": {"operationId": "create_job", "tags": ["jobs"], **responses}},
        "/jobs/get_job": {"get": {"operationId": "get_job", "tags": ["jobs"], **responses}},
    }


def test_what_the_generator_can_not_represent_itself_is_generated(shop: Workshop) -> None:
    moment = {"type": "string", "format": "date-time"}
    since = {"name": "x-since", "in": "header", "description": "When.", "schema": moment}
    # The generator would call the class of the map `labels` like this component.
    note = {"type": "object", "description": "A note."}
    shop.change(
        (f"{GET}/parameters/-", since),
        (f"{SCHEMAS}/JobLabels", note),
        (
            f"{SCHEMAS}/Job/properties/note",
            {"$ref": f"#{SCHEMAS}/JobLabels", "description": "A note."},
        ),
    )
    shop.generate()
    with shop.imported() as package:
        call = package("api.jobs.get_job").build({}, job_id="1", x_since="2024-05-17T12:00:00Z")
        assert call.headers == {"x-since": "2024-05-17T12:00:00Z"}
        job = {"id": "1", "status": "DONE", "note": {"more": 1}}
        assert package().Job.from_dict(job).note.to_dict() == {"more": 1}


def test_a_warning_of_the_generator_is_an_error(
    bench: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = Project.build

    def warn(project: Project) -> Any:
        return [*build(project), GeneratorError(header="WARNING", detail="dropped")]

    monkeypatch.setattr(Project, "build", warn)
    error = bench.refusal()
    assert (error.file, error.pointer) == (bench.spec, "")
    assert error.reason == "the generator reports: WARNING dropped"


def test_an_outline_that_the_generator_rejects_is_an_error(
    bench: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def outline(_spec: Spec) -> dict[str, str]:
        return {"openapi": "2.0"}

    monkeypatch.setattr(layout, "outline", outline)
    assert "the generator reports: Failed to parse OpenAPI document" in bench.refusal().reason
