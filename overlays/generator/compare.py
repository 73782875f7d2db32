"""Compares two folders file by file, byte by byte."""

from __future__ import annotations

import difflib
from pathlib import Path

_CACHES = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache"})
_BUILDS = frozenset({"build", "dist"})
"""Beside the package; further down they are resources of these names."""


def differences(old: Path, new: Path) -> list[str]:
    """What would change in *old* to make it *new*: unified diffs, missing files, orphans.

    Args:
        old: The folder as it is.
        new: The folder as it should be.
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
