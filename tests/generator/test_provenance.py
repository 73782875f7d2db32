"""PROVENANCE.json: what a distribution was made from."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

import pytest

from overlays.generator import provenance as module
from overlays.generator.provenance import digest, provenance

from .workshop import REPO, Workshop

PARTS = {"config", "overlay", "runtime", "spec", "templates"}


INPUTS = {
    "specs/workshop/openapi.yaml": "spec",
    "specs/workshop/generator.yaml": "config",
    "overlays/workshop/jobs_plus.py": "overlay",
    "overlays/workshop/quickstart.md": "overlay",
    "overlays/runtime/states.py": "runtime",
    "overlays/runtime/paging.py": "runtime",
    "overlays/generator/docs.py": "templates",
    "overlays/generator/templates/macros.jinja": "templates",
    "overlays/generator/templates/model.py.jinja": "templates",
}
"""Files, and the part of the record that each belongs to."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a root with a few files of each part."""
    for name in INPUTS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def record(root: Path) -> Any:
    """What the record would be."""
    return provenance(root, "workshop", templates=root / "overlays/generator")


def changed(before: Any, after: Any) -> set[str]:
    """The parts whose hashes differ."""
    return {part for part in PARTS if before["sha256"][part] != after["sha256"][part]}


def test_the_record_is_sorted_json_with_versions_and_hashes(generated: Workshop) -> None:
    text = (generated.target / "PROVENANCE.json").read_text(encoding="utf-8")
    data = json.loads(text)
    assert text == json.dumps(data, indent=2, sort_keys=True) + "\n"
    assert data == record(generated.root)
    assert data["generator"] == f"openapi-python-client {version('openapi-python-client')}"
    assert data["formatter"] == f"ruff {version('ruff')}"
    assert set(data) == {"generator", "formatter", "sha256"}
    assert set(data["sha256"]) == PARTS
    assert all(re.fullmatch("[0-9a-f]{64}", value) for value in data["sha256"].values())


@pytest.mark.parametrize(("file", "part"), INPUTS.items())
def test_the_hash_of_an_input_changes_with_it_and_no_other_does(
    root: Path, file: str, part: str
) -> None:
    before = record(root)
    (root / file).write_text("touched")
    assert changed(before, record(root)) == {part}


@pytest.mark.parametrize(
    ("old", "part"),
    [
        ("overlays/workshop/jobs_plus.py", "overlay"),
        ("overlays/runtime/states.py", "runtime"),
        ("overlays/generator/templates/model.py.jinja", "templates"),
    ],
)
@pytest.mark.parametrize("change", ["renamed", "removed", "added"])
def test_a_hash_covers_the_names_of_files_and_that_they_are_there(
    root: Path, old: str, part: str, change: str
) -> None:
    before = record(root)
    file = root / old
    other = file.with_name(f"other_{file.name}")
    if change == "renamed":
        file.rename(other)
    elif change == "removed":
        file.unlink()
    else:
        other.write_text("")
    assert changed(before, record(root)) == {part}


@pytest.mark.parametrize(
    "file",
    [
        "specs/workshop/SOURCES.md",
        "specs/other/openapi.yaml",
        "overlays/other/jobs.py",
        "overlays/runtime/__pycache__/states.cpython-311.pyc",
        "overlays/workshop/__pycache__/jobs_plus.cpython-311.pyc",
        "overlays/workshop/.jobs_plus.py.swp",
        "overlays/workshop/.#jobs_plus.py",
        "overlays/runtime/.#states.py",
        "generated/workshop/README.md",
        "README.md",
        "LICENSE",
    ],
)
def test_what_is_no_input_does_not_change_the_record(root: Path, file: str) -> None:
    before = record(root)
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text("something else")
    assert record(root) == before


def test_times_and_places_do_not_change_the_record(root: Path, tmp_path: Path) -> None:
    before = record(root)
    shutil.copytree(root, tmp_path / "elsewhere/deep")
    for file in root.rglob("*.*"):
        file.touch()
    assert record(root) == record(tmp_path / "elsewhere/deep") == before


def test_versions_are_those_of_the_tools(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = record(root)
    versions = {"ruff": "9.8", "openapi-python-client": "7.6"}
    monkeypatch.setattr(module, "version", versions.__getitem__)
    after = record(root)
    assert (after["formatter"], after["generator"]) == ("ruff 9.8", "openapi-python-client 7.6")
    assert changed(before, after) == set()


def test_a_digest_can_be_computed_by_hand(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"one")
    (tmp_path / "b.py").write_bytes(b"two")
    whole = b"a.py\0" + hashlib.sha256(b"one").digest()
    whole += b"b.py\0" + hashlib.sha256(b"two").digest()
    files = [tmp_path / "a.py", tmp_path / "b.py"]
    assert digest(files) == hashlib.sha256(whole).hexdigest()
    assert digest([]) == hashlib.sha256().hexdigest()


def test_the_packages_of_this_repository_have_true_records() -> None:
    files = sorted(REPO.glob("generated/*/PROVENANCE.json"))
    assert files
    for file in files:
        kept = cast("dict[str, Any]", json.loads(file.read_text(encoding="utf-8")))
        assert kept == provenance(REPO, file.parent.name, templates=REPO / "overlays/generator")
