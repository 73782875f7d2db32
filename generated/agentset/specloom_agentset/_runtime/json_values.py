# Copied from overlays/runtime/json_values.py: edit it there.
"""JSON: parsing it, and saying what kind of value something is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard

import orjson

from .errors import ResponseDecodeError


def parse_json(content: bytes | str) -> Any:
    """The value of the JSON text *content*.

    Raises:
        ResponseDecodeError: It is empty or not valid JSON.
    """
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        reason = str(error)
    if not content.strip():
        raise ResponseDecodeError("expected JSON, got an empty body")
    start = content[:40]
    shown = start if isinstance(start, str) else start.decode("utf-8", "replace")
    raise ResponseDecodeError(f"expected JSON, got {shown!r}: {reason}")


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether *value* is an array."""
    return isinstance(value, list)


def is_map(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether *value* is an object."""
    return isinstance(value, dict)


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether *value* is a mapping of any kind."""
    return isinstance(value, Mapping)


def whole_number(value: object, path: str) -> int:
    """The number *value* of a response, which the provider may have written as text.

    Raises:
        ResponseDecodeError: It is not a whole number; *path* says where it stands.
    """
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 19:
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    got = repr(value) if isinstance(value, (str, float)) else kind_of(value)
    raise ResponseDecodeError(f"expected a whole number, got {got}", path=path)


def page_token(value: object, path: str) -> str | int | None:
    """The page token *value* of a response: text, or a number.

    Raises:
        ResponseDecodeError: It is something else; *path* says where it stands.
    """
    if value is None or (isinstance(value, (str, int)) and not isinstance(value, bool)):
        return value
    raise ResponseDecodeError(f"expected a page token, got {kind_of(value)}", path=path)


def kind_of(value: object) -> str:
    """The JSON type of *value*, for messages."""
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
    """``repr(value)``, or ``"..."`` where JSON is nested deeper than Python's stack."""
    try:
        return repr(value)
    except RecursionError:
        return "..."
