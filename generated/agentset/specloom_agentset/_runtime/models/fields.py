# Copied from overlays/runtime/models/fields.py: edit it there.
"""Fields whose text is parsed when they are read: date-times, and JSON inside a string.

A page of jobs holds several times for each job, and most are never read. So a model keeps the text
that the provider sent and parses it on access. Nothing is remembered, so that equality, repr,
``to_dict`` and pickle are the same before and after. Equality compares the moments.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, Self, overload

from ..errors import InvalidArgumentError, InvalidArgumentTypeError, ResponseDecodeError
from ..json_values import parse_exact_json, text_of

_RFC_3339: Final = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?"
    r"([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_LEAP_SECOND: Final = re.compile(r"(?<=[0-9]{2}:[0-9]{2}):60(?![0-9])")


def parse_datetime(text: object, path: str) -> datetime:
    """Parse an ISO 8601 date-time; without an offset it is taken as UTC.

    Raises:
        ResponseDecodeError: *text* is not a valid date-time; *path* says where it stands.
    """
    if isinstance(text, str):
        try:
            moment = _from_iso_format(text)
        except (ValueError, OverflowError):
            pass
        else:
            return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    raise ResponseDecodeError(f"expected an ISO 8601 date-time, got {_shown(text)}", path=path)


def _from_iso_format(text: str) -> datetime:
    """Parse *text* as Python does, and what else RFC 3339 allows: leap seconds, lower case."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        text = text.upper()
        leap = _LEAP_SECOND.search(text)
        if leap is None:
            return datetime.fromisoformat(text)
    # The clocks that count no leap seconds show the next day's first second instead.
    before = datetime.fromisoformat(f"{text[: leap.start()]}:59{text[leap.end() :]}")
    at = before if before.tzinfo is None else before.astimezone(UTC)
    if (at.hour, at.minute) != (23, 59):
        raise ValueError("a leap second is the last one of a day")
    return before + timedelta(seconds=1)


def wire_datetime(moment: Any) -> Any:
    """Return a ``datetime`` as ISO 8601 text: UTC with ``Z``, other offsets kept, naive as UTC.

    Whatever else a provider sent in its place is returned unchanged.
    """
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    text = moment.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def encode_datetime(name: str, value: Any) -> Any:
    """Return the value of a date-time field as it is written: see :func:`wire_datetime`.

    Raises:
        InvalidArgumentError: It is "not a time".
    """
    # The attribute that keeps what was received has an underscore in front.
    check_moment(name.lstrip("_"), value)
    return wire_datetime(value)


def check_moment(name: str, value: object) -> None:
    """Reject "not a time" values: dates that equal nothing, themselves included.

    Raises:
        InvalidArgumentError: *value* is one.
    """
    if isinstance(value, date) and value != value:  # noqa: PLR0124
        raise InvalidArgumentError(f"{name} must be a date, got {text_of(value)}")


def datetime_argument(name: str, value: object) -> str:
    """Return the argument *value* as text to send.

    Text in the form of RFC 3339, which OpenAPI asks for, is sent unchanged. Other ISO 8601 is
    written in that form, and taken as UTC where it has no offset.

    Raises:
        InvalidArgumentError: Text that is not a valid date-time.
        InvalidArgumentTypeError: Neither a ``datetime`` nor text.
    """
    if isinstance(value, datetime):
        return str(encode_datetime(name, value))
    if not isinstance(value, str):
        got = type(value).__name__
        raise InvalidArgumentTypeError(f"{name} must be a datetime or ISO 8601 text, got {got}")
    try:
        moment = _from_iso_format(value)
    except (ValueError, OverflowError):
        raise InvalidArgumentError(
            f"{name} must be a datetime or ISO 8601 text, got {_shown(value)}"
        ) from None
    return value if re.fullmatch(_RFC_3339, value) else str(wire_datetime(moment))


def instant(value: datetime | str | None) -> object:
    """Return what date-times are compared by: the moment, or text that is not valid unchanged."""
    if value is None:
        return None
    try:
        return _moment(value, "")
    except ResponseDecodeError:
        return value


class _Parsed:
    """A view of a field that parses on access what the field holds.

    Args:
        slot: The attribute that holds what was received, or what the user set.
        wire: The field's name on the wire, for the path in an error.
    """

    def __init__(self, slot: str, wire: str) -> None:
        self._slot = slot
        self._wire = wire


class DateTimeField(_Parsed):
    """A date-time that is always present: parsed when read, kept as received."""

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


class OptionalDateTimeField(_Parsed):
    """A date-time that may be absent or null, and reads as ``None`` then."""

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


class JSONTextField(_Parsed):
    """The JSON inside a field that holds JSON text; the field itself stays the text.

    Integers keep all of their digits, unlike those of a response.
    """

    @overload
    def __get__(self, owner: None, kind: type[Any], /) -> Self: ...
    @overload
    def __get__(self, owner: object, kind: type[Any] | None = None, /) -> Any: ...
    def __get__(self, owner: object, kind: type[Any] | None = None, /) -> Any:
        if owner is None:
            return self
        text = getattr(owner, self._slot)
        if text is None:
            return None
        try:
            return parse_exact_json(text)
        except ResponseDecodeError as error:
            error.path = self._wire
            raise


def _moment(value: object, wire: str) -> datetime:
    if not isinstance(value, datetime):
        return parse_datetime(value, wire)
    return value if value.tzinfo is not None else value.replace(tzinfo=UTC)


def _shown(value: object) -> str:
    text = text_of(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
