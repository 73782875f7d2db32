"""The types and components of a spec."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from attrs import field, frozen

Kind = Literal[
    "string", "integer", "number", "boolean", "digits", "datetime", "any",
    "enum", "model", "union", "values", "list", "map",
]  # fmt: skip


@frozen
class Type:
    """A type.

    Attributes:
        kind: What it is.
        name: The component that it refers to, if it does.
        item: What a list or a map holds.
        nullable: Whether null is one of its values.
        limits: What limits its values, by keyword: ``minimum``, ``maximum``, ``minLength``,
            ``maxLength``, ``minItems``, ``maxItems``, ``pattern``. The server checks them;
            docstrings say them.
    """

    kind: Kind
    name: str = ""
    item: Type | None = None
    nullable: bool = False
    limits: dict[str, int | str] = field(factory=dict[str, int | str], hash=False)

    def references(self) -> Iterator[str]:
        """The components that it refers to."""
        if self.name:
            yield self.name
        if self.item is not None:
            yield from self.item.references()

    @property
    def decodes(self) -> bool:
        """Whether decoding has to do anything: build objects, or check that it is a container."""
        return self.kind in {"model", "union", "list", "map"}

    def objects(self) -> Iterator[str]:
        """The models and unions that decoding a value of it builds."""
        if self.kind in {"model", "union"}:
            yield self.name
        if self.item is not None:
            yield from self.item.objects()


@frozen
class Field:
    """A field of a model, or a member of a body.

    Attributes:
        wire: The name on the wire.
        name: The Python name.
        type: Its type.
        required: Whether it is always there.
        const: The only value of it, or ``None``.
        description: What it means.
        deprecated: Whether the provider advises against it.
        secret: Whether it holds secrets and is kept out of reprs.
        json_view: The name of a parsed view of it, for JSON inside a string; or ``None``.
    """

    wire: str
    name: str
    type: Type
    required: bool
    const: str | None = None
    description: str = ""
    deprecated: bool = False
    secret: bool = False
    json_view: str | None = None

    @property
    def positional(self) -> bool:
        """Whether every call has to pass it, as an argument."""
        return self.required

    @property
    def demanded(self) -> bool:
        """Whether absent and null are errors."""
        return self.required and not self.type.nullable

    @property
    def attribute(self) -> str:
        """The attribute that holds it: a date-time's text stands behind a descriptor."""
        if self.type.kind != "datetime":
            return self.name
        # These are names of the base class and of the module already.
        taken = self.name in {"extra", "field", "instant", "redacted", "shape"}
        return f"_{self.name}_" if taken else f"_{self.name}"


@frozen
class Model:
    """An object schema.

    Attributes:
        name: The component.
        module: The module that defines it.
        fields: Its fields, in the order of the spec.
        description: What it is.
        job: Whether it is a job that can be waited for.
        given: Whether callers construct it to send it.
    """

    name: str
    module: str
    fields: tuple[Field, ...]
    description: str
    job: bool = False
    given: bool = False

    @property
    def references(self) -> list[str]:
        """The other components that its fields refer to."""
        return sorted({name for f in self.fields for name in f.type.references()} - {self.name})

    @property
    def objects(self) -> list[str]:
        """The other models and unions that decoding it builds."""
        return sorted({name for f in self.fields for name in f.type.objects()} - {self.name})


@frozen
class Enum:
    """A string enumeration, open in responses."""

    name: str
    module: str
    values: tuple[str, ...]
    description: str


@frozen
class Union:
    """A discriminated union.

    Attributes:
        name: The component.
        module: The module that defines it.
        tag: The property that tells the variants apart.
        variants: The models by the value of the tag.
        description: What it is.
    """

    name: str
    module: str
    tag: str
    variants: dict[str, str] = field(hash=False)
    description: str = ""


@frozen
class Values:
    """A union of plain values, which are passed through."""

    name: str
    module: str
    members: tuple[Type, ...]
    description: str


Component = Model | Enum | Union | Values
