"""Where an indexing job stands in its life."""

from typing import Literal, TypeAlias

IndexingJobPhase: TypeAlias = Literal[
    "BATCH_JOB_PHASE_UNKNOWN",
    "BATCH_JOB_PHASE_PENDING",
    "BATCH_JOB_PHASE_RUNNING",
    "BATCH_JOB_PHASE_SUCCEEDED",
    "BATCH_JOB_PHASE_FAILED",
    "BATCH_JOB_PHASE_ERROR",
    "BATCH_JOB_PHASE_CANCELLED",
]
"""Where an indexing job stands in its life. SUCCEEDED is final and good; FAILED, ERROR and
CANCELLED are final and bad; UNKNOWN (what the service means where it says nothing), PENDING and
RUNNING are not final.
"""
