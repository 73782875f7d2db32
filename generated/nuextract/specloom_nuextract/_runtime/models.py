# Copied from overlays/runtime/models.py: edit it there.
"""What every generated model shares: reading an object by its known keys, extra keys, repr, pickle.

A generated ``from_dict`` fetches all known keys in one C call and stores them in slots. Anything
out of the ordinary (a key absent, a value that is not an object) goes the slow way through
:meth:`Shape.read`, which tolerates or raises with the path of the field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any, Final, Self, TypeVar, cast, final

import orjson
from attr import Attribute, define, field, fields

from .errors import ResponseDecodeError
from .shapes import is_list, is_map, kind_of, text_of

T = TypeVar("T")

new: Final = object.__new__
"""Makes an object without calling ``__init__``, as ``from_dict`` does."""


@final
class Shape:
    """The known keys of a model.

    Args:
        model: The model's name, for messages.
        required: Wire names of the fields that the spec requires, in the order in which
            ``from_dict`` stores them.
        optional: Those of the others, likewise.
        demanded: Those among *required* that may not be null.
    """

    __slots__ = (
        "_demanded",
        "_known",
        "_model",
        "fetch",
        "fetch_optional",
        "optional",
        "required",
    )

    def __init__(
        self,
        model: str,
        *,
        required: tuple[str, ...] = (),
        optional: tuple[str, ...] = (),
        demanded: tuple[str, ...] = (),
    ) -> None:
        self._model = model
        self._demanded = demanded
        self.required: Final = as_decoded(required)
        """The keys of the required fields."""
        self.optional: Final = as_decoded(optional)
        """Those of the others."""
        self._known = frozenset(self.required + self.optional)
        self.fetch: Final = _fetcher(self.required)
        """Gives the values of the required keys; raises ``KeyError`` where one is absent."""
        self.fetch_optional: Final = _fetcher(self.optional)
        """Likewise, of the optional keys."""

    def others(self, source: Mapping[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any] | None]:
        """The values of the optional keys, ``None`` where absent, and what is beyond all keys.

        Args:
            source: An object that has all of the required keys.
        """
        return tuple(map(source.get, self.optional)), self.beyond(source)

    def read(
        self, source: object
    ) -> tuple[tuple[Any, ...], tuple[Any, ...], dict[str, Any] | None]:
        """The values of required and of optional keys, absent ones as ``None``, and the rest.

        Raises:
            ResponseDecodeError: *source* is not an object.
        """
        if not isinstance(source, Mapping):
            raise ResponseDecodeError(f"expected an object ({self._model}), got {kind_of(source)}")
        members = cast("Mapping[str, Any]", source)
        required = tuple(map(members.get, self.required))
        return required, tuple(map(members.get, self.optional)), self.beyond(members)

    def beyond(self, source: Mapping[str, Any]) -> dict[str, Any] | None:
        """The members that the spec does not know, or ``None`` where there are none."""
        known = self._known
        if known.issuperset(source):
            return None
        return {key: value for key, value in source.items() if key not in known}

    def lacking(self, source: Mapping[str, Any]) -> ResponseDecodeError:
        """The error that names the first demanded field that is absent or null in *source*."""
        for key in self._demanded:
            if source.get(key) is None:
                state = "null" if key in source else "absent"
                return ResponseDecodeError(f"required field of {self._model} is {state}", path=key)
        return ResponseDecodeError(f"required field of {self._model} is absent")


def as_decoded(keys: tuple[str, ...]) -> tuple[str, ...]:
    """*keys* as the very strings that orjson gives as keys, again and again.

    A look-up that ends with "the same object" takes half of the time of one that compares texts.
    """
    return tuple(orjson.loads(orjson.dumps(dict.fromkeys(keys))))


def _fetcher(keys: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if len(keys) > 1:
        return itemgetter(*keys)
    # itemgetter of one key gives the bare value, and there is none of no key.
    return lambda source: tuple(source[key] for key in keys)


def decode_list(decode: Callable[[Any], T], source: object) -> list[T]:
    """Each element of the array *source* through *decode*.

    Raises:
        ResponseDecodeError: It is no array, or an element does not decode; the path begins
            with the element's index.
    """
    elements = check_list(source)
    done: list[T] = []
    try:
        # A loop in Python: it calls Python functions faster than map does.
        for element in elements:
            done.append(decode(element))  # noqa: PERF401  # tells how far it came
    except ResponseDecodeError as error:
        error.within(len(done))
        raise
    return done


def decode_map(decode: Callable[[Any], T], source: object) -> dict[str, T]:
    """Each member of the object *source* through *decode*.

    Raises:
        ResponseDecodeError: It is no object, or a member does not decode; the path begins with
            the member's key.
    """
    done: dict[str, T] = {}
    for key, value in check_map(source).items():
        try:
            done[key] = decode(value)
        except ResponseDecodeError as error:
            error.within(key)
            raise
    return done


def check_list(source: object) -> list[Any]:
    """The array *source* as it is; what it holds is not looked at.

    Raises:
        ResponseDecodeError: It is no array.
    """
    if not is_list(source):
        raise ResponseDecodeError(f"expected an array, got {kind_of(source)}")
    return source


def check_map(source: object) -> dict[str, Any]:
    """The object *source* as it is; what it holds is not looked at.

    Raises:
        ResponseDecodeError: It is no object.
    """
    if not is_map(source):
        raise ResponseDecodeError(f"expected an object, got {kind_of(source)}")
    return source


def redacted(value: object) -> str:
    """How a field that holds secrets shows in a repr: its type and no more."""
    del value
    return "'***'"


def _or_none(value: dict[str, Any] | None) -> dict[str, Any] | None:
    return value or None


# What attrs would write and compile for each model, to compare and to show it, stands here once for
# all of them, and no field has a validator, which would be compiled too: that is a good part of the
# time from nothing to a first page.
@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class Model:  # noqa: PLW1641  # its fields can be changed
    """An object of the provider's API.

    Fields that the spec does not know are kept in :attr:`additional_properties` and written back.
    """

    _extra: dict[str, Any] | None = field(
        default=None, alias="additional_properties", eq=_or_none, repr=False
    )

    @property
    def additional_properties(self) -> dict[str, Any]:
        """Members beyond the known fields, by wire name. Changes to it are written too."""
        if self._extra is None:
            self._extra = {}
        return self._extra

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        raise TypeError(f"{cls.__name__} is not a model of the API, and reads no {type(source)}")

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        raise TypeError(f"{type(self).__name__} is not a model of the API")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        for attribute in fields(type(self)):
            mine, theirs = getattr(self, attribute.name), getattr(other, attribute.name)
            # The key under which a field compares: dates as moments, no extra members as none.
            key = attribute.eq_key
            if key is None and mine != theirs:
                return False
            if key is not None and key(mine) != key(theirs):
                return False
        return True

    def __repr__(self) -> str:
        shown = (_shown(self, attribute) for attribute in fields(type(self)))
        return f"{type(self).__name__}({', '.join(filter(None, shown))})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).from_dict, (self.to_dict(),)


def _shown(model: Model, attribute: Attribute[Any]) -> str:
    name = attribute.alias or attribute.name
    try:
        value = getattr(model, name)
    except ResponseDecodeError:
        value = getattr(model, attribute.name)
    if name == "additional_properties":
        value = value or None
    if value is None:
        return ""
    return f"{name}={redacted(value) if attribute.repr is redacted else text_of(value)}"


def encode_list(values: Iterable[Any]) -> list[Any]:
    """Each model of *values* as JSON-ready data."""
    return [value.to_dict() for value in values]


def encode_map(values: Mapping[str, Any]) -> dict[str, Any]:
    """Each model among the members of *values* as JSON-ready data."""
    return {key: value.to_dict() for key, value in values.items()}
