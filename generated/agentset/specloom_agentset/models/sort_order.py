"""Direction of sorting, ``asc`` for oldest first, ``desc`` for newest first."""

from typing import Literal, TypeAlias

SortOrder: TypeAlias = Literal["asc", "desc"]
"""Direction of sorting, ``asc`` for oldest first, ``desc`` for newest first."""
