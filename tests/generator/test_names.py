"""Python names from wire names, and the names that generated code keeps for itself."""

from __future__ import annotations

import ast
import inspect
import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlays.generator.reading import names

from .workshop import REPO, Imported


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


def imported(package: Imported, *patterns: str) -> set[str]:
    """What generated modules import from outside of their package, and from its runtime."""
    found: set[str] = set()
    # Those of the repository have streams as well.
    for folder in (package.folder, *REPO.glob("generated/*/specloom_*")):
        for file in (file for pattern in patterns for file in folder.glob(pattern)):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if not isinstance(node, (ast.Import, ast.ImportFrom)):
                    continue
                module = getattr(node, "module", None) or ""
                inside = getattr(node, "level", 0) and "_runtime" not in module
                if not inside and module != "__future__":
                    found |= {alias.asname or alias.name for alias in node.names}
    return found


def classes(package: Imported, *patterns: str) -> set[str]:
    """What the modules import that is named like a class."""
    found = imported(package, *patterns)
    return {name for name in found if name[0].isupper() and not name.isupper()}


def functions(package: Imported, *patterns: str) -> set[str]:
    """What the modules import that is named like a function."""
    return {name for name in imported(package, *patterns) if name.islower()}


def test_what_generated_modules_import_is_reserved_and_nothing_else(package: Imported) -> None:
    resources, operations = "api/*/__init__.py", "api/*/[!_]*.py"
    beside_models = classes(package, "models/*.py", "api/*/*.py")
    assert beside_models | {"AnyJob"} == names.CLASSES
    assert classes(package, resources) <= names.RESOURCE_CLASSES <= beside_models
    clients = classes(package, "*client.py", "settings.py")
    assert clients <= names.RESOURCE_CLASSES | names.CLIENT_CLASSES
    assert clients >= names.CLIENT_CLASSES
    called = functions(package, operations)
    assert {"path_segment", "query_value"} <= called
    assert called - {"builtins", "datetime"} <= names.FUNCTIONS
    # The generator itself writes datetime_ for this one.
    assert functions(package, resources) - {"datetime", *names.FUNCTIONS} <= names.OPERATIONS


def test_what_clients_have_is_reserved(package: Imported) -> None:
    for client in (package().Workshop, package().AsyncWorkshop):
        attributes = {name for name in dir(client) if not name.startswith("_")}
        assert {"with_options", "values"} <= attributes
        assert attributes - {"jobs", "reports"} <= names.CLIENT
        settings = set(inspect.signature(client.__init__).parameters)
        values = {"customer_id", "quick", "ratio", "space_id", "x_team", "api_key", "token"}
        assert settings - values <= names.SETTINGS
