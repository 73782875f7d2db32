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

PHASES: dict[str, JobState] = {
    "BATCH_JOB_PHASE_UNKNOWN": "unknown",
    "BATCH_JOB_PHASE_PENDING": "pending",
    "BATCH_JOB_PHASE_RUNNING": "running",
    "BATCH_JOB_PHASE_SUCCEEDED": "succeeded",
    "BATCH_JOB_PHASE_FAILED": "failed",
    "BATCH_JOB_PHASE_ERROR": "failed",
    "BATCH_JOB_PHASE_CANCELLED": "cancelled",
}
STATUSES: dict[str, JobState] = {
    "INDEX_JOB_STATUS_UNKNOWN": "unknown",
    "INDEX_JOB_STATUS_PENDING": "pending",
    "INDEX_JOB_STATUS_IN_PROGRESS": "running",
    "INDEX_JOB_STATUS_COMPLETED": "succeeded",
    "INDEX_JOB_STATUS_NO_CHANGES": "succeeded",
    "INDEX_JOB_STATUS_PARTIAL": "succeeded",
    "INDEX_JOB_STATUS_FAILED": "failed",
    "INDEX_JOB_STATUS_CANCELLED": "cancelled",
}
UNDECIDED = [None, "", "BATCH_JOB_PHASE_UNKNOWN", "BATCH_JOB_PHASE_NEW", "succeeded"]


def test_every_phase_and_status_of_the_spec_is_known() -> None:
    assert PHASES.keys() == set(get_args(IndexingJobPhase))
    assert STATUSES.keys() == set(get_args(IndexingJobStatus))


@pytest.mark.parametrize(("phase", "meaning"), PHASES.items())
def test_a_phase_has_its_meaning(phase: str, meaning: JobState) -> None:
    assert state_of(IndexingJob(phase=phase)) == meaning


@pytest.mark.parametrize(("status", "meaning"), STATUSES.items())
@pytest.mark.parametrize("phase", UNDECIDED)
def test_the_status_decides_where_the_phase_does_not(
    phase: str | None, status: str, meaning: JobState
) -> None:
    assert state_of(IndexingJob(phase=phase, status=status)) == meaning


@pytest.mark.parametrize("phase", [phase for phase, state in PHASES.items() if state != "unknown"])
@pytest.mark.parametrize("status", STATUSES)
def test_the_phase_decides_whatever_the_status(phase: str, status: str) -> None:
    assert state_of(IndexingJob(phase=phase, status=status)) == PHASES[phase]


@pytest.mark.parametrize("phase", UNDECIDED)
@pytest.mark.parametrize("status", [None, "", "INDEX_JOB_STATUS_NEW", "COMPLETED"])
def test_what_says_nothing_is_unknown(phase: str | None, status: str | None) -> None:
    assert state_of(IndexingJob(phase=phase, status=status)) == "unknown"


@pytest.mark.parametrize("odd", [7, ["BATCH_JOB_PHASE_SUCCEEDED"], {}])
def test_what_is_no_text_is_unknown(odd: Any) -> None:
    assert state_of(IndexingJob.from_dict({"phase": odd, "status": odd})) == "unknown"


@pytest.mark.parametrize(
    ("phase", "status", "partial"),
    [
        ("BATCH_JOB_PHASE_SUCCEEDED", "INDEX_JOB_STATUS_PARTIAL", True),
        (None, "INDEX_JOB_STATUS_PARTIAL", True),
        ("BATCH_JOB_PHASE_NEW", "INDEX_JOB_STATUS_PARTIAL", True),
        ("BATCH_JOB_PHASE_RUNNING", "INDEX_JOB_STATUS_PARTIAL", False),
        ("BATCH_JOB_PHASE_FAILED", "INDEX_JOB_STATUS_PARTIAL", False),
        ("BATCH_JOB_PHASE_SUCCEEDED", "INDEX_JOB_STATUS_COMPLETED", False),
        ("BATCH_JOB_PHASE_SUCCEEDED", None, False),
        (None, None, False),
    ],
)
def test_a_finished_job_with_items_missing_is_partial(
    phase: str | None, status: str | None, *, partial: bool
) -> None:
    assert is_partial(IndexingJob(phase=phase, status=status)) is partial
