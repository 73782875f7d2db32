"""PROVENANCE.json: what a distribution was made from."""

from __future__ import annotations

import hashlib
import json
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

import pytest

from overlays.generator import provenance as module
from overlays.generator.provenance import digest, provenance

from .workshop import Workshop

PARTS = {"config", "overlay", "runtime", "spec", "templates"}


def record(shop: Workshop) -> Any:
    """What the record of *shop* would be."""
    return provenance(shop.root, "workshop", templates=shop.root / "overlays/generator")


def changed(before: Any, after: Any) -> set[str]:
    """The parts whose hashes differ."""
    return {part for part in PARTS if before["sha256"][part] != after["sha256"][part]}


def test_the_record_is_sorted_json_with_versions_and_hashes(generated: Workshop) -> None:
    text = (generated.target / "PROVENANCE.json").read_text(encoding="utf-8")
    data = json.loads(text)
    assert text == json.dumps(data, indent=2, sort_keys=True) + "\n"
    assert data == record(generated)
    assert data["generator"] == f"openapi-python-client {version('openapi-python-client')}"
    assert data["formatter"] == f"ruff {version('ruff')}"
    assert set(data) == {"generator", "formatter", "sha256"}
    assert set(data["sha256"]) == PARTS
    assert all(re.fullmatch("[0-9a-f]{64}", value) for value in data["sha256"].values())


@pytest.mark.parametrize(
    ("file", "part"),
    [
        ("specs/workshop/openapi.yaml", "spec"),
        ("specs/workshop/generator.yaml", "config"),
        ("overlays/workshop/jobs_plus.py", "overlay"),
        ("overlays/workshop/quickstart.md", "overlay"),
        ("overlays/runtime/states.py", "runtime"),
        ("overlays/generator/docs.py", "templates"),
        ("overlays/generator/templates/model.py.jinja", "templates"),
        ("overlays/generator/templates/macros.jinja", "templates"),
    ],
)
def test_the_hash_of_an_input_changes_with_it_and_no_other_does(
    shop: Workshop, file: str, part: str
) -> None:
    before = record(shop)
    shop.append(file, "#\n")
    assert changed(before, record(shop)) == {part}


@pytest.mark.parametrize(
    ("old", "part"),
    [
        ("overlays/workshop/jobs_plus.py", "overlay"),
        ("overlays/runtime/states.py", "runtime"),
        ("overlays/generator/templates/types.py.jinja", "templates"),
    ],
)
@pytest.mark.parametrize("change", ["renamed", "removed", "added"])
def test_a_hash_covers_the_names_of_files_and_that_they_are_there(
    shop: Workshop, old: str, part: str, change: str
) -> None:
    before = record(shop)
    file = shop.root / old
    other = file.with_name(f"other_{file.name}")
    if change == "renamed":
        file.rename(other)
    elif change == "removed":
        file.unlink()
    else:
        other.write_text("")
    assert changed(before, record(shop)) == {part}


@pytest.mark.parametrize(
    "file",
    [
        "specs/workshop/SOURCES.md",
        "specs/other/openapi.yaml",
        "overlays/other/jobs.py",
        "overlays/runtime/__pycache__/states.cpython-311.pyc",
        "overlays/workshop/__pycache__/jobs_plus.cpython-311.pyc",
        "overlays/workshop/.jobs_plus.py.swp",
        "generated/workshop/README.md",
        "README.md",
        "LICENSE",
    ],
)
def test_what_is_no_input_does_not_change_the_record(shop: Workshop, file: str) -> None:
    before = record(shop)
    shop.write(file, "something else")
    assert record(shop) == before


def test_times_and_places_do_not_change_the_record(shop: Workshop, generated: Workshop) -> None:
    for file in (shop.root / "overlays").rglob("*.py"):
        file.touch()
    assert record(shop) == record(generated)


def test_versions_are_those_of_the_tools(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    before = record(shop)
    versions = {"ruff": "9.8", "openapi-python-client": "7.6"}
    monkeypatch.setattr(module, "version", lambda name: versions[name])
    after = record(shop)
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
    root = Path(module.__file__).parents[2]
    files = sorted(root.glob("generated/*/PROVENANCE.json"))
    assert files
    for file in files:
        kept = cast("dict[str, Any]", json.loads(file.read_text(encoding="utf-8")))
        assert kept == provenance(root, file.parent.name, templates=root / "overlays/generator")
