"""Compiles schemas, components and what stands inline, strictly."""

from __future__ import annotations

from attrs import evolve

from .dialect import allowed
from .document import Node, check_word
from .names import module_of, pascal, snake
from .types import Component, Enum, Field, Kind, Model, Type, Union, Values

_TAKEN = ("additional_properties", "classmethod", "from_dict", "from_response", "self", "to_dict")
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
        node.fail(f"{name} is not a valid class name: call it {pascal(name)}")
    module = module_of(name)
    about = node["description"].text()
    if node.get("oneOf") is not None:
        return _alternatives(name, module, node, about)
    kind = node["type"].value
    if kind == "string":
        node.only(*allowed("enumeration"))
        return Enum(name, module, _values(node["enum"]), about)
    if kind != "object":
        node["type"].fail("a component must be an object, a string enum or a oneOf")
    node.only(*allowed("object"))
    required = node.strings("required")
    properties = node.get("properties")
    listed = [] if properties is None else list(properties.members())
    fields = tuple(
        compile_field(wire, schema, required=wire in required) for wire, schema in listed
    )
    for wire in required:
        if wire not in {field.wire for field in fields}:
            node["required"].fail(f"{wire} is not a property")
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
    compiled = compile_type(node, *allowed("property"), *(("const",) if constant else ()))
    if const is not None and not required:
        const.fail("a const property must be required: it identifies a variant of a union")
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
    node.only(*allowed("union"))
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


_SCALARS: dict[str, tuple[Kind, tuple[str, ...]]] = {
    "string": ("string", ("minLength", "maxLength", "pattern", "format")),
    "integer": ("integer", ("minimum", "maximum", "format")),
    "number": ("number", ("format",)),
    "boolean": ("boolean", ()),
}
"""By JSON type, what it compiles to, and the keywords that limit its values."""
_WHOLE = ("int32", "int64", "uint32", "uint64")
_FORMATS = {
    "string": ("byte", "date-time", "email", "uri", *_WHOLE),
    "integer": _WHOLE,
    "number": ("double", "float"),
}
"""Formats that change nothing in how a value is written; a date-time has a type of its own."""


def compile_type(node: Node, *notes: str) -> Type:
    """The type that *node* says; *notes* are the keywords that may stand beside it."""
    notes = tuple(dict.fromkeys((*notes, "examples")))
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
    if kind not in _SCALARS:
        node["type"].fail(f"the type {kind!r} is not supported")
    return evolve(_scalar(kind, node, notes), nullable=nullable)


def _limits(node: Node) -> dict[str, int | str]:
    """What the schema says in numbers, and in its pattern, of its values."""
    found: dict[str, int | str] = {}
    for key in ("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"):
        if (given := node.get(key)) is not None:
            found[key] = _whole_number(given, least=None if key.endswith("imum") else 0)
    if (pattern := node.get("pattern")) is not None:
        found["pattern"] = pattern.text()
    return found


def _whole_number(node: Node, *, least: int | None) -> int:
    value: object = node.value
    if not isinstance(value, int) or isinstance(value, bool):
        node.fail("must be a whole number")
    if least is not None and value < least:
        node.fail(f"must be a whole number of at least {least}")
    return value


def _digits(node: Node, notes: tuple[str, ...]) -> Type:
    """A whole number that may also be given as text."""
    node.only("type", "pattern", *notes)
    if node["pattern"].value != "^[0-9]+$":
        node["pattern"].fail("a number that may be text must have the pattern ^[0-9]+$")
    return Type("digits")


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
    kind, keywords = _SCALARS[name]
    form = node.get("format")
    if form is not None and kind == "string" and form.value == "date-time":
        node.only("type", "format", *notes)
        return Type("datetime")
    node.only("type", *keywords, *notes)
    if form is not None and form.value not in _FORMATS[kind]:
        form.fail(f"the format {form.value} is not supported: leave it out and describe it")
    return Type(kind, limits=_limits(node))


def _array(node: Node, notes: tuple[str, ...]) -> Type:
    node.only("type", "items", "minItems", "maxItems", *notes)
    item = compile_type(node["items"])
    if item.kind in {"list", "map", "datetime"} or item.nullable:
        node["items"].fail("items must be scalars other than date-times, or components")
    return Type("list", item=item, limits=_limits(node))


def _map(node: Node, notes: tuple[str, ...]) -> Type:
    node.only("type", "additionalProperties", *notes)
    item = compile_type(node["additionalProperties"])
    if item.kind in {"list", "map", "datetime"} or item.nullable:
        node["additionalProperties"].fail("values must be scalars or components")
    return Type("map", item=item)


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
        return Type("union", name)
    if target.get("oneOf") is not None:
        return Type("values", name)
    if target.get("enum") is not None:
        return Type("enum", name)
    return Type("model", name)
