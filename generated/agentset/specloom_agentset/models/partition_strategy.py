"""Way of reading documents in the former parser."""

from typing import Literal, TypeAlias

PartitionStrategy: TypeAlias = Literal["auto", "fast", "hi_res", "ocr_only"]
"""Way of reading documents in the former parser. Deprecated in favour of ``ParsingMode``."""
