# Copied from overlays/runtime/checks.py: edit it there.
"""Checks of what the caller gives, before anything is sent.

A check is data (limits from the spec) that can be called with an argument's name and value. The
same checks serve arguments of methods and fields of models that the caller constructs; what a
provider answers is never checked by them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Protocol, cast

from .errors import InvalidArgumentError, InvalidArgumentTypeError
from .records import Record


class Check(Protocol):
    """Something that refuses a value."""

    def __call__(self, name: str, value: object, /) -> None:
        """Do nothing, or raise an error that names the argument *name*."""
        ...


class Text(Record):
    """A string; lengths in characters, *pattern* is searched for as in JSON Schema."""

    min_length: int = 0
    max_length: int | None = None
    pattern: str | None = None

    def __call__(self, name: str, value: object, /) -> None:
        """Do nothing, or raise an error that names the argument *name*."""
        if not isinstance(value, str):
            raise _wrong_type(name, "a string", value)
        if not value.isascii():
            try:
                value.encode()
            except UnicodeEncodeError:
                raise InvalidArgumentError(f"{name} must be encodable as UTF-8") from None
        if len(value) < self.min_length:
            raise _wrong(name, f"have at least {self.min_length} character(s)", len(value))
        if self.max_length is not None and len(value) > self.max_length:
            raise _wrong(name, f"have at most {self.max_length} characters", len(value))
        if self.pattern is not None and not _compiled(self.pattern).search(value):
            raise _wrong(name, f"match {self.pattern}", value)


class Integer(Record):
    """A whole number within limits, both included."""

    minimum: int | None = None
    maximum: int | None = None

    def __call__(self, name: str, value: object, /) -> None:
        """Do nothing, or raise an error that names the argument *name*."""
        if not isinstance(value, int) or isinstance(value, bool):
            raise _wrong_type(name, f"an integer{self._span()}", value)
        if self.minimum is not None and value < self.minimum:
            raise _wrong(name, f"be an integer{self._span()}", value)
        if self.maximum is not None and value > self.maximum:
            raise _wrong(name, f"be an integer{self._span()}", value)

    def _span(self) -> str:
        if self.minimum is not None and self.maximum is not None:
            return f" from {self.minimum} to {self.maximum}"
        if self.minimum is not None:
            return f" of at least {self.minimum}"
        return "" if self.maximum is None else f" of at most {self.maximum}"


class Digits:
    """A whole number of at least 0, or the text of one."""

    def __call__(self, name: str, value: object, /) -> None:
        """Do nothing, or raise an error that names the argument *name*."""
        if isinstance(value, str):
            if not (value.isascii() and value.isdigit()):
                raise _wrong(name, "be a whole number", value)
        elif not isinstance(value, int) or isinstance(value, bool):
            raise _wrong_type(name, "an integer, or its digits", value)
        elif value < 0:
            raise _wrong(name, "be a whole number of at least 0", value)


class Number:
    """A number: an ``int`` or a ``float``."""

    def __call__(self, name: str, value: object, /) -> None:
        """Do nothing, or raise an error that names the argument *name*."""
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            raise _wrong_type(name, "a number", value)
        if not math.isfinite(value):
            raise _wrong(name, "be a finite number", value)


class Boolean:
    """``True`` or ``False``."""

    def __call__(self, name: str, value: object, /) -> None:
        """Do nothing, or raise an error that names the argument *name*."""
        if not isinstance(value, bool):
            raise _wrong_type(name, "True or False", value)


class Moment:
    """A ``datetime``, or ISO 8601 text."""

    def __call__(self, name: str, value: object, /) -> None:
        """Do nothing, or raise an error that names the argument *name*."""
        if not isinstance(value, (datetime, str)):
            raise _wrong_type(name, "a datetime or ISO 8601 text", value)


class Items(Record):
    """A sequence, but no bare string, whose elements pass *of*; lengths in items."""

    of: Check | None = None
    min_items: int = 0

    def __call__(self, name: str, value: object, /) -> None:
        """Do nothing, or raise an error that names the argument *name*."""
        if isinstance(value, (str, bytes, bytearray)) or not isinstance(value, Sequence):
            raise _wrong_type(name, "a sequence such as a list", value)
        items = cast("Sequence[object]", value)
        if len(items) < self.min_items:
            raise _wrong(name, f"have at least {self.min_items} item(s)", len(items))
        if self.of is not None:
            for index, item in enumerate(items):
                self.of(f"{name}[{index}]", item)


class Members(Record):
    """A mapping from strings whose values pass *of*."""

    of: Check | None = None

    def __call__(self, name: str, value: object, /) -> None:
        """Do nothing, or raise an error that names the argument *name*."""
        if not isinstance(value, Mapping):
            raise _wrong_type(name, "a mapping such as a dict", value)
        for key, item in cast("Mapping[object, object]", value).items():
            if not isinstance(key, str):
                raise _wrong_type(f"a key of {name}", "a string", key)
            if self.of is not None:
                self.of(f"{name}[{key!r}]", item)


class Anything:
    """Any value at all."""

    def __call__(self, name: str, value: object, /) -> None:
        """Accept it."""


class Either(Record):
    """A value that passes one of several checks."""

    of: tuple[Check, ...]
    wanted: str

    def __call__(self, name: str, value: object, /) -> None:
        """Do nothing, or raise an error that names the argument *name*."""
        for check in self.of:
            try:
                check(name, value)
            except (InvalidArgumentError, InvalidArgumentTypeError):
                continue
            return
        raise _wrong_type(name, self.wanted, value)


class InstanceOf(Record):
    """An object of one of the package's models, named by class to spare importing them."""

    names: tuple[str, ...]

    def __call__(self, name: str, value: object, /) -> None:
        """Do nothing, or raise an error that names the argument *name*."""
        if not any(kind.__name__ in self.names for kind in type(value).__mro__):
            *others, last = self.names
            wanted = f"{', '.join(others)} or {last}" if others else last
            raise _wrong_type(name, f"of class {wanted}", value)


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # In JSON Schema `$` is the end of the text; in Python it also matches before a last newline.
    bare = pattern.removesuffix("$")
    escaped = (len(bare) - len(bare.rstrip("\\"))) % 2
    return re.compile(f"{bare}\\Z" if bare != pattern and not escaped else pattern)


def _wrong(name: str, rule: str, got: object) -> InvalidArgumentError:
    return InvalidArgumentError(f"{name} must {rule}, got {_shown(got)}")


def _wrong_type(name: str, wanted: str, got: object) -> InvalidArgumentTypeError:
    kind = type(got).__name__ if got is not None else "None"
    return InvalidArgumentTypeError(f"{name} must be {wanted}, got {kind}")


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
