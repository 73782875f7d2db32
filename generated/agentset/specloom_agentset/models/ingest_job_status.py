"""Where a job stands."""

from typing import Literal, TypeAlias

IngestJobStatus: TypeAlias = Literal[
    "BACKLOG",
    "QUEUED",
    "QUEUED_FOR_RESYNC",
    "QUEUED_FOR_DELETE",
    "PRE_PROCESSING",
    "PROCESSING",
    "DELETING",
    "CANCELLING",
    "COMPLETED",
    "FAILED",
    "CANCELLED",
]
"""Where a job stands. In progress: ``BACKLOG``, ``QUEUED``, ``QUEUED_FOR_RESYNC`` (queued to run
again), ``PRE_PROCESSING``, ``PROCESSING``. Going away: ``QUEUED_FOR_DELETE`` and ``DELETING``,
which end with the job being gone, and ``CANCELLING``, which ends in ``CANCELLED``. Finished:
``COMPLETED``, ``FAILED``, ``CANCELLED``.
"""
