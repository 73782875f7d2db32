"""Value of one metadata entry."""

from typing import TypeAlias

MetadataValue: TypeAlias = str | float | bool | list[str]
"""Value of one metadata entry. Objects, and arrays of anything but strings, are not accepted."""
