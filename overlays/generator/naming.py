"""Python names from wire names."""

from __future__ import annotations

import keyword

from openapi_python_client import strings


def snake(wire: str) -> str:
    """``fileUrl`` and ``x-tenant-id`` as Python writes them.

    Unlike the generator's identifiers, a name that is a builtin's stays: ``payload.type`` reads
    better than ``payload.type_``, and generated code does not use the builtin beside it.
    """
    name = strings.snake_case(wire)
    if not name.isidentifier():
        name = f"field_{name}"
    return f"{name}_" if keyword.iskeyword(name) else name


def pascal(text: str) -> str:
    """A dotted or snake-case name as a class's."""
    return str(strings.ClassName(text, "Class"))


def module_of(component: str) -> str:
    """The module that the generator gives a component."""
    return str(strings.PythonIdentifier(component, "model_"))
