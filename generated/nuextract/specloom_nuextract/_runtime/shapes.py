# Copied from overlays/runtime/shapes.py: edit it there.
"""What kind of JSON value something is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether *value* is an array."""
    return isinstance(value, list)


def is_map(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether *value* is an object."""
    return isinstance(value, dict)


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether *value* is a mapping of any kind."""
    return isinstance(value, Mapping)


def kind_of(value: object) -> str:
    """What JSON calls the type of *value*, for messages."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "a string"
    return "an array" if isinstance(value, list) else "an object"


def text_of(value: object) -> str:
    """How *value* shows; JSON may be nested deeper than Python can tell."""
    try:
        return repr(value)
    except RecursionError:
        return "..."
