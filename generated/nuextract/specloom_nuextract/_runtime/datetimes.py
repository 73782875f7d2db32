# Copied from overlays/runtime/datetimes.py: edit it there.
"""Date-times as they stand on the wire, and the fields that parse them when they are read.

A list of jobs holds several times each, and most are never looked at. So a model keeps the text
that the provider sent, and parses it on access; nothing is remembered, so that equality, repr,
``to_dict`` and pickle are the same before and after. Equality compares the moments.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any, Final, Self, overload

from .errors import InvalidArgumentError, InvalidArgumentTypeError, ResponseDecodeError
from .shapes import text_of

_RFC_3339: Final = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})"
)


def parse_datetime(text: object, path: str) -> datetime:
    """The moment that *text* names, in ISO 8601; without an offset it is taken as UTC.

    Raises:
        ResponseDecodeError: It names none; *path* says where it stands.
    """
    if isinstance(text, str):
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            pass
        else:
            return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    raise ResponseDecodeError(f"expected an ISO 8601 date-time, got {_shown(text)}", path=path)


def wire_datetime(moment: Any) -> str:
    """*moment* as sent: ISO 8601, UTC written with ``Z``, other offsets kept, naive taken as UTC.

    Whatever else a provider sent in its place is written back as it came.
    """
    if not isinstance(moment, datetime):
        text: str = moment
        return text
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    text = moment.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def datetime_argument(name: str, value: object) -> str:
    """The argument *value* as sent.

    Text in the form of RFC 3339, which OpenAPI asks for, is sent as it is; other ISO 8601 is
    written anew in it, and taken as UTC where it has no offset.

    Raises:
        InvalidArgumentError: Text that names no date-time.
        InvalidArgumentTypeError: Neither a ``datetime`` nor text.
    """
    if isinstance(value, datetime):
        return wire_datetime(value)
    if not isinstance(value, str):
        got = type(value).__name__
        raise InvalidArgumentTypeError(f"{name} must be a datetime or ISO 8601 text, got {got}")
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise InvalidArgumentError(
            f"{name} must be a datetime or ISO 8601 text, got {_shown(value)}"
        ) from None
    return value if re.fullmatch(_RFC_3339, value) else wire_datetime(moment)


def instant(value: datetime | str | None) -> object:
    """What two fields are compared by: the moment, or the text as it is where it names none."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return _moment(value, "")
    try:
        return parse_datetime(value, "")
    except ResponseDecodeError:
        return value


class DateTimeField:
    """A date-time of a model: parsed when read, kept as received.

    Args:
        slot: The attribute that holds the text, or a ``datetime`` that the user gave.
        wire: The field's name on the wire, for the path in an error.
    """

    def __init__(self, slot: str, wire: str) -> None:
        self._slot = slot
        self._wire = wire

    @overload
    def __get__(self, owner: None, kind: type[Any], /) -> Self: ...
    @overload
    def __get__(self, owner: object, kind: type[Any] | None = None, /) -> datetime: ...
    def __get__(self, owner: object, kind: type[Any] | None = None, /) -> Self | datetime:
        if owner is None:
            return self
        return _moment(getattr(owner, self._slot), self._wire)

    def __set__(self, owner: object, value: datetime | str, /) -> None:
        setattr(owner, self._slot, value)


class OptionalDateTimeField:
    """Like :class:`DateTimeField`, for a field that may be absent or null: ``None`` then.

    Args:
        slot: The attribute that holds the text, a ``datetime`` that the user gave, or ``None``.
        wire: The field's name on the wire, for the path in an error.
    """

    def __init__(self, slot: str, wire: str) -> None:
        self._slot = slot
        self._wire = wire

    @overload
    def __get__(self, owner: None, kind: type[Any], /) -> Self: ...
    @overload
    def __get__(self, owner: object, kind: type[Any] | None = None, /) -> datetime | None: ...
    def __get__(self, owner: object, kind: type[Any] | None = None, /) -> Self | datetime | None:
        if owner is None:
            return self
        value = getattr(owner, self._slot)
        return None if value is None else _moment(value, self._wire)

    def __set__(self, owner: object, value: datetime | str | None, /) -> None:
        setattr(owner, self._slot, value)


def _moment(value: object, wire: str) -> datetime:
    if not isinstance(value, datetime):
        return parse_datetime(value, wire)
    return value if value.tzinfo is not None else value.replace(tzinfo=UTC)


def _shown(value: object) -> str:
    text = text_of(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
