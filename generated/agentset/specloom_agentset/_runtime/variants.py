# Copied from overlays/runtime/variants.py: edit it there.
"""Unions: objects whose tag tells which of several models they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Variants(dict[str, Callable[[Any], T]]):
    """What decodes an object, by its tag; loaded when a tag is first met.

    A union has more variants than most programs meet, and each is a module to import.

    Args:
        load: Imports what decodes the objects of a tag; raises ``KeyError`` for an unknown one.
    """

    def __init__(self, load: Callable[[str], Callable[[Any], T]]) -> None:
        super().__init__()
        self._load = load

    def __missing__(self, tag: str) -> Callable[[Any], T]:
        decode = self[tag] = self._load(tag)
        return decode
