"""What a job does."""

from typing import Literal, TypeAlias

JobType: TypeAlias = Literal[
    "rebuild_vector_index", "replace_filter_attributes", "bulk_delete_documents", "unknown"
]
"""What a job does."""
