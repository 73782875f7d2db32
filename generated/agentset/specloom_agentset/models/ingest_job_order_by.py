"""Field by which jobs can be sorted."""

from typing import Literal, TypeAlias

IngestJobOrderBy: TypeAlias = Literal["createdAt",]
"""Field by which jobs can be sorted."""
