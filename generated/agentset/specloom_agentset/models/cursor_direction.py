"""Which way a page is read from its cursor."""

from typing import Literal, TypeAlias

CursorDirection: TypeAlias = Literal["forward", "backward"]
"""Which way a page is read from its cursor."""
