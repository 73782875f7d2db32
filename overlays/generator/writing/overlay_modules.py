"""What a provider's overlay modules extend and export, read from their source."""

from __future__ import annotations

import ast
import keyword
from collections.abc import Iterator
from pathlib import Path

from attrs import field, frozen

from ..reading.document import SpecError, read_text
from ..reading.names import MODULES
from ..repository import modules

_TAKEN = frozenset({"__init__", "_runtime", *MODULES})
"""Modules that every package has."""


@frozen
class OverlayModule:
    """A module of ``overlays/<provider>``.

    Attributes:
        file: The source.
        name: The module.
        exports: Its ``__all__``.
        extends: The generated class that each of its classes extends, as ``(tag module, class)``.
        adds: By class, what it declares beside the methods of that one: the name, and the helper
            that makes it, such as ``paged``.
    """

    file: Path
    name: str
    exports: tuple[str, ...]
    extends: dict[str, tuple[str, str]] = field(hash=False)
    adds: dict[str, dict[str, str]] = field(hash=False)


def read_overlay(folder: Path, package: str) -> list[OverlayModule]:
    """The overlay modules in *folder*, by name.

    Args:
        folder: ``overlays/<provider>``.
        package: The import name of the provider's package.

    Raises:
        SpecError: One of them has no literal ``__all__``, does not parse, or would be written over
            a module of the package.
    """
    return [_read(file, package) for file in modules(folder)]


def _read(file: Path, package: str) -> OverlayModule:
    if not file.stem.isidentifier() or keyword.iskeyword(file.stem):
        raise SpecError(file, "", f"{file.stem} is not a valid module name")
    if file.stem in _TAKEN:
        raise SpecError(file, "", f"the package has a module {file.stem} of its own: rename it")
    try:
        tree = ast.parse(read_text(file), str(file))
    except SyntaxError as error:
        raise SpecError(file, "", f"not valid Python: {error}") from error
    aliases: dict[str, str] = {}
    exports: tuple[str, ...] | None = None
    extends: dict[str, tuple[str, str]] = {}
    adds: dict[str, dict[str, str]] = {}
    for statement in tree.body:
        if isinstance(statement, ast.ImportFrom) and statement.module == f"{package}.api":
            aliases |= {name.asname or name.name: name.name for name in statement.names}
        elif isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "__all__":
            exports = _names(file, statement.value)
        elif isinstance(statement, ast.ClassDef):
            for base in statement.bases:
                module, _, name = ast.unparse(base).partition(".")
                if module in aliases and name:
                    extends[statement.name] = (aliases[module], name)
                    adds[statement.name] = dict(_declarations(statement))
    if exports is None:
        raise SpecError(file, "", "an overlay module needs an __all__ that lists what it exports")
    return OverlayModule(file, file.stem, exports, extends, adds)


def _declarations(definition: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """What the body of a class assigns from a call, and what is called."""
    for statement in definition.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
            for target in statement.targets:
                yield ast.unparse(target), ast.unparse(statement.value.func)


def _names(file: Path, value: ast.expr) -> tuple[str, ...]:
    """The names that ``__all__`` lists, which must stand there literally."""
    listed = value.elts if isinstance(value, (ast.Tuple, ast.List)) else [value]
    names = [item.value for item in listed if isinstance(item, ast.Constant)]
    found = tuple(name for name in names if isinstance(name, str))
    if len(found) != len(listed) or not isinstance(value, (ast.Tuple, ast.List)):
        raise SpecError(file, "", "__all__ must be a tuple or a list of strings, written out")
    return found
