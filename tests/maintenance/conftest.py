"""Repositories to scaffold providers in: one where two are there already, and empty ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from maintenance.workspace import ROOT, SPECS, Workspace


@pytest.fixture(scope="session")
def scaffolded(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Return a copy of the repository with the providers acme and bolt, not to be changed."""
    workspace = Workspace(tmp_path_factory.mktemp("repository"))
    for name in ("acme", "bolt"):
        spec = str(SPECS / f"{name}.yaml")
        workspace.python("-m", "overlays.generator.adopting", name, spec)
    workspace.python("-m", "overlays.generator")
    return workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with as much of a repository as scaffolding needs."""
    (tmp_path / "overlays").mkdir()
    for name in ("generator", "runtime"):
        (tmp_path / "overlays" / name).symlink_to(ROOT / "overlays" / name)
    for name in ("LICENSE", "pyproject.toml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path
