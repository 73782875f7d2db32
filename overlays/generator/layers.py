"""The layers of the code, and what may import what."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

DRIVERS = frozenset(
    {
        "async_client",
        "async_stream",
        "bounded",
        "client_base",
        "clock",
        "connection",
        "cookieless",
        "exchange",
        "loops",
        "oauth",
        "pool",
        "sync_client",
        "sync_stream",
    }
)
"""Modules of the runtime that may do input and output; all others only decide."""

OUTSIDE = frozenset({"anyio", "asyncio", "httpx", "socket", "ssl", "tenacity", "threading", "time"})
"""What only drivers import, but for type checkers."""

LIBRARIES = frozenset({"anyio", "attr", "attrs", "httpx", "orjson", "tenacity"})
"""What the runtime may use besides the standard library."""


def broken_layers(overlays: Path, providers: list[str]) -> list[str]:
    """Where a module imports, or names, what its layer must not know.

    Args:
        overlays: The folder ``overlays/``.
        providers: The names of the providers.
    """
    found: list[str] = []
    for file in sorted((overlays / "runtime").rglob("*.py")):
        found.extend(_runtime(file, providers))
    for provider in providers:
        for file in sorted((overlays / provider).glob("*.py")):
            found.extend(_overlay(file, provider))
    for file in sorted((overlays / "generator").rglob("*.*")):
        if file.suffix in {".py", ".jinja"}:
            found.extend(_names(file, providers))
    return found


def _runtime(file: Path, providers: list[str]) -> Iterator[str]:
    yield from _names(file, providers)
    for line, module, level in _imports(file, runtime=True):
        top = module.split(".")[0]
        if level:
            continue
        if top not in LIBRARIES and top not in sys.stdlib_module_names:
            yield f"{file}:{line}: the runtime must not import {module}"
        elif top in OUTSIDE and file.stem not in DRIVERS:
            yield f"{file}:{line}: {file.stem} decides and does no input or output: no {module}"


def _overlay(file: Path, provider: str) -> Iterator[str]:
    for line, module, level in _imports(file, runtime=False):
        top = module.split(".")[0]
        own = {f"specloom_{provider}", "attrs"}
        if level or (top not in own and top not in sys.stdlib_module_names):
            yield f"{file}:{line}: an overlay imports its own package and no other: {module}"


def _names(file: Path, providers: list[str]) -> Iterator[str]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        for provider in providers:
            if provider in line.lower():
                yield f"{file}:{number}: shared code must not name {provider}"


def _imports(file: Path, *, runtime: bool) -> Iterator[tuple[int, str, int]]:
    """Line, module and level of each import that is carried out."""
    tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
    for node in _carried_out(tree, runtime=runtime):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, name.name, 0
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or "", node.level


def _carried_out(node: ast.AST, *, runtime: bool) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING" and runtime:
            continue
        yield child
        yield from _carried_out(child, runtime=runtime)
