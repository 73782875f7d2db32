# Copied from overlays/runtime/lazy.py: edit it there.
"""Names of a package that are imported when they are first used (PEP 562), also by annotations."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from typing import Any, Final, ForwardRef


def attach(
    package: str, modules: Mapping[str, str]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """``__getattr__`` and ``__dir__`` for *package*.

    Args:
        package: The package's ``__name__``.
        modules: The module that has each name, relative to the package.
    """

    def load(name: str) -> Any:
        module = modules.get(name)
        if module is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(f"{package}.{module}"), name)
        # Kept, so that this function is not asked again.
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *modules})

    return load, names


_ROOT: Final = __name__.partition(".")[0]


def refer(namespace: dict[str, Any], *names: str, module: str = "", generic: bool = False) -> None:
    """Let annotations use *names* that a module imports for type checkers alone.

    ``typing.get_type_hints`` then imports what it comes across: importing the models of a resource
    for its annotations would take milliseconds, a reference takes microseconds.

    Args:
        namespace: The ``globals()`` of the module.
        names: The names.
        module: Where they are, relative to the package; its top level by default.
        generic: They are generic classes, and never stand without their parameters.
    """
    for name in names:
        namespace[name] = (
            _Generic(module, name)
            if generic
            else ForwardRef(f"_module({module!r}).{name}", module=__name__)
        )


class _Generic:
    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def __getitem__(self, parameters: Any) -> Any:
        return getattr(_module(self._module), self._name)[parameters]


def _module(name: str) -> object:
    return importlib.import_module(f"{_ROOT}.{name}" if name else _ROOT)
