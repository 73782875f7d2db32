"""Compiles ``components.schemas``, strictly: what can't be represented in full stops here."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from .document import Node, check_word
from .naming import module_of, snake
from .types import Component, Enum, Field, Model, Type, Union, Values

_NOTES = ("description", "deprecated", "examples", "x-specloom-secret", "x-specloom-json-view")
_LIMITS = {
    "string": ("minLength", "maxLength", "pattern", "format"),
    "integer": ("minimum", "maximum", "format"),
    "number": ("format",),
    "boolean": (),
}


def compile_schemas(document: Node) -> dict[str, Component]:
    """The component schemas by name.

    Raises:
        SpecError: One of them can't be represented in full.
    """
    compiled: dict[str, Component] = {}
    modules: dict[str, str] = {}
    for name, node in document["components"]["schemas"].members():
        compiled[name] = compile_component(name, node)
        other = modules.setdefault(compiled[name].module, name)
        if other != name:
            node.fail(f"its module would be that of {other}: rename one")
    _check_unions(document, compiled)
    return compiled


def compile_component(name: str, node: Node) -> Component:
    """One component schema."""
    module = module_of(name)
    about = node["description"].text()
    if node.get("oneOf") is not None:
        return _alternatives(name, module, node, about)
    kind = node["type"].value
    if kind == "string":
        node.only("type", "enum", "description")
        values = tuple(element.word() for element in node["enum"].elements())
        if not values:
            node["enum"].fail("must hold at least one value")
        return Enum(name, module, values, about)
    if kind != "object":
        node["type"].fail("a component must be an object, a string enum or a oneOf")
    node.only("type", "description", "properties", "required", "x-specloom-error", "x-specloom-job")
    required = node.strings("required")
    properties = node.get("properties")
    listed = [] if properties is None else list(properties.members())
    fields = tuple(
        compile_field(wire, schema, required=wire in required) for wire, schema in listed
    )
    for wire in required:
        if wire not in {field.wire for field in fields}:
            node["required"].fail(f"{wire} is no property")
    _check_names(node, fields)
    return Model(name, module, fields, about, job=node.flag("x-specloom-job"))


def compile_field(wire: str, node: Node, *, required: bool) -> Field:
    """One property of an object schema."""
    check_word(node, wire)
    compiled = compile_type(node, const=True)
    const = node.get("const")
    if const is not None and not required:
        const.fail("a const property must be required: it tells a variant of a union")
    return Field(
        wire=wire,
        name=snake(wire),
        type=compiled,
        required=required,
        const=None if const is None else const.word(),
        description=node["description"].text(),
        deprecated=node.flag("deprecated"),
        secret=node.flag("x-specloom-secret"),
        json_view=_json_view(node, compiled),
    )


def _json_view(node: Node, compiled: Type) -> str | None:
    view = node.get("x-specloom-json-view")
    if view is None:
        return None
    if compiled.kind != "string":
        view.fail("only a string can hold JSON text")
    return view.text()


def compile_type(node: Node, *, const: bool = False) -> Type:
    """The type that a property, an item or a parameter has; *const*: it may be a constant."""
    reference = node.reference_name()
    if reference is not None:
        node.only("$ref", *_NOTES)
        return _reference_type(node, reference)
    if node.get("oneOf") is not None:
        return _nullable_reference(node)
    if node["type"].value == ["integer", "string"]:
        return _digits(node)
    kind, nullable = _kind(node["type"])
    if kind == "array":
        return evolve(_array(node), nullable=nullable)
    if kind == "object":
        return evolve(_map(node), nullable=nullable)
    if kind not in _LIMITS:
        node["type"].fail(f"the type {kind!r} is not supported")
    more = ("const",) if const and kind == "string" else ()
    node.only("type", *_LIMITS[kind], *more, *_NOTES)
    return evolve(_scalar(kind, node), nullable=nullable)


def _digits(node: Node) -> Type:
    """A whole number that may also be given as text."""
    node.only("type", "pattern", *_NOTES)
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


def _scalar(kind: Any, node: Node) -> Type:
    form = node.get("format")
    if kind == "string" and form is not None and form.value == "date-time":
        return Type("datetime", check="Moment()")
    if form is not None and form.value in {"date", "time", "binary", "uuid"}:
        form.fail(f"the format {form.value} is not supported: leave it out and describe it")
    limits = {
        "min_length": node.get("minLength"),
        "max_length": node.get("maxLength"),
        "pattern": node.get("pattern"),
        "minimum": node.get("minimum"),
        "maximum": node.get("maximum"),
    }
    given = ", ".join(f"{name}={limit.value!r}" for name, limit in limits.items() if limit)
    check = {"string": "Text", "integer": "Integer", "number": "Number", "boolean": "Boolean"}
    return Type(kind, check=f"{check[kind]}({given})")


def _array(node: Node) -> Type:
    node.only("type", "items", "minItems", *_NOTES)
    item = compile_type(node["items"])
    if item.kind in {"list", "map", "datetime"} or item.nullable:
        node["items"].fail("items must be scalars that are no date-times, or components")
    least = node.get("minItems")
    more = f", min_items={least.value}" if least is not None else ""
    return Type("list", item=item, check=f"Items({item.check}{more})")


def _map(node: Node) -> Type:
    node.only("type", "additionalProperties", *_NOTES)
    item = compile_type(node["additionalProperties"])
    if item.kind in {"list", "map", "datetime"} or item.nullable:
        node["additionalProperties"].fail("values must be scalars or components")
    return Type("map", item=item, check=f"Members({item.check})")


def _nullable_reference(node: Node) -> Type:
    node.only("oneOf", *_NOTES)
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


def _alternatives(name: str, module: str, node: Node, about: str) -> Component:
    options = list(node["oneOf"].elements())
    tagged = node.get("discriminator")
    if tagged is None:
        node.only("oneOf", "description")
        members = tuple(compile_type(option) for option in options)
        for option, member in zip(options, members, strict=True):
            if member.kind in {"model", "union", "map", "datetime"} or member.nullable:
                option.fail(
                    "without a discriminator only scalars and arrays of them can be told apart"
                )
        return Values(name, module, members, about)
    node.only("oneOf", "description", "discriminator")
    tagged.only("propertyName", "mapping")
    variants = {
        tag: target.text().rsplit("/", 1)[-1] for tag, target in tagged["mapping"].members()
    }
    for option in options:
        option.only("$ref")
        option.resolve()
    listed = [option.reference_name() for option in options]
    if set(listed) != set(variants.values()):
        tagged["mapping"].fail("must name each schema of oneOf, and no other")
    return Union(name, module, tagged["propertyName"].text(), variants, about)


def _check_unions(document: Node, compiled: dict[str, Component]) -> None:
    for union in compiled.values():
        if not isinstance(union, Union):
            continue
        node = document["components"]["schemas"][union.name]["discriminator"]
        for tag, name in union.variants.items():
            variant = compiled.get(name)
            if not isinstance(variant, Model):
                node.fail(f"the variant {name} must be an object schema")
            if not any(f.wire == union.tag and f.const == tag for f in variant.fields):
                node.fail(f"{name} must have {union.tag} as a required const {tag}")


def _check_names(node: Node, fields: tuple[Field, ...]) -> None:
    taken = {"self", "to_dict", "from_dict", "additional_properties"}
    for field in fields:
        for name in (field.name, field.json_view):
            if name in taken:
                node.fail(f"{field.wire} would become {name}, which is taken")
            if name is not None:
                taken.add(name)
