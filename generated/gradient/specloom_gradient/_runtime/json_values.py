# Copied from overlays/runtime/json_values.py: edit it there.
"""JSON: parsing it, and saying what kind of value something is."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeGuard

import orjson

from .errors import ResponseDecodeError


def parse_json(content: bytes | str) -> Any:
    """The value of the JSON text *content*.

    Integers beyond 64 bits become floats, and lose digits. What orjson refuses although it is valid
    (half of a surrogate pair, numbers beyond the range of floats, a byte order mark) is read by the
    standard library.

    Raises:
        ResponseDecodeError: It is empty, not valid JSON, or nested too deep.
    """
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        reason = str(error)
    try:
        return _parse(content, _number)
    except (ValueError, RecursionError):
        pass
    if not content.strip():
        raise ResponseDecodeError("expected JSON, got an empty body")
    start = content[:40]
    shown = start if isinstance(start, str) else start.decode("utf-8", "replace")
    raise ResponseDecodeError(f"expected JSON, got {shown!r}: {reason}")


def parse_exact_json(text: object) -> Any:
    """The value of the JSON in *text*, with integers of any size; slower than :func:`parse_json`.

    Raises:
        ResponseDecodeError: It is not text, not valid JSON, or nested too deep.
    """
    if not isinstance(text, str):
        raise ResponseDecodeError(f"expected JSON inside a string, got {kind_of(text)}")
    try:
        return _parse(text, _integer)
    except (ValueError, RecursionError) as error:
        reason = str(error)
    raise ResponseDecodeError(f"expected JSON inside the string: {reason}")


def _parse(content: bytes | str, integer: Callable[[str], int | float]) -> Any:
    text = content if isinstance(content, str) else content.decode("utf-8-sig")
    return json.loads(
        text.removeprefix("\ufeff"), parse_int=integer, parse_constant=_reject_constant
    )


def _number(digits: str) -> int | float:
    """An integer as orjson reads it, or exactly where orjson refuses it."""
    value = _integer(digits)
    number = float(digits)
    return value if -(2**63) <= value < 2**64 or math.isinf(number) else number


def _integer(digits: str) -> int | float:
    try:
        return int(digits)
    except ValueError:
        # Python converts some 4,300 digits at most.
        return float(digits)


def _reject_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not valid JSON")


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
    """``repr(value)``, or ``"..."`` for what Python can't write: too deep, too many digits."""
    try:
        return repr(value)
    except (RecursionError, ValueError):
        return "..."
