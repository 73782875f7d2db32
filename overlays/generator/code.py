"""Snippets of Python that are too intricate for a template."""

from __future__ import annotations

from .parameters import Parameter
from .types import Field


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
        return f"{annotation} | Unset | None = UNSET"
    return annotation if member.required else f"{annotation} | None = None"


def text_code(parameter: Parameter) -> str:
    """The expression that writes an argument as text for a query or a header."""
    match parameter.type.kind:
        case "integer" | "number" | "digits":
            return f"str({parameter.name})"
        case "boolean":
            return f'"true" if {parameter.name} else "false"'
        case "datetime":
            return f'datetime_argument("{parameter.name}", {parameter.name})'
        case _:
            return parameter.name
