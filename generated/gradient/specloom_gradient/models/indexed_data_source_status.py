"""How far a data source is within an indexing job."""

from typing import Literal, TypeAlias

IndexedDataSourceStatus: TypeAlias = Literal[
    "DATA_SOURCE_STATUS_UNKNOWN",
    "DATA_SOURCE_STATUS_IN_PROGRESS",
    "DATA_SOURCE_STATUS_UPDATED",
    "DATA_SOURCE_STATUS_PARTIALLY_UPDATED",
    "DATA_SOURCE_STATUS_NOT_UPDATED",
    "DATA_SOURCE_STATUS_FAILED",
    "DATA_SOURCE_STATUS_CANCELLED",
]
"""How far a data source is within an indexing job. UPDATED and NOT_UPDATED (nothing was new) are
final and good; PARTIALLY_UPDATED, FAILED and CANCELLED are final too; UNKNOWN (what the service
means where it says nothing) and IN_PROGRESS are not final.
"""
