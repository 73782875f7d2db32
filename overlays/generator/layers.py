"""What may import what, and that shared code names no provider."""

from __future__ import annotations

import ast
import graphlib
import sys
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

LIBRARIES = frozenset({"anyio", "attr", "attrs", "httpcore", "httpx", "orjson"})
"""What the runtime may use in addition to the standard library."""

INPUT_AND_OUTPUT = frozenset(
    {
        "auth/async_tokens",
        "clock",
        "options",
        "request/async_client",
        "request/async_io",
        "request/connections",
        "request/prepared_request",
        "request/settings",
        "request/sync_io",
        "request/transport_errors",
        "streaming/async_event_stream",
    }
)
"""Modules of the runtime that may import httpx, httpcore and anyio, if only to name their types;
all others only decide.
"""

FOLDERS = {
    "adopting": {"adopting", "reading", "writing"},
    "changes": {"changes", "reading"},
    "reading": {"reading"},
    "writing": {"reading", "writing"},
}
"""What each folder of the generator may import of the others."""


@frozen
class _Import:
    line: int
    name: str
    target: Path | None


def broken_layers(overlays: Path, providers: list[str]) -> list[str]:
    """Return where a module imports or names what it must not know.

    Args:
        overlays: The folder ``overlays/``.
        providers: The names of the providers.
    """
    runtime, generator = overlays / "runtime", overlays / "generator"
    found: list[str] = []
    for file in sorted(runtime.rglob("*.py")):
        found += _runtime(file, file.relative_to(runtime).with_suffix("").as_posix())
    for file in sorted(generator.glob("*/*.py")):
        found += _generator(file, generator)
    for provider in providers:
        for file in sorted((overlays / provider).glob("*.py")):
            found += _overlay(file, provider)
    for folder in (runtime, generator):
        found += _circle(folder)
        for file in sorted(folder.rglob("*.*")):
            if file.suffix in {".py", ".jinja"}:
                found += _names(file, providers)
    return found


def _runtime(file: Path, module: str) -> Iterator[str]:
    for one in _imports(file):
        library = one.name.partition(".")[0]
        if one.target is not None or not library or library in sys.stdlib_module_names:
            continue
        if library not in LIBRARIES:
            yield f"{file}:{one.line}: the runtime must not import {one.name}"
        elif library in {"anyio", "httpcore", "httpx"} and module not in INPUT_AND_OUTPUT:
            yield f"{file}:{one.line}: {module} does no input or output: it can't use {one.name}"


def _generator(file: Path, generator: Path) -> Iterator[str]:
    folder = file.parent.name
    for one in _imports(file):
        if one.target is not None and one.target.parent != generator:
            other = one.target.relative_to(generator).parts[0]
            if other not in FOLDERS[folder]:
                yield f"{file}:{one.line}: {folder} must not import {other}"


def _overlay(file: Path, provider: str) -> Iterator[str]:
    own = {f"specloom_{provider}", "attrs", *sys.stdlib_module_names}
    for one in _imports(file, typing=True):
        if one.name.partition(".")[0] not in own:
            yield f"{file}:{one.line}: an overlay imports its own package and no other: {one.name}"


def _circle(folder: Path) -> Iterator[str]:
    """A circle of imports, whether at the top of modules or in functions."""
    graph = {
        file: {one.target for one in _imports(file) if one.target is not None}
        for file in folder.rglob("*.py")
    }
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        path = " -> ".join(file.relative_to(folder).as_posix() for file in error.args[1][::-1])
        yield f"{folder}: modules import each other: {path}"


def _names(file: Path, providers: list[str]) -> Iterator[str]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        for provider in providers:
            if provider in line.lower():
                yield f"{file}:{number}: shared code must not name {provider}"


def _imports(file: Path, *, typing: bool = False) -> Iterator[_Import]:
    """What a module imports, at run time alone unless *typing*."""
    tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
    for node in _statements(tree, typing=typing):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield _Import(node.lineno, alias.name, None)
        elif isinstance(node, ast.ImportFrom):
            name = "." * node.level + (node.module or "")
            if not node.level:
                yield _Import(node.lineno, name, None)
                continue
            source = file.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            for alias in node.names:
                places = (source / alias.name, source, source / "__init__")
                files = (place.with_name(f"{place.name}.py") for place in places)
                yield _Import(node.lineno, name, next(filter(Path.is_file, files), None))


def _statements(node: ast.AST, *, typing: bool) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING" and not typing:
            for other in child.orelse:
                yield from (other, *_statements(other, typing=typing))
            continue
        yield child
        yield from _statements(child, typing=typing)
