# Copied from overlays/runtime/arguments.py: edit it there.
"""Arguments of methods as they go into a path, a query, a header or a JSON body.

What would go astray is rejected here, by the argument's name and before anything is sent. Limits,
patterns and enumerations of values are left to the server, which may raise them without asking.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeGuard, cast
from urllib.parse import quote

from .errors import InvalidArgumentError, InvalidArgumentTypeError
from .json_values import is_mapping
from .models.fields import check_moment, datetime_argument, wire_datetime
from .models.model import Model

if TYPE_CHECKING:
    from .models.unions import UnknownVariant


def path_segment(name: str, value: object) -> str:
    """The argument *value* as one segment of a path.

    Everything is percent-encoded but letters, digits and ``-._~`` (RFC 3986 section 2.3).

    Raises:
        InvalidArgumentError: ``""``, ``"."`` or ``".."``, which would change the path however
            they are encoded (RFC 3986 section 5.2.4).
        InvalidArgumentTypeError: Not a string or an integer.
    """
    text = plain(value)
    if isinstance(text, int) and not isinstance(text, bool):
        text = _digits(name, text)
    if not isinstance(text, str):
        raise _wrong_type(name, "a string", value)
    if text in {"", ".", ".."}:
        raise InvalidArgumentError(f'{name} must be an id, got "{text}"')
    return quote(encodable(name, text), safe="")


def query_value(name: str, value: object) -> str:
    """The argument *value* as the text of a query parameter or a header.

    Raises:
        InvalidArgumentError: NaN or infinity, or text that UTF-8 can't encode.
        InvalidArgumentTypeError: Not a string, a number, a boolean or a date.
    """
    given = plain(value)
    if isinstance(given, str):
        return encodable(name, given)
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, int):
        return _digits(name, given)
    if isinstance(given, float):
        return repr(_finite(name, given))
    if isinstance(given, date):
        return _moment(name, given)
    raise _wrong_type(name, "a string, a number, a boolean or a date", value)


def query_values(name: str, values: object) -> list[str]:
    """The argument *values*, a sequence, as the texts of a query parameter.

    Raises:
        InvalidArgumentError: An item is NaN or infinity, or text that UTF-8 can't encode.
        InvalidArgumentTypeError: Not a sequence (a bare string is none), or a wrong item.
    """
    items = _checked_sequence(name, values)
    return [query_value(f"{name}[{index}]", item) for index, item in enumerate(items)]


def datetime_value(name: str, value: object) -> str:
    """The argument *value*, a moment, in the form of RFC 3339; without an offset, as UTC.

    Raises:
        InvalidArgumentError: Text that is not an ISO 8601 date-time.
        InvalidArgumentTypeError: Neither a ``datetime`` nor text.
    """
    if isinstance(value, datetime):
        return _moment(name, value)
    return datetime_argument(name, plain(value))


def header_value(name: str, value: object) -> str:
    """The argument *value* as the value of a header.

    Raises:
        InvalidArgumentError: It can't be one.
        InvalidArgumentTypeError: Not a string, a number, a boolean or a date.
    """
    text = query_value(name, value)
    check_header_value(name, text)
    return text


def check_header_value(name: str, value: str) -> None:
    """Reject a *value* that can't be the value of a header (RFC 9110 section 5.5).

    Raises:
        InvalidArgumentError: It has characters other than visible ASCII, space and tab, or begins
            or ends with a space. The message does not repeat it: it may be a credential.
    """
    if not value.isascii() or any(
        (char < " " and char != "\t") or char == "\x7f" for char in value
    ):
        raise InvalidArgumentError(
            f"{name} must be visible ASCII text: it contains a control or non-ASCII character"
        )
    if value.strip() != value:
        raise InvalidArgumentError(f"{name} must not begin or end with a space")


def json_value(name: str, value: object) -> Any:
    """The argument *value* as JSON-ready data: models as objects, dates as text.

    Raises:
        InvalidArgumentError: Something in it is NaN or infinity, or refers to itself.
        InvalidArgumentTypeError: ``None``, or something in it has no form in JSON.
    """
    if value is None:
        raise InvalidArgumentTypeError(f"{name} must not be None")
    try:
        return _json(name, value)
    except RecursionError:
        raise InvalidArgumentError(f"{name} is nested too deep, or refers to itself") from None


def json_list(name: str, value: object) -> list[Any]:
    """The argument *value*, a sequence, as JSON-ready data.

    Raises:
        InvalidArgumentError: As :func:`json_value`.
        InvalidArgumentTypeError: Not a sequence (a bare string is none), or a wrong item.
    """
    return cast("list[Any]", json_value(name, _checked_sequence(name, value)))


def json_object(name: str, value: object) -> dict[str, Any]:
    """The argument *value*, a model or a mapping by wire names, as JSON-ready data.

    Raises:
        InvalidArgumentError: As :func:`json_value`.
        InvalidArgumentTypeError: Neither a model nor a mapping, or something in it has no form in
            JSON.
    """
    if not is_mapping(value) and not _is_model(value):
        raise _wrong_type(name, "a model or a dict", value)
    return cast("dict[str, Any]", json_value(name, value))


def fixed(name: str, value: object) -> Any:
    """*value* as it is sent again later: a list, a dict or a model as a copy in JSON-ready data.

    What the caller changes later has no effect on a copy.
    """
    changeable = _is_sequence(value) or is_mapping(value) or hasattr(value, "to_dict")
    return _json(name, value) if changeable else plain(value)


def client_value(
    name: str, given: Any, values: Mapping[str, Any], environment: str | None = None
) -> Any:
    """The value of this call, or else the client's; ``None`` if neither has it.

    Args:
        name: The argument.
        given: The value of this call, or ``None``.
        values: The values of the client.
        environment: For a required value: the variable that the client reads it from.

    Raises:
        InvalidArgumentError: It is required and missing.
    """
    value = given if given is not None else values.get(name)
    if value is None and environment is not None:
        raise InvalidArgumentError(
            f"{name} is missing: pass {name} to the client or to the call, or set {environment}"
        )
    return value


def _json(name: str, value: object) -> Any:
    given = plain(value)
    if given is None or isinstance(given, bool):
        return given
    if isinstance(given, int):
        return _integer(name, given)
    if isinstance(given, str):
        return encodable(name, given)
    if isinstance(given, float):
        return _finite(name, given)
    if isinstance(given, date):
        return _moment(name, given)
    if _is_model(given):
        return _json(name, given.to_dict())
    if is_mapping(given):
        return {_key(name, key): _json(f"{name}.{key}", item) for key, item in given.items()}
    if _is_sequence(given):
        return [_json(f"{name}[{index}]", item) for index, item in enumerate(given)]
    raise _wrong_type(name, "a value that JSON can hold", value)


def _is_model(value: object) -> TypeGuard[Model | UnknownVariant]:
    if isinstance(value, Model):
        return True
    # Imported by a package only where a union needs it.
    from .models.unions import UnknownVariant

    return isinstance(value, UnknownVariant)


def _key(name: str, key: object) -> str:
    given = plain(key)
    if not isinstance(given, str):
        raise _wrong_type(f"a key of {name}", "a string", key)
    return encodable(f"a key of {name}", given)


def plain(value: object) -> object:
    """*value* as a plain ``str`` if it is one of a subclass, the value of an ``Enum`` member.

    Anything else unchanged. A subclass may show itself otherwise than by the text that it is.
    """
    while isinstance(value, Enum):
        value = cast("object", value.value)
    return str.__str__(value) if isinstance(value, str) else value


def _moment(name: str, value: date) -> str:
    check_moment(name, value)
    return wire_datetime(value) if isinstance(value, datetime) else value.isoformat()


def _digits(name: str, value: int) -> str:
    try:
        # A subclass may show itself otherwise.
        return int.__repr__(value)
    except ValueError:
        raise InvalidArgumentError(f"{name} has more digits than can be written") from None


def _integer(name: str, value: int) -> int:
    # orjson takes no others.
    if not -(2**63) <= value < 2**64:
        raise InvalidArgumentError(f"{name} must be an integer of 64 bits")
    return value


def _finite(name: str, value: float) -> float:
    if not math.isfinite(value):
        raise InvalidArgumentError(f"{name} must be a finite number, got {value}")
    # A subclass may show itself otherwise, and orjson takes none.
    return float(value)


def encodable(name: str, text: str) -> str:
    """The argument *text* unchanged.

    Raises:
        InvalidArgumentError: UTF-8 can't encode it. The message does not repeat it: it may be a
            credential.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        # Raised below: this error would be its context, and holds the text.
        pass
    else:
        return text
    raise InvalidArgumentError(f"{name} must be encodable as UTF-8")


def _checked_sequence(name: str, value: object) -> Sequence[object]:
    if not _is_sequence(value):
        raise _wrong_type(name, "a list", value)
    return value


def _is_sequence(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray))


def _wrong_type(name: str, wanted: str, got: object) -> InvalidArgumentTypeError:
    return InvalidArgumentTypeError(f"{name} must be {wanted}, got {type(got).__name__}")
