"""What phases and statuses mean, in the words that all providers share."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from specloom_gradient import (
    IndexingJob,
    IndexingJobPhase,
    IndexingJobStatus,
    JobState,
    is_partial,
    state_of,
)

UNDECIDED = [None, "", "BATCH_JOB_PHASE_UNKNOWN", "BATCH_JOB_PHASE_NEW", "succeeded"]


@pytest.mark.parametrize("phase", get_args(IndexingJobPhase))
def test_every_phase_of_the_spec_has_a_meaning(phase: str) -> None:
    assert (state_of(IndexingJob(phase=phase)) == "unknown") == phase.endswith("UNKNOWN")


@pytest.mark.parametrize("status", get_args(IndexingJobStatus))
def test_every_status_of_the_spec_has_a_meaning(status: str) -> None:
    assert (state_of(IndexingJob(status=status)) == "unknown") == status.endswith("UNKNOWN")


@pytest.mark.parametrize("phase", UNDECIDED)
@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("INDEX_JOB_STATUS_IN_PROGRESS", "running"),
        ("INDEX_JOB_STATUS_PARTIAL", "succeeded"),
        ("INDEX_JOB_STATUS_FAILED", "failed"),
        ("INDEX_JOB_STATUS_NEW", "unknown"),
        (None, "unknown"),
    ],
)
def test_the_status_decides_where_the_phase_does_not(
    phase: str | None, status: str | None, state: JobState
) -> None:
    assert state_of(IndexingJob(phase=phase, status=status)) == state


@pytest.mark.parametrize("status", get_args(IndexingJobStatus))
def test_the_phase_decides_whatever_the_status(status: str) -> None:
    assert state_of(IndexingJob(phase="BATCH_JOB_PHASE_RUNNING", status=status)) == "running"


@pytest.mark.parametrize("odd", [7, ["BATCH_JOB_PHASE_SUCCEEDED"], {}])
def test_a_value_that_is_not_text_is_unknown(odd: Any) -> None:
    assert state_of(IndexingJob.from_dict({"phase": odd, "status": odd})) == "unknown"


@pytest.mark.parametrize(
    ("phase", "status", "partial"),
    [
        ("BATCH_JOB_PHASE_SUCCEEDED", "INDEX_JOB_STATUS_PARTIAL", True),
        (None, "INDEX_JOB_STATUS_PARTIAL", True),
        ("BATCH_JOB_PHASE_RUNNING", "INDEX_JOB_STATUS_PARTIAL", False),
        ("BATCH_JOB_PHASE_FAILED", "INDEX_JOB_STATUS_PARTIAL", False),
        ("BATCH_JOB_PHASE_SUCCEEDED", "INDEX_JOB_STATUS_COMPLETED", False),
        (None, None, False),
    ],
)
def test_a_finished_job_with_items_missing_is_partial(
    phase: str | None, status: str | None, *, partial: bool
) -> None:
    assert is_partial(IndexingJob(phase=phase, status=status)) is partial
