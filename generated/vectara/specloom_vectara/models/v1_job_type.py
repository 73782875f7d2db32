"""What a v1 job does."""

from typing import Literal, TypeAlias

V1JobType: TypeAlias = Literal[
    "JOB__UNKNOWN", "JOB__CORPUS_REBUILD_VECTOR_INDEX", "JOB__CORPUS_REPLACE_FILTER_ATTRS"
]
"""What a v1 job does."""
