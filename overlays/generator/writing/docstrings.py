"""Docstrings from the descriptions of the spec."""

from __future__ import annotations

import re
import textwrap

from ..reading.operations import Operation
from ..reading.parameters import Parameter
from ..reading.types import Field

WIDTH = 96


def prose(text: str) -> str:
    """A description with its code in double backticks."""
    return re.sub(r"(?<!`)`([^`]+)`(?!`)", r"``\1``", text.strip())


def sentence(text: str) -> str:
    """The first sentence of a description."""
    return re.split(r"(?<=[.!?])\s", prose(text).replace("\n", " "), maxsplit=1)[0]


def paragraphs(text: str, indent: int) -> str:
    """*text* wrapped for a docstring at *indent*, without indentation."""
    width = WIDTH - indent
    parts = re.split(r"\n\s*\n", prose(text))
    return "\n\n".join(textwrap.fill(" ".join(part.split()), width) for part in parts)


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


def method_doc(operation: Operation, indent: int) -> str:
    """The docstring of a method."""
    members = [f for f in operation.body or () if f.wire not in operation.from_path]
    about = operation.result_description
    if operation.empty:
        about += f" `None` for an answer {', '.join(map(str, operation.empty))}."
    text = "\n".join(
        [
            prose(operation.summary),
            "",
            paragraphs(operation.description, indent),
            "",
            "Args:",
            *(entry(p.name, _parameter_text(p), indent) for p in operation.parameters),
            *(entry(f.name, _field_text(f, argument=True), indent) for f in members),
            entry("request_options", "Settings of this call alone.", indent),
            "",
            "Returns:",
            textwrap.indent(paragraphs(about, indent + 4), "    "),
            *_raises(operation, indent),
        ]
    )
    names = {p.wire: p.name for p in operation.parameters} | {f.wire: f.name for f in members}
    for wire, name in names.items():
        text = text.replace(f"``{wire}``", f"``{name}``")
    return docstring(text, indent)


def _raises(operation: Operation, indent: int) -> list[str]:
    """What the operation raises by its spec, besides what every method does."""
    names = {
        "400": "BadRequestError", "404": "NotFoundError", "409": "ConflictError",
        "410": "GoneError", "422": "UnprocessableEntityError",
    }  # fmt: skip
    notes = operation.error_notes
    own = [entry(name, notes[status], indent) for status, name in names.items() if status in notes]
    return ["", "Raises:", *own] if own else []


def _parameter_text(parameter: Parameter) -> str:
    text = parameter.description
    if parameter.deprecated:
        text = f"Deprecated. {text}"
    if parameter.client_level:
        text += " The client's value unless given here."
    if parameter.default is not None:
        text += f" Sent as `{parameter.default}` unless given."
    return text


def _field_text(field: Field, *, argument: bool = False) -> str:
    text = f"Deprecated. {field.description}" if field.deprecated else field.description
    if field.json_view is not None:
        text += f" `{field.json_view}` is it parsed."
    if argument and field.type.nullable:
        text += " `None` sends null."
    return text
