"""Docstrings from the descriptions of the spec."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from ..reading.operations import Operation, Resource
from ..reading.parameters import Parameter
from ..reading.types import Field, Type

WIDTH = 96


def prose(text: str) -> str:
    """A description with its code in double backticks."""
    return re.sub(r"(?<!`)`([^`]+)`(?!`)", r"``\1``", text.strip())


def sentence(text: str) -> str:
    """The first sentence of a description."""
    return re.split(r"(?<=[.!?])\s", prose(text).replace("\n", " "), maxsplit=1)[0]


def paragraphs(text: str, indent: int) -> str:
    """*text* wrapped for a docstring at *indent*, without indentation; lists stay lists."""
    parts = re.split(r"\n\s*\n", prose(text))
    return "\n\n".join("\n".join(_items(part, WIDTH - indent)) for part in parts)


def _items(part: str, width: int) -> Iterator[str]:
    """A paragraph, or the items of a list, wrapped."""
    for item in re.split(r"\n\s*(?=- )", part):
        hanging = "  " if item.startswith("- ") else ""
        yield textwrap.fill(
            " ".join(item.split()), width, subsequent_indent=hanging, break_on_hyphens=False
        )


def entry(name: str, text: str, indent: int) -> str:
    """An item of an Args or Attributes section."""
    return textwrap.fill(
        f"{name}: {' '.join(prose(text).split())}",
        WIDTH - indent,
        initial_indent="    ",
        subsequent_indent="        ",
        break_on_hyphens=False,
    )


def escaped(text: str) -> str:
    """*text* as it stands between three quotes."""
    return text.replace("\\", "\\\\").replace('"""', "'''")


def docstring(text: str, indent: int) -> str:
    """*text* in quotes, its lines indented by *indent*."""
    pad = " " * indent
    lines = escaped(text.strip()).split("\n")
    body = "\n".join(f"{pad}{line}" if line else "" for line in lines).lstrip()
    if "\n" in body:
        return f'"""{body}\n{pad}"""'
    # A quote at the end would make four of them.
    return f'"""{body[:-1]}\\""""' if body.endswith('"') else f'"""{body}"""'


def class_doc(description: str, fields: tuple[Field, ...], indent: int) -> str:
    """The docstring of a model."""
    text = paragraphs(description, indent)
    if fields:
        items = "\n".join(entry(field.name, _field_text(field), indent) for field in fields)
        text += f"\n\nAttributes:\n{items}"
    return docstring(text, indent)


def resource_doc(resource: Resource, indent: int) -> str:
    """The docstring of the class of a resource, with the errors that all of its methods share."""
    text = paragraphs(resource.description, indent)
    shared = _raised(_shared(resource), indent)
    if shared:
        text += "\n\nErrors that every method may raise:\n\n" + "\n".join(shared)
    return docstring(text, indent)


def method_doc(operation: Operation, resource: Resource, indent: int) -> str:
    """The docstring of a method."""
    shared = _shared(resource)
    notes = operation.error_notes
    own = _raised({s: notes[s] for s in notes if s not in shared}, indent)
    about = operation.result_description
    if operation.empty:
        about += f" `None` after status {' or '.join(map(str, operation.empty))}."
    text = "\n".join(
        [
            prose(operation.summary),
            "",
            paragraphs(operation.description, indent),
            "",
            "Args:",
            *(entry(one.name, _argument_text(one), indent) for one in operation.arguments),
            entry("request_options", "Settings of this call alone.", indent),
            "",
            "Returns:",
            textwrap.indent(paragraphs(about, indent + 4), "    "),
            *(["", "Raises:", *own] if own else []),
        ]
    )
    for argument in operation.arguments:
        text = text.replace(f"``{argument.wire}``", f"``{argument.name}``")
    return docstring(text, indent)


_ERRORS = {
    "400": "BadRequestError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "410": "GoneError",
    "422": "UnprocessableEntityError",
}
"""The errors that say something of the operation: any call may meet the others."""


def _shared(resource: Resource) -> dict[str, str]:
    """What the spec says of errors, by status, in the same words for each of several operations."""
    first, *others = (operation.error_notes.items() for operation in resource.operations)
    if not others:
        return {}
    return {status: note for status, note in first if all((status, note) in o for o in others)}


def _raised(notes: dict[str, str], indent: int) -> list[str]:
    """The entries of errors, by what the spec says of their statuses."""
    return [
        entry(name, notes[status], indent) for status, name in _ERRORS.items() if status in notes
    ]


def _argument_text(argument: Parameter | Field) -> str:
    text = _described(argument)
    if argument.type.nullable:
        text += " `None` sends null."
    if isinstance(argument, Parameter) and argument.client_level:
        text += " The client's value by default."
    return text


def _field_text(field: Field) -> str:
    text = _described(field)
    if field.json_view is not None:
        text += f" `{field.json_view}` returns it parsed."
    return text


def _described(one: Parameter | Field) -> str:
    parts = [one.description, *_limits(one.type)]
    return " ".join(["Deprecated.", *parts] if one.deprecated else parts)


def _limits(given: Type) -> Iterator[str]:
    """What limits the values of a type, in sentences."""
    limits = given.limits
    for least, most, unit in (
        ("minimum", "maximum", ""),
        ("minLength", "maxLength", " character"),
        ("minItems", "maxItems", " item"),
    ):
        found = _range(limits.get(least), limits.get(most))
        if found:
            yield f"{found}{unit}{'s' if unit and not found.endswith(' 1') else ''}."
    if "pattern" in limits:
        yield f"Matches `{limits['pattern']}`."
    for said in () if given.item is None else _limits(given.item):
        yield f"Each {'item' if given.kind == 'list' else 'value'}: {said[0].lower()}{said[1:]}"


def _range(least: object, most: object) -> str:
    """A range in words; the last numbers that JSON or a machine can hold are not limits."""
    if isinstance(most, int) and most >= 2**31 - 1:
        most = None
    if least is not None and most is not None:
        return f"From {least} to {most}"
    if least is not None:
        return f"At least {least}"
    return "" if most is None else f"At most {most}"
