"""Changes between two versions of a package, what they mean for its users, and for its version."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from attrs import frozen

Level = Literal["breaking", "additive", "docs"]

LEVELS: tuple[Level, ...] = ("breaking", "additive", "docs")
"""Worst first."""

Release = tuple[int, int, int]


@frozen
class Change:
    """One difference.

    Attributes:
        level: What it means for code that works with the old version.
        place: Where it is.
        text: What is different.
    """

    level: Level
    place: str
    text: str


@frozen
class Usage:
    """Which way objects of a schema go; what is harmless one way may break the other.

    Attributes:
        sent: Callers construct them.
        received: Callers read them.
    """

    sent: bool = True
    received: bool = True


def gravest(levels: Iterable[Level | None]) -> Level | None:
    """The worst of *levels*, ``None`` if there is none."""
    found = set(levels)
    return next((level for level in LEVELS if level in found), None)


def widening(
    old: frozenset[str], new: frozenset[str], *, sent: bool, received: bool
) -> Level | None:
    """What it means that the values of *old* have become those of *new*; ``None`` if the same.

    Callers may go on sending what is still accepted, and go on reading what they knew before.

    Args:
        old: The kinds of values as they were.
        new: The kinds of values now.
        sent: Whether callers send such values.
        received: Whether callers receive such values.
    """
    if old == new:
        return None
    accepts = _covers(new, old)
    returns = _covers(old, new)
    return "additive" if (accepts or not sent) and (returns or not received) else "breaking"


def _covers(many: frozenset[str], few: frozenset[str]) -> bool:
    """Whether *many* holds all of *few*: an integer is a number too."""
    if "any" in many:
        return True
    return few <= (many | {"integer"} if "number" in many else many)


def release_of(version: str) -> Release:
    """The first three numbers of a version.

    Raises:
        ValueError: It does not begin with a number.
    """
    found = re.match(r"v?(\d+)(?:\.(\d+))?(?:\.(\d+))?", version.strip())
    if found is None:
        raise ValueError(f"{version!r} is not a valid version")
    major, minor, patch = (int(number or 0) for number in found.groups())
    return major, minor, patch


def next_release(old: Release, level: Level) -> tuple[Release, str]:
    """The first release that may hold changes of *level*, and the rule that says so."""
    major, minor, patch = old
    if level == "breaking" and major:
        return (major + 1, 0, 0), "breaking: major"
    if level == "additive" and major:
        return (major, minor + 1, 0), "additive: minor"
    if level == "breaking":
        return (0, minor + 1, 0), "breaking below 1.0.0: minor"
    rule = level if major else f"{level} below 1.0.0"
    return (major, minor, patch + 1), f"{rule}: patch"
