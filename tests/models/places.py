"""Places inside of JSON, and JSON with one place changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from .strategies import Json

Place: TypeAlias = tuple[str | int, ...]

ABSENT: Final = object()
"""In place of a value: the place is to be removed."""


def as_object(value: object) -> dict[str, Json] | None:
    """Return *value* if it is an object."""
    members: Any = value
    return members if isinstance(value, dict) else None


def as_array(value: object) -> list[Json] | None:
    """Return *value* if it is an array."""
    array: Any = value
    return array if isinstance(value, list) else None


def places(value: Json, above: Place = ()) -> Iterator[Place]:
    """Give the place of each member and element inside of *value*, however deep."""
    parts: list[str | int] = [*(as_object(value) or ()), *range(len(as_array(value) or ()))]
    for part in parts:
        yield (*above, part)
        yield from places(value[part], (*above, part))


def at(value: Json, place: Place) -> Json:
    """Return what stands at *place*."""
    for part in place:
        value = value[part]
    return value


def changed(value: Json, place: Place, new: Json) -> Json:
    """Return *value* with *new* at *place*; it is left as it is."""
    if not place:
        return new
    part, *rest = place
    copy: Any = value.copy()
    if rest or new is not ABSENT:
        copy[part] = changed(value[part], tuple(rest), new)
    else:
        del copy[part]
    return copy
