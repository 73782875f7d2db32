"""Way of cutting a text into chunks in the former parser."""

from typing import Literal, TypeAlias

ChunkingStrategy: TypeAlias = Literal["basic", "by_title"]
"""Way of cutting a text into chunks in the former parser. Deprecated."""
