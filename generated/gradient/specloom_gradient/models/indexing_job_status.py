"""What came of an indexing job."""

from typing import Literal, TypeAlias

IndexingJobStatus: TypeAlias = Literal[
    "INDEX_JOB_STATUS_UNKNOWN",
    "INDEX_JOB_STATUS_PARTIAL",
    "INDEX_JOB_STATUS_IN_PROGRESS",
    "INDEX_JOB_STATUS_COMPLETED",
    "INDEX_JOB_STATUS_FAILED",
    "INDEX_JOB_STATUS_NO_CHANGES",
    "INDEX_JOB_STATUS_PENDING",
    "INDEX_JOB_STATUS_CANCELLED",
]
"""What came of an indexing job. COMPLETED, NO_CHANGES (nothing was new) and PARTIAL (over, with
some items missing) go with a job that succeeded; FAILED and CANCELLED with one that did not;
UNKNOWN (what the service means where it says nothing), PENDING and IN_PROGRESS with one that is
not over.
"""
