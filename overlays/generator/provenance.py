"""What a package was generated from: versions and hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path


def provenance(root: Path, provider: str, *, templates: Path) -> dict[str, object]:
    """The record for PROVENANCE.json.

    Args:
        root: The folder that has ``specs/`` and ``overlays/``.
        provider: The provider.
        templates: The folder of the driver and its templates.
    """
    return {
        "formatter": f"ruff {version('ruff')}",
        "generator": f"openapi-python-client {version('openapi-python-client')}",
        "sha256": digests(root, provider, templates=templates),
    }


def digests(root: Path, provider: str, *, templates: Path) -> dict[str, str]:
    """Return the hashes of what a package is generated from, as the record has them.

    Needs neither the generator nor the formatter.
    """
    spec = root / "specs" / provider
    overlays = root / "overlays"
    return {
        "config": digest([spec / "generator.yaml"]),
        "overlay": digest([*modules(overlays / provider), overlays / provider / "quickstart.md"]),
        "runtime": digest(modules(overlays / "runtime")),
        "spec": digest([spec / "openapi.yaml"]),
        "templates": digest(sorted([*modules(templates), *templates.glob("templates/*.jinja")])),
    }


def modules(folder: Path) -> list[Path]:
    """The Python modules in *folder* and its subfolders; hidden files are those of editors."""
    return sorted(file for file in folder.rglob("*.py") if not file.name.startswith("."))


def digest(files: Iterable[Path]) -> str:
    """One SHA-256 over the names and contents of *files*, in hexadecimal."""
    whole = hashlib.sha256()
    for file in files:
        whole.update(f"{file.name}\0".encode())
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()
