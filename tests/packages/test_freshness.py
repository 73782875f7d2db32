"""The tests refuse packages that were generated from other sources than there are now."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from under_test import stale

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def copy(provider: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of all that a package is generated from, and of its record."""
    copy = tmp_path_factory.mktemp("repository")
    for folder in ("overlays", f"specs/{provider}", f"generated/{provider}"):
        shutil.copytree(ROOT / folder, copy / folder)
    return copy


@pytest.mark.reference
@pytest.mark.parametrize(
    "source",
    ["specs/{}/openapi.yaml", "specs/{}/generator.yaml", "overlays/{}/*.py", "overlays/runtime/*.py",
     "overlays/generator/writing/**/*.jinja"],
)  # fmt: skip
def test_a_changed_source_makes_the_package_stale(provider: str, copy: Path, source: str) -> None:
    assert stale(copy, [provider]) == []
    file = min(copy.glob(source.format(provider)))
    before = file.read_bytes()
    file.write_bytes(before + b"\n")
    assert stale(copy, [provider]) == [provider]
    file.write_bytes(before)
    assert stale(copy, [provider]) == []


@pytest.mark.reference
def test_a_package_that_was_not_generated_is_stale(provider: str, copy: Path) -> None:
    record = copy / "generated" / provider / "PROVENANCE.json"
    kept = record.rename(record.with_name("kept"))
    assert stale(copy, [provider]) == [provider]
    kept.rename(record)
