"""Compiles the types of properties, items and parameters, strictly."""

from __future__ import annotations

import re

from attrs import evolve

from .document import Node
from .types import Kind, Type

_LIMITS: dict[str, tuple[Kind, str, tuple[str, ...]]] = {
    "string": ("string", "Text", ("minLength", "maxLength", "pattern", "format")),
    "integer": ("integer", "Integer", ("minimum", "maximum", "format")),
    "number": ("number", "Number", ("format",)),
    "boolean": ("boolean", "Boolean", ()),
}
_WHOLE = ("int32", "int64", "uint32", "uint64")
_FORMATS = {
    "string": ("byte", "date-time", "email", "uri", *_WHOLE),
    "integer": _WHOLE,
    "number": ("double", "float"),
}
"""Formats that change nothing in how a value is written; a date-time has a type of its own."""

_CHECKS = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "pattern": "pattern",
    "minimum": "minimum",
    "maximum": "maximum",
}


def compile_type(node: Node, *notes: str) -> Type:
    """The type that *node* says; *notes* are the keywords that may stand beside it."""
    notes = (*notes, "examples")
    reference = node.reference_name()
    if reference is not None:
        node.only("$ref", *notes)
        return _reference_type(node, reference)
    if node.get("oneOf") is not None:
        return _nullable_reference(node, notes)
    if node["type"].value == ["integer", "string"]:
        return _digits(node, notes)
    kind, nullable = _kind(node["type"])
    if kind == "array":
        return evolve(_array(node, notes), nullable=nullable)
    if kind == "object":
        return evolve(_map(node, notes), nullable=nullable)
    if kind not in _LIMITS:
        node["type"].fail(f"the type {kind!r} is not supported")
    return evolve(_scalar(kind, node, notes), nullable=nullable)


def limit(node: Node, key: str) -> int | None:
    """The limit *key* of a schema, a whole number, or ``None``."""
    given = node.get(key)
    if given is None:
        return None
    value: object = given.value
    if not isinstance(value, int) or isinstance(value, bool):
        given.fail("must be a whole number")
    if key not in {"minimum", "maximum"} and value < 0:
        given.fail("must be a whole number of at least 0")
    return value


def pattern(node: Node) -> str | None:
    """The pattern of a schema, which Python must understand, or ``None``."""
    given = node.get("pattern")
    if given is None:
        return None
    try:
        re.compile(given.text())
    except re.error as error:
        given.fail(f"is no pattern that Python understands: {error}")
    return given.text()


def _digits(node: Node, notes: tuple[str, ...]) -> Type:
    """A whole number that may also be given as text."""
    node.only("type", "pattern", *notes)
    if node["pattern"].value != "^[0-9]+$":
        node["pattern"].fail("a number that may be text must have the pattern ^[0-9]+$")
    return Type("digits", check="Digits()")


def _kind(node: Node) -> tuple[str, bool]:
    """The type that is not null, and whether null is one too."""
    if isinstance(node.value, str):
        return node.value, False
    kinds = [element.text() for element in node.elements()]
    others = [kind for kind in kinds if kind != "null"]
    if len(kinds) != 2 or len(others) != 1:
        node.fail('must be one type, or one type and "null"')
    return others[0], True


def _scalar(name: str, node: Node, notes: tuple[str, ...]) -> Type:
    kind, check, limits = _LIMITS[name]
    form = node.get("format")
    if form is not None and kind == "string" and form.value == "date-time":
        node.only("type", "format", *notes)
        return Type("datetime", check="Moment()")
    node.only("type", *limits, *notes)
    if form is not None and form.value not in _FORMATS[kind]:
        form.fail(f"the format {form.value} is not supported: leave it out and describe it")
    found = {
        **{key: limit(node, key) for key in ("minLength", "maxLength")},
        "pattern": pattern(node),
        **{key: limit(node, key) for key in ("minimum", "maximum")},
    }
    given = (f"{_CHECKS[key]}={value!r}" for key, value in found.items() if value is not None)
    return Type(kind, check=f"{check}({', '.join(given)})")


def _array(node: Node, notes: tuple[str, ...]) -> Type:
    node.only("type", "items", "minItems", *notes)
    item = compile_type(node["items"])
    if item.kind in {"list", "map", "datetime"} or item.nullable:
        node["items"].fail("items must be scalars that are no date-times, or components")
    least = limit(node, "minItems")
    more = "" if least is None else f", min_items={least}"
    return Type("list", item=item, check=f"Items({item.check}{more})")


def _map(node: Node, notes: tuple[str, ...]) -> Type:
    node.only("type", "additionalProperties", *notes)
    item = compile_type(node["additionalProperties"])
    if item.kind in {"list", "map", "datetime"} or item.nullable:
        node["additionalProperties"].fail("values must be scalars or components")
    return Type("map", item=item, check=f"Members({item.check})")


def _nullable_reference(node: Node, notes: tuple[str, ...]) -> Type:
    node.only("oneOf", *notes)
    options = list(node["oneOf"].elements())
    others = [option for option in options if option.value != {"type": "null"}]
    if len(others) != 1 or len(options) != 2:
        node["oneOf"].fail("here a oneOf may only join one reference and {type: 'null'}")
    return evolve(compile_type(others[0]), nullable=True)


def _reference_type(node: Node, name: str) -> Type:
    target = node.resolve()
    if target.pointer != f"/components/schemas/{name}":
        node.fail("must refer to a component schema")
    if target.get("discriminator") is not None:
        variants = [v.reference_name() or "" for v in target["oneOf"].elements()]
        return Type("union", name, check=f"InstanceOf({(*variants, 'UnknownVariant')!r})")
    if target.get("oneOf") is not None:
        checks = ", ".join(compile_type(option).check for option in target["oneOf"].elements())
        return Type("values", name, check=f"Either(({checks}), {_wanted(target)!r})")
    if target.get("enum") is not None:
        return Type("enum", name, check="Text()")
    return Type("model", name, check=f"InstanceOf(({name!r},))")


def _wanted(target: Node) -> str:
    kinds = [
        f"array of {option['items']['type'].value}s"
        if option["type"].value == "array"
        else str(option["type"].value)
        for option in target["oneOf"].elements()
    ]
    return f"a {', '.join(kinds[:-1])} or {kinds[-1]}"
