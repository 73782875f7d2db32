# Copied from overlays/runtime/hidden.py: edit it there.
"""Mappings that hold secrets and do not show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar, cast, final

T = TypeVar("T")


@final
class Hidden(Mapping[str, T]):
    """A read-only mapping whose repr does not tell what is in it.

    Tools that report errors show the variables of every function on the way: where credentials
    are among them, they go in one of these.

    Args:
        members: What it holds; a copy is made by nobody.
    """

    __slots__ = ("_members",)

    def __init__(self, members: Mapping[str, T]) -> None:
        self._members = members

    def __getitem__(self, name: str) -> T:
        return self._members[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def __repr__(self) -> str:
        return "{'***'}"


def hidden(value: T) -> T:
    """*value* in a :class:`Hidden` if it is a mapping, or else as it is."""
    given: object = value
    if isinstance(given, Mapping) and not isinstance(given, Hidden):
        return cast("T", Hidden(cast("Mapping[str, object]", given)))
    return value
