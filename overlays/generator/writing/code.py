"""Snippets of Python that are too intricate for a template."""

from __future__ import annotations

import re

from ..reading.parameters import Parameter
from ..reading.types import Field

_HIDDEN = {
    **{name: f"builtins.{name}" for name in ("bool", "dict", "float", "int", "list", "str")},
    "datetime": "DateTime",
}
"""What to call a type where a field has its name."""


def argument_code(parameter: Parameter) -> str:
    """The annotation of an argument, with its default if it has one."""
    annotation = parameter.type.annotation(argument=True)
    if parameter.default is not None:
        return f'{annotation} = "{parameter.default}"'
    if parameter.required and not parameter.client_level:
        return annotation
    return f"{annotation} | None = None"


def member_code(member: Field) -> str:
    """The annotation of an argument that is a member of the body, with its default."""
    annotation = member.type.annotation(argument=True, bare=True)
    if member.type.nullable:
        return f"{annotation} | None" if member.required else f"{annotation} | Unset | None = UNSET"
    return annotation if member.required else f"{annotation} | None = None"


def visible_code(annotation: str, fields: tuple[Field, ...]) -> str:
    """An annotation in a class that may have fields called like the types in it."""
    names = {name for field in fields for name in (field.name, field.json_view)}
    plain = annotation.replace("builtins.", "")
    for name, other in _HIDDEN.items():
        if name in names:
            plain = re.sub(rf"\b{name}\b", other, plain)
    return plain
