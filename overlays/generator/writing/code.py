"""Snippets of Python that are too intricate for a template."""

from __future__ import annotations

import re

from ..reading.parameters import Parameter
from ..reading.types import Field, Type

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


def text_code(parameter: Parameter) -> str:
    """The expression that writes an argument as text for a path, a query or a header."""
    if parameter.type.kind == "datetime":
        return f'datetime_argument("{parameter.name}", {parameter.name})'
    return _scalar_code(parameter.type, parameter.name)


def items_code(parameter: Parameter) -> str:
    """The expression that writes the items of an argument as texts."""
    item = parameter.type.item
    text = "item" if item is None else _scalar_code(item, "item")
    return parameter.name if text == "item" else f"[{text} for item in {parameter.name}]"


def _scalar_code(kind: Type, name: str) -> str:
    if kind.kind in {"integer", "number", "digits"}:
        return f"str({name})"
    return f'"true" if {name} else "false"' if kind.kind == "boolean" else name
