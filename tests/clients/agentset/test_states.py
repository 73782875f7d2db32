"""What Agentset's statuses mean in the words that all providers share."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from specloom_agentset import IngestJob, IngestJobStatus, JobState, state_of


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


@pytest.mark.parametrize("status", get_args(IngestJobStatus))
def test_every_status_of_the_spec_has_a_meaning(status: str) -> None:
    assert state_of(job(status)) in {*get_args(JobState)} - {"unknown"}


@pytest.mark.parametrize(
    ("status", "state"), [("COMPLETED", "succeeded"), ("CANCELLING", "running")]
)
def test_the_status_decides_whatever_the_times_say(status: str, state: JobState) -> None:
    assert state_of(job(status)) == state


@pytest.mark.parametrize("status", ["POLISHING", "completed", "", 7, []])
def test_any_other_status_is_unknown(status: Any) -> None:
    assert state_of(job(status)) == "unknown"
