"""What Agentset's statuses mean in the words that all providers share."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from specloom_agentset import IngestJob, IngestJobStatus, JobState, state_of
from specloom_agentset.ingest_jobs import STATES

SPEC = Path(__file__).parents[3] / "specs" / "agentset" / "openapi.yaml"

MEANINGS: dict[str, JobState] = {
    "BACKLOG": "pending",
    "QUEUED": "pending",
    "QUEUED_FOR_RESYNC": "pending",
    "PRE_PROCESSING": "running",
    "PROCESSING": "running",
    "QUEUED_FOR_DELETE": "running",
    "DELETING": "running",
    "CANCELLING": "running",
    "COMPLETED": "succeeded",
    "FAILED": "failed",
    "CANCELLED": "cancelled",
    "POLISHING": "unknown",
    "completed": "unknown",
    "": "unknown",
}


def job(status: Any) -> IngestJob:
    return IngestJob.from_dict(
        {
            "id": "job_1",
            "namespaceId": "ns_123",
            "status": status,
            "payload": {"type": "TEXT", "text": "hi"},
            "createdAt": "2026-01-02T03:04:05.678Z",
            "completedAt": "2026-01-02T03:05:05.678Z",
        }
    )


@pytest.mark.parametrize(("status", "state"), MEANINGS.items())
def test_each_status_has_a_meaning(status: str, state: JobState) -> None:
    assert state_of(job(status)) == state
    assert state in get_args(JobState)


def test_a_status_that_is_no_text_is_unknown() -> None:
    assert state_of(job(7)) == "unknown"
    assert state_of(job([])) == "unknown"


def test_the_statuses_of_the_spec_have_a_meaning_and_no_others() -> None:
    document = yaml.safe_load(SPEC.read_text(encoding="utf-8"))
    statuses = document["components"]["schemas"]["IngestJobStatus"]["enum"]
    assert set(STATES) == set(statuses) == set(get_args(IngestJobStatus))
    assert len(statuses) == len(set(statuses))
