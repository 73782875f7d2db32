"""The specs and packages of this repository, compared with themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from overlays.generator.changes.api import compare_apis
from overlays.generator.changes.specs import compare_specs
from overlays.generator.reading.document import load
from overlays.generator.repository import providers

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", providers(ROOT / "specs"))
def test_nothing_has_changed_against_itself(name: str) -> None:
    document, package = load(ROOT / "specs" / name / "openapi.yaml"), ROOT / "generated" / name
    assert compare_specs(document, document) == []
    assert compare_apis(package, package, f"specloom_{name}") == []
