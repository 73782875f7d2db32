"""What the packages here export is seen without importing them."""

from __future__ import annotations

from pathlib import Path

import pytest

from overlays.generator.changes.api_diff import compare_apis
from overlays.generator.changes.api_facts import read_api
from overlays.generator.changes.levels import Usage
from overlays.generator.changes.specs import compare_specs, merged_usages
from overlays.generator.reading.document import load
from overlays.generator.repository import providers
from overlays.generator.writing.package import compile_provider

ROOT = Path(__file__).resolve().parents[2]
PROVIDERS = providers(ROOT / "specs")


@pytest.mark.parametrize("name", PROVIDERS)
def test_the_api_of_a_package_is_all_that_it_exports(name: str) -> None:
    spec = compile_provider(name, ROOT)
    api = read_api(ROOT / "generated" / name, spec.package)
    assert {*spec.exports} <= {*api}
    for resource in spec.resources:
        methods = {operation.method for operation in resource.operations}
        assert {
            f"{kind}{resource.name}.{method}" for kind in ("", "Async") for method in methods
        } <= {*api}
    assert not [path for path in api if "_runtime" in path]
    assert compare_apis(api, api, lambda _name: Usage()) == []


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_spec_has_no_changes_against_itself_and_every_schema_goes_somewhere(name: str) -> None:
    document = load(ROOT / "specs" / name / "openapi.yaml")
    assert compare_specs(document, document) == []
    assert all(used.sent or used.received for used in merged_usages(document, document).values())
