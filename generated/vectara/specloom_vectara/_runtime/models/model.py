# Copied from overlays/runtime/models/model.py: edit it there.
"""The base class of the models: decoding from JSON objects, encoding, comparison, repr and pickle.

The generated ``from_response`` of a model stores all of its slots with one unpacking. An object that has
exactly the members that the model knows is unpacked with one ``itemgetter``. Any other is laid over
a template that holds ``None`` for every known key, in the order of the fields::

    members = {**nulls, **source}

What is absent reads as ``None`` then, and what the model does not know comes last. Both run in C:
a known member costs about 8 ns, and one that is there about 25 ns more, where asking for it with
``get`` costs 28 ns, there or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, TypeAlias, TypeGuard, TypeVar, final

import orjson
from attr import Attribute, define, field, fields

from ..errors import InvalidArgumentTypeError, ResponseDecodeError
from ..json_values import (
    copied,
    equal,
    from_the_inside,
    is_list,
    is_map,
    is_mapping,
    kind_of,
    text_of,
)

T = TypeVar("T")

new: Final = object.__new__
"""Makes an object without calling ``__init__``, as ``from_response`` does, which stores every field."""

Encode: TypeAlias = Callable[[str, Any], Any]
"""Encodes a value, given the name of its field for an error message."""

_NOTHING: Final[Mapping[str, Any]] = {}


@final
class Shape:
    """The members that a model knows: by wire name, the attributes that hold them.

    Args:
        model: The model's name, for error messages.
        demanded: Members that are always present and never null.
        nullable: Members that are always present and may be null: written even when ``None``.
        optional: Members that may be absent: left out when ``None``.
        encode: What encodes those members that are not written unchanged, by wire name.
    """

    __slots__ = ("_demanded", "_model", "fetch", "members", "nulls")

    def __init__(
        self,
        model: str,
        *,
        demanded: Mapping[str, str] = _NOTHING,
        nullable: Mapping[str, str] = _NOTHING,
        optional: Mapping[str, str] = _NOTHING,
        encode: Mapping[str, Encode] = _NOTHING,
    ) -> None:
        attributes = {**demanded, **nullable, **optional}
        keys = as_decoded(attributes)
        self._model = model
        self._demanded = demanded
        self.nulls: Final[dict[str, Any]] = dict.fromkeys(keys)
        """Every known key with ``None``."""
        self.fetch: Final = _fetcher(keys)
        """Returns the values of all known keys; raises ``KeyError`` if one is absent."""
        self.members: Final = [
            (wire, attribute, encode.get(wire), wire not in optional)
            for wire, attribute in attributes.items()
        ]
        """Wire name, attribute, encoder, and whether ``None`` is written as null."""

    def others(self, members: dict[str, Any]) -> dict[str, Any]:
        """Remove from *members* what the model does not know, and return it.

        Args:
            members: The members of an object, laid over :attr:`nulls`.
        """
        return {key: members.pop(key) for key in list(members)[len(self.nulls) :]}

    def lay(self, source: Mapping[str, Any]) -> tuple[Iterable[Any], dict[str, Any] | None]:
        """Return the values of the known members, ``None`` where absent, and the other members.

        Raises:
            ResponseDecodeError: *source* is not an object.
        """
        try:
            members = {**self.nulls, **source}
        except TypeError:
            got = kind_of(source)
            raise ResponseDecodeError(f"expected an object ({self._model}), got {got}") from None
        return members.values(), self.others(members) or None

    def lacking(self, source: Mapping[str, Any]) -> ResponseDecodeError:
        """Return the error that names the first demanded member that is absent or null."""
        wire = next(wire for wire in self._demanded if source.get(wire) is None)
        state = "null" if wire in source else "absent"
        return ResponseDecodeError(f"required field of {self._model} is {state}", path=wire)


def as_decoded(keys: Iterable[str]) -> list[str]:
    """Return *keys* as the very strings that orjson returns as keys, each time.

    A look-up that finds the same object takes half the time of one that compares text.
    """
    return list(orjson.loads(orjson.dumps(dict.fromkeys(keys))))


def _fetcher(keys: Sequence[str]) -> Callable[[Mapping[str, Any]], Iterable[Any]]:
    if len(keys) > 1:
        return itemgetter(*keys)
    # itemgetter returns a bare value for one key, and takes no fewer.
    return lambda source: [source[key] for key in keys]


def decode_list(decode: Callable[[Any], T], source: object) -> list[T]:
    """Decode each element of the array *source*.

    Raises:
        ResponseDecodeError: It is not an array, or an element does not decode; the path begins
            with the element's index.
    """
    elements = check_list(source)
    decoded: list[T] = []
    try:
        # Its length tells the index where an element does not decode.
        decoded.extend(map(decode, elements))
    except ResponseDecodeError as error:
        error.within(len(decoded))
        raise
    return decoded


def decode_map(decode: Callable[[Any], T], source: object) -> dict[str, T]:
    """Decode each member of the object *source*.

    Raises:
        ResponseDecodeError: It is not an object, or a member does not decode; the path begins
            with the member's key.
    """
    decoded: dict[str, T] = {}
    for key, value in check_map(source).items():
        try:
            decoded[key] = decode(value)
        except ResponseDecodeError as error:
            error.within(key)
            raise
    return decoded


def check_list(source: object) -> list[Any]:
    """Return the array *source* unchanged, whatever it holds.

    Raises:
        ResponseDecodeError: It is not an array.
    """
    if not is_list(source):
        raise ResponseDecodeError(f"expected an array, got {kind_of(source)}")
    return source


def check_map(source: object) -> dict[str, Any]:
    """Return the object *source* unchanged, whatever it holds.

    Raises:
        ResponseDecodeError: It is not an object.
    """
    if not is_map(source):
        raise ResponseDecodeError(f"expected an object, got {kind_of(source)}")
    return source


def encode_object(name: str, value: object) -> dict[str, Any]:
    """Return a model, or a mapping in wire names, as a dict.

    Raises:
        InvalidArgumentTypeError: It is neither.
    """
    to_dict: Callable[[], dict[str, Any]] | None = getattr(value, "to_dict", None)
    if to_dict is not None:
        return to_dict()
    if is_mapping(value):
        return copied(dict(value))
    raise _wrong_type(name, "a model or a dict", value)


def encode_list(name: str, value: object) -> list[Any]:
    """Return a sequence as a list.

    Raises:
        InvalidArgumentTypeError: It is not a sequence, or it is text or bytes, which would be
            sent character by character.
    """
    if not _is_sequence(value):
        raise _wrong_type(name, "a list", value)
    return copied(list(value))


def encode_map(name: str, value: object) -> dict[str, Any]:
    """Return a mapping as a dict.

    Raises:
        InvalidArgumentTypeError: It is not a mapping.
    """
    if not is_mapping(value):
        raise _wrong_type(name, "a dict", value)
    return copied(dict(value))


def list_of(encode: Encode) -> Encode:
    """Return what encodes sequences whose elements *encode* encodes."""

    def encode_elements(name: str, value: object) -> list[Any]:
        return [encode(f"{name}[{n}]", each) for n, each in enumerate(encode_list(name, value))]

    return encode_elements


def map_of(encode: Encode) -> Encode:
    """Return what encodes mappings whose values *encode* encodes."""

    def encode_values(name: str, value: object) -> dict[str, Any]:
        members = encode_map(name, value).items()
        return {key: encode(f"{name}[{key!r}]", each) for key, each in members}

    return encode_values


def _is_sequence(value: object) -> TypeGuard[Sequence[Any]]:
    text = isinstance(value, (str, bytes, bytearray, memoryview))
    return isinstance(value, Sequence) and not text


def _wrong_type(name: str, wanted: str, value: object) -> InvalidArgumentTypeError:
    got = "None" if value is None else type(value).__name__
    return InvalidArgumentTypeError(f"{name} must be {wanted}, got {got}")


def redacted(value: object) -> str:
    """Return how a field that holds a secret shows in a repr."""
    del value
    return "'***'"


def _or_none(value: dict[str, Any] | None) -> dict[str, Any] | None:
    return value or None


# What attrs would write and compile for each model, to compare and to show it, stands here once for
# all of them, and no field has a validator, which would be compiled too: that is a good part of the
# time from nothing to a first page.
@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class Model:  # noqa: PLW1641  # mutable, hence not hashable
    """An object of the provider's API.

    Members that the spec does not know are kept in :attr:`additional_properties`, and written.
    """

    _extra: dict[str, Any] | None = field(
        default=None, alias="additional_properties", eq=_or_none, repr=False
    )

    _shape: ClassVar[Shape] = Shape("Model")

    def __attrs_post_init__(self) -> None:
        # Called by the constructor alone, which users call; ``from_dict`` does not.
        if self._extra is not None and not is_mapping(self._extra):
            raise _wrong_type("additional_properties", "a dict", self._extra)

    @property
    def additional_properties(self) -> dict[str, Any]:
        """Members beyond the known fields, by wire name. Changes to it are written too."""
        if self._extra is None:
            self._extra = {}
        return self._extra

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object, which is left unchanged and shares no container with the model.

        Raises:
            ResponseDecodeError: It is not a valid object of the class; ``path`` names the field.
        """
        return cls.from_response(copied(dict(source) if is_mapping(source) else source))

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object that nobody else holds: the model keeps containers in it.

        Raises:
            ResponseDecodeError: It is not a valid object of the class; ``path`` names the field.
        """
        raise TypeError(f"{cls.__name__} is not a model of the API: it can't decode {type(source)}")

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON-ready data, by wire names, that share nothing with the model.

        Optional fields that are ``None`` are left out.

        Raises:
            InvalidArgumentTypeError: A field holds something else where a list, a dict or an
                object belongs; the message names the field.
        """
        data: dict[str, Any] = copied(self._extra) if self._extra else {}
        for wire, attribute, encode, always in self._shape.members:
            value = getattr(self, attribute)
            if value is not None:
                data[wire] = copied(value) if encode is None else encode(attribute, value)
            elif always:
                data[wire] = None
        return data

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        for attribute in fields(type(self)):
            mine, theirs = getattr(self, attribute.name), getattr(other, attribute.name)
            # The key under which a field compares: dates as moments, no extra members as none.
            key = attribute.eq_key
            if key is not None:
                mine, theirs = key(mine), key(theirs)
            if not equal(mine, theirs):
                return False
        return True

    def __repr__(self) -> str:
        shown = (_shown(self, attribute) for attribute in fields(type(self)))
        return f"{type(self).__name__}({', '.join(filter(None, shown))})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _from_parts, (type(self), from_the_inside(self.to_dict()))


def _from_parts(model: type[Model], parts: list[Any]) -> Model:
    return model.from_response(parts[-1])


def _shown(model: Model, attribute: Attribute[Any]) -> str:
    value = getattr(model, attribute.name)
    name = attribute.alias or attribute.name
    if name == "additional_properties":
        value = value or None
    elif value is not None and name != attribute.name:
        # A date-time shows as the moment that it reads as, or as received where it is not valid.
        with suppress(ResponseDecodeError):
            value = getattr(model, name)
    if value is None:
        return ""
    return f"{name}={redacted(value) if attribute.repr is redacted else text_of(value)}"
