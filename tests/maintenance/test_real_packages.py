"""What the packages here export is seen without importing them."""

from __future__ import annotations

from pathlib import Path

import pytest

from overlays.generator.api_diff import compare_apis
from overlays.generator.api_facts import read_api
from overlays.generator.changes import Usage
from overlays.generator.document import load
from overlays.generator.package import compile_provider, providers
from overlays.generator.spec_diff import compare_specs
from overlays.generator.spec_facts import usages

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
    assert all(used.sent or used.received for used in usages(document).values())
