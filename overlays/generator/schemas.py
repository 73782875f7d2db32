"""Compiles ``components.schemas``, strictly: what can't be represented in full stops here."""

from __future__ import annotations

from .document import Node, check_word
from .naming import module_of, pascal, snake
from .property_types import compile_type
from .types import Component, Enum, Field, Model, Type, Union, Values

_NOTES = (
    "description", "deprecated", "x-specloom-json-view", "x-specloom-name", "x-specloom-secret",
)  # fmt: skip
"""What may be said of a property besides its type."""

_TAKEN = ("additional_properties", "classmethod", "from_dict", "self", "to_dict")
"""What the classes of models use by name."""


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
    if pascal(name) != name:
        node.fail(f"{name} is no name of a class: call it {pascal(name)}")
    module = module_of(name)
    about = node["description"].text()
    if node.get("oneOf") is not None:
        return _alternatives(name, module, node, about)
    kind = node["type"].value
    if kind == "string":
        node.only("type", "enum", "description")
        return Enum(name, module, _values(node["enum"]), about)
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


def _values(node: Node) -> tuple[str, ...]:
    found: list[str] = []
    for element in node.elements():
        if element.word() in found:
            element.fail(f"{element.word()} is there twice")
        found.append(element.word())
    if not found:
        node.fail("must hold at least one value")
    return tuple(found)


def compile_field(wire: str, node: Node, *, required: bool) -> Field:
    """One property of an object schema."""
    check_word(node, wire)
    const, renamed = node.get("const"), node.get("x-specloom-name")
    constant = const is not None and node["type"].value == "string"
    compiled = compile_type(node, *_NOTES, *(("const",) if constant else ()))
    if const is not None and not required:
        const.fail("a const property must be required: it tells a variant of a union")
    return Field(
        wire=wire,
        name=snake(wire) if renamed is None else renamed.name(),
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
    return view.name()


def _alternatives(name: str, module: str, node: Node, about: str) -> Component:
    options = list(node["oneOf"].elements())
    if len(options) < 2:
        node["oneOf"].fail("must join at least two schemas")
    tagged = node.get("discriminator")
    if tagged is None:
        node.only("oneOf", "description")
        members = tuple(compile_type(option) for option in options)
        for option, member in zip(options, members, strict=True):
            named = any(member.references())
            if named or member.kind in {"map", "datetime"} or member.nullable:
                option.fail(
                    "without a discriminator only scalars and arrays of them can be told apart"
                )
        return Values(name, module, members, about)
    node.only("oneOf", "description", "discriminator")
    tagged.only("propertyName", "mapping")
    variants: dict[str, str] = {}
    for tag, target in tagged["mapping"].members():
        check_word(target, tag)
        variants[tag] = target.text().removeprefix("#/components/schemas/")
    for option in options:
        option.only("$ref")
        option.resolve()
    listed = [option["$ref"].text().removeprefix("#/components/schemas/") for option in options]
    if set(listed) != set(variants.values()):
        tagged["mapping"].fail("must name each schema of oneOf, and no other")
    return Union(name, module, tagged["propertyName"].word(), variants, about)


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
    taken: set[str] = {*_TAKEN}
    for field in fields:
        for name in (field.name, field.json_view):
            if name in taken:
                node.fail(f"{field.wire} would become {name}, which is taken")
            if name is not None:
                taken.add(name)
