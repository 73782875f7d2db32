"""JSON: parsing it, and saying what kind of value something is."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn, TypeGuard, TypeVar, cast

import orjson

from .errors import ResponseDecodeError

T = TypeVar("T")


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
    """``repr(value)``, or ``"..."`` for what Python can't write: too deep, too many digits."""
    try:
        return repr(value)
    except (RecursionError, ValueError):
        return "..."


def copied(value: T) -> T:
    """*value*, JSON data, without a container that it shares with the original."""
    return cast("T", _deep_copy(value)) if isinstance(value, (dict, list)) else value


def _deep_copy(value: Any) -> Any:
    copies: dict[int, Any] = {id(value): value.copy()}
    waiting = [copies[id(value)]]
    while waiting:
        copy = waiting.pop()
        for key in _keys(copy):
            item: Any = copy[key]
            if is_map(item) or is_list(item):
                if id(item) not in copies:
                    copies[id(item)] = item.copy()
                    waiting.append(copies[id(item)])
                copy[key] = copies[id(item)]
    return copies[id(value)]


def _keys(container: Any) -> Iterable[Any]:
    return container if is_map(container) else range(len(container))


def equal(one: Any, other: Any) -> bool:
    """``one == other``, however deep JSON data in them are nested."""
    try:
        return bool(one == other)
    except RecursionError:
        pass
    waiting = [(one, other)]
    while waiting:
        one, other = waiting.pop()
        if is_map(one) and is_map(other) and one.keys() == other.keys():
            waiting += ((item, other[key]) for key, item in one.items())
        elif is_list(one) and is_list(other) and len(one) == len(other):
            waiting += zip(one, other, strict=True)
        elif isinstance(one, (dict, list)) or one != other:
            return False
    return True


def from_the_inside(value: Any) -> list[Any]:
    """The containers of *value*, JSON data, each after those in it; *value* itself comes last.

    Whatever recurs over data and remembers what it has met, as pickle and ``copy.deepcopy`` do,
    gets through such a list without recursion.
    """
    found: list[Any] = []
    waiting = [value]
    while waiting:
        found.append(waiting.pop())
        inside = found[-1].values() if is_map(found[-1]) else found[-1]
        waiting += (item for item in inside if isinstance(item, (dict, list)))
    return found[::-1]
