"""Where things are in the repository, their hashes, and the comparison of two folders."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The repository that this code is part of."""

_CACHES = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache"})
_BUILDS = frozenset({"build", "dist"})
"""Beside the package; further down they are resources of these names."""


def differences(old: Path, new: Path) -> list[str]:
    """What would change in *old* to make it *new*: unified diffs, missing files, orphans.

    Args:
        old: The folder that is there.
        new: The folder that should be there.
    """
    before, after = _files(old), _files(new)
    found: list[str] = []
    for name in sorted(before | after):
        if name not in after:
            found.append(f"orphan: {name} is not generated any more")
        elif name not in before:
            found.append(f"missing: {name}")
        else:
            found.extend(_diff(name, (old / name).read_bytes(), (new / name).read_bytes()))
    return found


def _diff(name: str, before: bytes, after: bytes) -> list[str]:
    if before == after:
        return []
    old = before.decode("utf-8", "backslashreplace").splitlines()
    new = after.decode("utf-8", "backslashreplace").splitlines()
    lines = list(difflib.unified_diff(old, new, f"is/{name}", f"should be/{name}", lineterm=""))
    return lines or [f"{name}: the line ends differ"]


def _files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc" and not _ignored(path.relative_to(folder))
    }


def _ignored(path: Path) -> bool:
    return not _CACHES.isdisjoint(path.parts) or not _BUILDS.isdisjoint(path.parts[1:2])


def providers(specs: Path) -> list[str]:
    """The names of the providers that have a spec, sorted."""
    return sorted(file.parent.name for file in specs.glob("*/openapi.yaml"))


def modules(folder: Path) -> list[Path]:
    """The Python modules in *folder* and below, sorted; editors' hidden files are skipped."""
    return sorted(file for file in folder.rglob("*.py") if not file.name.startswith("."))


def digest(folder: Path, files: Iterable[Path]) -> str:
    """Return one SHA-256, in hexadecimal, of the paths below *folder* and contents of *files*."""
    whole = hashlib.sha256()
    for file in files:
        whole.update(f"{file.relative_to(folder).as_posix()}\0".encode())
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def hashes(root: Path, provider: str) -> dict[str, str]:
    """Return the hashes of what the package of *provider* is generated from, by kind.

    Args:
        root: The folder with ``specs/`` and ``overlays/``.
        provider: The provider.
    """
    spec, overlays = root / "specs" / provider, root / "overlays"
    overlay, generator = overlays / provider, overlays / "generator"
    writing = generator / "writing"
    templates = [*writing.glob("templates/*.jinja"), generator / "repository.py"]
    kinds = {
        "config": [spec / "generator.yaml"],
        "overlay": [*modules(overlay), overlay / "quickstart.md"],
        "runtime": modules(overlays / "runtime"),
        "spec": [spec / "openapi.yaml"],
        "templates": [*modules(generator / "reading"), *modules(writing), *templates],
    }
    return {
        kind: digest(root, sorted(file for file in files if file.is_file()))
        for kind, files in kinds.items()
    }
