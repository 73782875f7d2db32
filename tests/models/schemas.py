"""The schemas of a provider's document, each seen as one of a few kinds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Self, TypeAlias, cast

import yaml
from attrs import field, frozen

Schema: TypeAlias = Mapping[str, Any]
Kind: TypeAlias = Literal[
    "object", "map", "array", "union", "choice", "string", "date-time", "integer", "number",
    "boolean", "any",
]  # fmt: skip

SPECS = Path(__file__).parents[2] / "specs"


@frozen
class View:
    """What a schema says, with its references followed."""

    kind: Kind
    """`map` is an object without known members, `union` is told apart by a tag, `choice` is not."""
    schema: Schema
    nullable: bool
    name: str | None
    """Of the component that it is, if it is one."""
    members: tuple[Schema, ...] = ()
    """Of a choice."""
    variants: Mapping[str, Schema] = field(factory=dict[str, Schema])
    """Of a union, by tag."""

    @property
    def properties(self) -> Mapping[str, Schema]:
        """Members of an object that are known."""
        found: Mapping[str, Schema] = self.schema.get("properties", {})
        return found

    @property
    def required(self) -> frozenset[str]:
        """Members of an object that must be there."""
        return frozenset(self.schema.get("required", ()))

    @property
    def items(self) -> Schema:
        """What an array, or a map, holds."""
        key = "items" if self.kind == "array" else "additionalProperties"
        held = self.schema.get(key, {})
        return cast("Schema", held) if isinstance(held, dict) else {}

    @property
    def tag(self) -> str:
        """The member that tells the variants of a union apart."""
        return str(self.schema["discriminator"]["propertyName"])


@frozen
class Schemas:
    """The component schemas of one document."""

    components: Mapping[str, Schema]
    _views: dict[object, View] = field(factory=dict[object, View], init=False, repr=False)

    @classmethod
    def of(cls, provider: str) -> Self:
        """Read the document of *provider*."""
        text = (SPECS / provider / "openapi.yaml").read_bytes()
        document = cast("dict[str, Any]", yaml.load(text, Loader=yaml.CSafeLoader))
        return cls(document["components"]["schemas"])

    def ref(self, name: str) -> Schema:
        """Return a reference to the component *name*."""
        return {"$ref": f"#/components/schemas/{name}"}

    def view(self, schema: Schema) -> View:
        """Return what *schema*, a reference or a part of the document, says."""
        key = schema.get("$ref", id(schema))
        if key not in self._views:
            self._views[key] = self._view(schema)
        return self._views[key]

    def _view(self, schema: Schema) -> View:
        name: str | None = None
        while "$ref" in schema:
            name = str(schema["$ref"]).rpartition("/")[2]
            schema = self.components[name]
        named: Any = schema.get("type", ())
        kinds: list[Any] = [named] if isinstance(named, str) else [*named]
        nullable = "null" in kinds
        if members := schema.get("oneOf") or schema.get("anyOf"):
            return self._alternatives(schema, tuple(members), name)
        kind: Kind = next((kind for kind in kinds if kind != "null"), "any")
        if kind == "object" and "properties" not in schema:
            kind = "map"
        if kind == "string" and schema.get("format") == "date-time":
            kind = "date-time"
        return View(kind, schema, nullable, name)

    def _alternatives(self, schema: Schema, members: tuple[Schema, ...], name: str | None) -> View:
        others = tuple(member for member in members if member.get("type") != "null")
        nullable = len(others) < len(members)
        if len(others) == 1:
            only = self.view(others[0])
            return View(
                only.kind, only.schema, nullable or only.nullable, only.name,
                only.members, only.variants,
            )  # fmt: skip
        if mapping := schema.get("discriminator", {}).get("mapping"):
            variants = {tag: {"$ref": target} for tag, target in mapping.items()}
            return View("union", schema, nullable, name, variants=variants)
        return View("choice", schema, nullable, name, members=others)
