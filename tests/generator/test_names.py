"""Python names from wire names, and the names that generated code keeps for itself."""

from __future__ import annotations

import inspect
import keyword
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlays.generator.reading import names

from .workshop import REPO, Imported

TEMPLATES = REPO / "overlays/generator/writing/templates"
IMPORT = re.compile(r"^ *(?:from (\S+) )?import (\([^)]*\)|[^(\n]*)$", re.MULTILINE)


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("fileUrl", "file_url"),
        ("x-tenant-id", "x_tenant_id"),
        ("HTTPStatus", "http_status"),
        ("dotted.name", "dotted_name"),
        ("_private", "private"),
        # The name of a builtin stays, a keyword can't.
        ("type", "type"),
        ("class", "class_"),
        ("2fa", "field_2fa"),
        ("+", "field_"),
        ("größe", "größe"),
    ],
)
def test_a_wire_name_becomes_a_python_name(wire: str, name: str) -> None:
    assert names.snake(wire) == name


@given(st.text())
def test_any_wire_name_becomes_a_name_that_python_takes(wire: str) -> None:
    name = names.snake(wire)
    assert name.isidentifier()
    assert not keyword.iskeyword(name)
    assert not name.startswith("_")


def test_classes_and_modules_are_named_as_the_generator_names_them() -> None:
    assert (names.pascal("v1.jobs"), names.pascal("ingest_jobs")) == ("V1Jobs", "IngestJobs")
    modules = {"IngestJob": "ingest_job", "reports.runs": "reports_runs", "List": "list_"}
    assert {name: names.module_of(name) for name in modules} == modules


def imported(template: str) -> set[str]:
    """What the module of a template imports, without what it takes from the spec."""
    text = (TEMPLATES / f"{template}.py.jinja").read_text(encoding="utf-8")
    text = re.sub(r"\{%.*?%\}|\{#.*?#\}", "", text, flags=re.DOTALL)
    found: set[str] = set()
    for module, listed in IMPORT.findall(text):
        if "{{" in module or module == "__future__":
            continue
        for name in listed.strip("()").split(","):
            last = name.split(" as ")[-1].strip()
            if last and "{{" not in last:
                found.add(last)
    return found


def classes(*templates: str) -> set[str]:
    """The names in the style of classes that the modules import."""
    found = {name for template in templates for name in imported(template)}
    return {name for name in found if name[:1].isupper() and not name.isupper()}


def functions(template: str) -> set[str]:
    """The names in the style of functions that the module imports."""
    return {name for name in imported(template) if name.islower()}


def test_what_templates_import_is_reserved() -> None:
    beside_models = (
        "endpoint_init", "endpoint_module", "literal_enum", "model", "provider", "union", "values",
    )  # fmt: skip
    # What every package exports is refused for that.
    exported = {"Clock", "UnknownVariant"}
    assert classes(*beside_models) - exported <= names.CLASSES
    assert classes("endpoint_init") <= names.RESOURCE_CLASSES
    assert classes("client") <= names.RESOURCE_CLASSES | names.CLIENT_CLASSES
    assert {"path_segment", "query_value"} <= functions("endpoint_module")
    assert functions("endpoint_module") - {"builtins", "datetime"} <= names.FUNCTIONS
    # The generator itself writes datetime_ for this one.
    assert functions("endpoint_init") - {"datetime"} <= names.OPERATIONS


def test_what_clients_have_is_reserved(package: Imported) -> None:
    for client in (package().Workshop, package().AsyncWorkshop):
        attributes = {name for name in dir(client) if not name.startswith("_")}
        assert {"with_options", "values"} <= attributes
        assert attributes - {"jobs", "reports"} <= names.CLIENT
        settings = set(inspect.signature(client.__init__).parameters)
        values = {"customer_id", "quick", "ratio", "space_id", "x_team", "api_key", "token"}
        assert settings - values <= names.SETTINGS
