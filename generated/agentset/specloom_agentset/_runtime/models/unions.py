# Copied from overlays/runtime/models/unions.py: edit it there.
"""Unions: objects whose tag says which of several models they are."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Generic, TypeVar, cast

from attr import define, field

from ..errors import InvalidArgumentTypeError, ResponseDecodeError
from ..json_values import copied, equal, from_the_inside, is_mapping, kind_of
from .model import as_decoded

T = TypeVar("T")


@define(eq=False, repr=False, weakref_slot=False)
class UnknownVariant:  # noqa: PLW1641  # mutable, hence not hashable
    """A member of a union whose tag the spec does not know; nothing of it is lost.

    Attributes:
        tag: The value of the discriminator.
        raw: The whole object as received, or to be sent.
    """

    tag: str
    raw: dict[str, Any] = field(repr=False)

    def __attrs_post_init__(self) -> None:
        if not is_mapping(self.raw):
            got = type(self.raw).__name__
            raise InvalidArgumentTypeError(f"raw must be a dict, got {got}")

    def to_dict(self) -> dict[str, Any]:
        """Return a copy of the object as received."""
        return copied(dict(self.raw))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, UnknownVariant):
            return NotImplemented
        return self.tag == other.tag and equal(self.raw, other.raw)

    def __reduce__(self) -> tuple[Any, ...]:
        return _from_parts, (self.tag, from_the_inside(self.raw))

    def __repr__(self) -> str:
        return f"UnknownVariant(tag={self.tag!r}, keys={sorted(self.raw)})"


def _from_parts(tag: str, parts: list[Any]) -> UnknownVariant:
    return UnknownVariant(tag, parts[-1])


class TaggedUnion(Generic[T]):
    """A union of models, each of which is imported when its tag is first met.

    A union has more variants than most programs meet, and each is a module to import.

    Args:
        module: The module of the union; those of the models are beside it.
        name: The union's name.
        tag: The member that tells the variants apart, by wire name.
        variants: The model of each value of the tag, as ``"module.Class"``.
    """

    def __init__(self, module: str, name: str, tag: str, variants: Mapping[str, str]) -> None:
        self._module = module
        self._name = name
        (self._tag,) = as_decoded((tag,))
        self._variants = variants
        self._decoders: dict[object, Callable[[Any], T]] = {}

    def decode(self, source: Any, /) -> T:
        """Decode a JSON object as the variant that its tag names.

        A tag that the spec does not know returns an :class:`UnknownVariant`.

        Raises:
            ResponseDecodeError: It is not an object, its tag is not text, or it is not a valid
                object of its variant; ``path`` names the field.
        """
        try:
            decode = self._decoders[source[self._tag]]
        except (KeyError, TypeError):
            decode = self._decoder_of(source)
        return decode(source)

    def _decoder_of(self, source: object) -> Callable[[Any], T]:
        if not is_mapping(source):
            raise ResponseDecodeError(f"expected an object ({self._name}), got {kind_of(source)}")
        tag = source.get(self._tag)
        if not isinstance(tag, str):
            state = f"is {kind_of(tag)}" if self._tag in source else "is absent"
            raise ResponseDecodeError(f"the tag of {self._name} {state}", path=self._tag)
        if tag in self._variants:
            decode: Callable[[Any], T] = self._model(tag).from_response
            self._decoders[tag] = decode
            return decode
        # A member of every union, which the type variable does not say.
        return cast("Callable[[Any], T]", partial(UnknownVariant, tag))

    def _model(self, tag: str) -> Any:
        module, _, name = self._variants[tag].partition(".")
        package = self._module.rpartition(".")[0]
        return getattr(importlib.import_module(f"{package}.{module}"), name)

    def attribute(self, name: str) -> object:
        """Return the union as ``A | B | UnknownVariant``: the ``__getattr__`` of its module.

        Raises:
            AttributeError: *name* is not the union's.
        """
        if name != self._name:
            raise AttributeError(f"module {self._module!r} has no attribute {name!r}")
        union, *others = (*map(self._model, self._variants), UnknownVariant)
        for other in others:
            union = union | other
        return union
