"""Python names from wire names."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlays.generator.reading.names import module_of, pascal, snake


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("fileUrl", "file_url"),
        ("x-tenant-id", "x_tenant_id"),
        ("perPage", "per_page"),
        ("HTTPStatus", "http_status"),
        ("snake_case", "snake_case"),
        ("with space", "with_space"),
        ("dotted.name", "dotted_name"),
        ("$ref", "ref"),
        ("@type", "type"),
        ("_private", "private"),
        # What is a builtin's name stays, what is a keyword can't.
        ("type", "type"),
        ("list", "list"),
        ("id", "id"),
        ("class", "class_"),
        ("from", "from_"),
        ("None", "none"),
        ("2fa", "field_2fa"),
        ("", "field_"),
        ("+", "field_"),
        ("größe", "größe"),
    ],
)
def test_a_wire_name_becomes_a_python_name(wire: str, name: str) -> None:
    assert snake(wire) == name


@given(st.text())
def test_any_wire_name_becomes_a_name_that_python_takes(wire: str) -> None:
    name = snake(wire)
    assert name.isidentifier()
    assert not keyword.iskeyword(name)
    assert not name.startswith("_")


@given(st.text())
def test_a_name_that_is_pythons_already_stays(wire: str) -> None:
    name = snake(wire)
    assert snake(name) in {name, name.rstrip("_"), f"{name.rstrip('_')}_"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("jobs", "Jobs"),
        ("ingest_jobs", "IngestJobs"),
        ("reports.runs", "ReportsRuns"),
        ("v1.jobs", "V1Jobs"),
    ],
)
def test_the_path_of_a_resource_becomes_the_name_of_a_class(text: str, name: str) -> None:
    assert pascal(text) == name


@pytest.mark.parametrize(
    ("component", "module"),
    [
        ("IngestJob", "ingest_job"),
        ("listIngestJobs", "list_ingest_jobs"),
        ("reports.runs", "reports_runs"),
        ("List", "list_"),
        ("Import", "import_"),
    ],
)
def test_a_component_has_the_module_that_the_generator_gives_it(
    component: str, module: str
) -> None:
    assert module_of(component) == module
