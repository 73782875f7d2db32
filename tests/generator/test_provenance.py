"""PROVENANCE.json: the versions and hashes of what a distribution was generated from."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

import pytest

from overlays.generator.repository import hashes

from .workshop import Workshop

INPUTS = {
    "specs/workshop/openapi.yaml": "spec",
    "specs/workshop/generator.yaml": "config",
    "overlays/workshop/jobs_plus.py": "overlay",
    "overlays/workshop/quickstart.md": "overlay",
    "overlays/runtime/states.py": "runtime",
    "overlays/runtime/folder/paging.py": "runtime",
    "overlays/generator/repository.py": "templates",
    "overlays/generator/reading/schemas.py": "templates",
    "overlays/generator/writing/package.py": "templates",
    "overlays/generator/writing/templates/model.py.jinja": "templates",
}
"""Files, and the kind of source that each belongs to."""

OTHERS = (
    "specs/workshop/SOURCES.md",
    "specs/other/openapi.yaml",
    "overlays/other/jobs.py",
    "overlays/runtime/__pycache__/states.cpython-311.pyc",
    "overlays/workshop/.#jobs_plus.py",
    "overlays/generator/changes/specs.py",
    "overlays/generator/adopting/templates/overlay.py.jinja",
    "generated/workshop/README.md",
    "LICENSE",
)
"""Files that no package is generated from."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a root with a few files of each kind."""
    for name in INPUTS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def changed(root: Path, before: dict[str, str]) -> set[str]:
    """The kinds of sources whose hashes differ from *before*."""
    return {kind for kind, value in hashes(root, "workshop").items() if before[kind] != value}


def test_the_record_is_sorted_json_with_versions_and_hashes(generated: Workshop) -> None:
    text = (generated.target / "PROVENANCE.json").read_text(encoding="utf-8")
    record = {
        "formatter": f"ruff {version('ruff')}",
        "generator": f"openapi-python-client {version('openapi-python-client')}",
        "sha256": hashes(generated.root, "workshop"),
    }
    assert text == json.dumps(record, indent=2, sort_keys=True) + "\n"


@pytest.mark.parametrize(("file", "kind"), INPUTS.items())
def test_a_hash_changes_with_the_contents_and_the_place_of_its_files(
    root: Path, file: str, kind: str
) -> None:
    before = hashes(root, "workshop")
    (root / file).write_text("touched")
    assert changed(root, before) == {kind}
    if file.endswith((".py", ".jinja")) and "repository" not in file:
        (root / file).write_text(file)
        (root / file).rename((root / file).with_name(f"other_{Path(file).name}"))
        assert changed(root, before) == {kind}


@pytest.mark.parametrize("file", OTHERS)
def test_other_files_do_not_change_the_record(root: Path, file: str) -> None:
    before = hashes(root, "workshop")
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text("something else")
    assert changed(root, before) == set()
