"""What is kept from specs is all that the generated code uses by name."""

from __future__ import annotations

import inspect
import keyword
import re

import pytest

from overlays.generator.reading import names as reserved

from .workshop import REPO, Imported

TEMPLATES = REPO / "overlays/generator/writing/templates"
IMPORT = re.compile(r"^ *(?:from (\S+) )?import (\([^)]*\)|[^(\n]*)$", re.MULTILINE)


def imported(template: str) -> set[str]:
    """What the module of a template imports, but for what it takes from the spec."""
    text = (TEMPLATES / f"{template}.py.jinja").read_text(encoding="utf-8")
    text = re.sub(r"\{%.*?%\}|\{#.*?#\}", "", text, flags=re.DOTALL)
    found: set[str] = set()
    for module, names in IMPORT.findall(text):
        if "{{" in module or module == "__future__":
            continue
        for name in names.strip("()").split(","):
            last = name.split(" as ")[-1].strip()
            if last and "{{" not in last:
                found.add(last)
    return found


def classes(*templates: str) -> set[str]:
    """The names in the style of classes that the modules import."""
    names = {name for template in templates for name in imported(template)}
    return {name for name in names if name[:1].isupper() and not name.isupper()}


@pytest.mark.parametrize(
    "template",
    ["endpoint_init", "endpoint_module", "literal_enum", "model", "provider", "union", "values"],
)
def test_no_schema_can_be_called_like_a_class_that_is_imported_beside_it(template: str) -> None:
    exported = {"Clock", "UnknownVariant"}
    assert classes(template) - exported <= reserved.CLASSES


def test_no_resource_can_be_called_like_a_class_that_is_imported_beside_it() -> None:
    assert classes("endpoint_init") <= reserved.RESOURCE_CLASSES
    assert classes("client") <= reserved.RESOURCE_CLASSES | reserved.CLIENT_CLASSES


def test_no_argument_can_be_called_like_a_function_that_its_method_may_call() -> None:
    functions = {name for name in imported("endpoint_module") if name.islower()}
    assert {"client_value", "path_segment", "encode_list"} <= functions
    assert functions - {"builtins", "datetime"} <= reserved.FUNCTIONS


def test_no_operation_can_be_called_like_a_function_of_its_resource() -> None:
    functions = {name for name in imported("endpoint_init") if name.islower()}
    # The generator itself writes datetime_ for this one.
    assert functions - {"datetime"} <= reserved.OPERATIONS


@pytest.mark.parametrize("name", ["Workshop", "AsyncWorkshop"])
def test_no_resource_can_be_called_like_what_a_client_has(package: Imported, name: str) -> None:
    attributes = {one for one in dir(getattr(package(), name)) if not one.startswith("_")}
    assert {"with_options", "values"} <= attributes
    assert attributes - {"jobs", "reports"} <= reserved.CLIENT


def test_no_value_of_a_client_can_be_called_like_its_settings(package: Imported) -> None:
    known = set(inspect.signature(package().Workshop.__init__).parameters)
    assert known - {"space_id", "x_team", "api_key", "token"} <= reserved.SETTINGS


def test_what_is_reserved_is_what_could_be_asked_for() -> None:
    for names in (reserved.FUNCTIONS, reserved.METHODS, reserved.ATTRIBUTES, reserved.SETTINGS):
        assert all(name.isidentifier() and not keyword.iskeyword(name) for name in names)
