"""The runtime of a package: what it can reach of overlays/runtime, with the sync twins."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..repository import modules
from .unasync import check_rules, sync_name, sync_twin

RUNTIME = "_runtime"
"""The package inside a package that has it."""


def write_runtime(source: Path, root: Path, package: Path) -> list[Path]:
    """Copy what *package* can reach of the runtime; return the sync twins, not yet formatted.

    Event streams, say, are copied only where a client has a method that opens one.

    Args:
        source: ``overlays/runtime``.
        root: The repository, for the first line of each copy.
        package: The folder of the package, whose other modules are there: what those import, and
            what that imports in turn, is copied.

    Raises:
        UnusedRuleError: A rule of unasync applies nowhere.
    """
    files = {file.relative_to(source).as_posix(): file for file in modules(source)}
    texts = {place: file.read_text(encoding="utf-8") for place, file in files.items()}
    # A twin that is there itself differs from what would be derived.
    sources = {
        twin: place for place in files if (twin := _twin(place)) is not None and twin not in files
    }
    check_rules(texts[place] for place in sources.values())
    texts |= {twin: sync_twin(texts[place]) for twin, place in sources.items()}
    twins: list[Path] = []
    for place in sorted(_reached(texts, package)):
        target = package / RUNTIME / place
        if place in sources:
            twins.append(target)
        verb = "Derived" if place in sources else "Copied"
        origin = files[sources.get(place, place)].relative_to(root).as_posix()
        target.parent.mkdir(parents=True, exist_ok=True)
        text = f"# {verb} from {origin}: edit it there.\n{texts[place]}"
        target.write_text(text, encoding="utf-8", newline="\n")
    return twins


def _twin(place: str) -> str | None:
    """The place of the sync twin of the module at *place*, or ``None`` if it needs none."""
    folder, _, name = place.rpartition("/")
    twin = sync_name(name)
    return None if twin is None else f"{folder}/{twin}".lstrip("/")


def _reached(texts: dict[str, str], package: Path) -> set[str]:
    """The places among *texts* that the modules of *package* lead to by their imports."""
    waiting: list[str] = []
    for file in package.rglob("*.py"):
        if RUNTIME not in file.relative_to(package).parts:
            inside = (package.name, *file.relative_to(package).with_suffix("").parts)
            tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
            for module in _imported(tree, inside):
                if module[:2] == (package.name, RUNTIME):
                    waiting.extend(_places(module[2:], texts))
    found: set[str] = set()
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            for module in _imported(ast.parse(texts[place]), tuple(place[:-3].split("/"))):
                waiting.extend(_places(module, texts))
    return found


def _imported(tree: ast.Module, inside: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The paths that the module *inside* imports, those for type checkers too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            base = inside[: len(inside) - node.level] if node.level else ()
            module = (*base, *(node.module.split(".") if node.module else ()))
            yield module
            yield from ((*module, name.name) for name in node.names)


def _places(module: tuple[str, ...], texts: Iterable[str]) -> Iterator[str]:
    """The files that an import of *module* executes: its own, and its packages' ``__init__``."""
    for end in range(len(module) + 1):
        path = "/".join(module[:end])
        for place in (f"{path}.py", f"{path}/__init__.py".lstrip("/")):
            if place in texts:
                yield place
