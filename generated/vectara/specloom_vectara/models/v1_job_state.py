"""How far a v1 job is."""

from typing import Literal, TypeAlias

V1JobState: TypeAlias = Literal[
    "JOB_STATE__UNKNOWN",
    "JOB_STATE__QUEUED",
    "JOB_STATE__STARTED",
    "JOB_STATE__COMPLETED",
    "JOB_STATE__FAILED",
    "JOB_STATE__TRANSIENT_FAILURE_RETRY_IMMINENT",
    "JOB_STATE__ABORTED",
]
"""How far a v1 job is. COMPLETED is final and good; FAILED and ABORTED are final and bad; UNKNOWN,
QUEUED, STARTED and TRANSIENT_FAILURE_RETRY_IMMINENT (a failure that the service will soon try
to get over) are not final.
"""
