"""What has changed in the public API of a package, read from its source without importing it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import griffe

from .levels import Change

_WITH_NAME = frozenset(
    {
        griffe.BreakageKind.PARAMETER_ADDED_REQUIRED,
        griffe.BreakageKind.PARAMETER_CHANGED_DEFAULT,
        griffe.BreakageKind.PARAMETER_CHANGED_KIND,
        griffe.BreakageKind.PARAMETER_CHANGED_REQUIRED,
        griffe.BreakageKind.PARAMETER_MOVED,
        griffe.BreakageKind.PARAMETER_REMOVED,
    }
)
_ADDED = {
    griffe.BreakageKind.OBJECT_REMOVED: "Public object was added",
    griffe.BreakageKind.PARAMETER_REMOVED: "Parameter was added",
}
"""What a removal is when it is seen from the other side."""


def compare_apis(old: Path, new: Path, package: str) -> list[Change]:
    """Return the changes of what is public in a package, in the order of their places.

    The types of attributes and arguments are not compared: they follow from the spec, and what
    has changed there is said of the spec.

    Args:
        old: The folder that has the package as it was.
        new: The folder that has the package now.
        package: Its import name.
    """
    was, now = _load(old, package), _load(new, package)
    required = griffe.BreakageKind.PARAMETER_ADDED_REQUIRED
    found: set[Change] = set()
    demanded: set[tuple[str, str]] = set()
    for breakage in _breakages(was, now):
        name = _name(breakage)
        found.add(Change("breaking", _place(breakage), _text(breakage.kind.value, name)))
        if breakage.kind is required:
            demanded.add((_place(breakage), name))
    for breakage in _breakages(now, was):
        name, word = _name(breakage), _ADDED.get(breakage.kind)
        if word is not None and (_place(breakage), name) not in demanded:
            found.add(Change("additive", _place(breakage), _text(word, name)))
    return sorted(found, key=lambda change: (change.place, change.text))


def _load(folder: Path, package: str) -> griffe.Object | griffe.Alias:
    loader = griffe.GriffeLoader(search_paths=[folder], allow_inspection=False)
    loaded = loader.load(package, try_relative_path=False)
    loader.resolve_aliases(implicit=True, external=False)
    return loaded


def _breakages(
    old: griffe.Object | griffe.Alias, new: griffe.Object | griffe.Alias
) -> Iterator[griffe.Breakage]:
    """What breaks from *old* to *new*, without what users inherit of private classes."""
    names = [str(name) for name in old.exports or ()]
    exported = {old[name].canonical_path for name in names if name in old.members}
    for breakage in griffe.find_breaking_changes(old, new):
        path = breakage.obj.canonical_path
        private = any(step.startswith("_") and step[-1] != "_" for step in path.split("."))
        if not private or any(f"{path}.".startswith(f"{one}.") for one in exported):
            yield breakage


def _place(breakage: griffe.Breakage) -> str:
    return breakage.obj.canonical_path.partition(".")[2]


def _name(breakage: griffe.Breakage) -> str:
    """The parameter, empty where it is not about one."""
    if breakage.kind not in _WITH_NAME:
        return ""
    parameter = breakage.old_value or breakage.new_value
    return str(parameter.name)


def _text(what: str, name: str) -> str:
    return f"{what}: {name}" if name else what
