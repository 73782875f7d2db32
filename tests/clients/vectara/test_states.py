"""What the states of both generations mean, in the words that all providers share."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from specloom_vectara import (
    Job,
    JobState,
    JobStateName,
    V1Job,
    V1JobState,
    state_of,
)

STATES: dict[str, JobState] = {
    "unknown": "unknown",
    "queued": "pending",
    "started": "running",
    "failed_will_retry": "running",
    "completed": "succeeded",
    "failed": "failed",
    "aborted": "failed",
}
V1_STATES: dict[str, JobState] = {
    "JOB_STATE__UNKNOWN": "unknown",
    "JOB_STATE__QUEUED": "pending",
    "JOB_STATE__STARTED": "running",
    "JOB_STATE__TRANSIENT_FAILURE_RETRY_IMMINENT": "running",
    "JOB_STATE__COMPLETED": "succeeded",
    "JOB_STATE__FAILED": "failed",
    "JOB_STATE__ABORTED": "failed",
}


def test_every_state_of_the_spec_is_known() -> None:
    assert STATES.keys() == set(get_args(JobStateName))
    assert V1_STATES.keys() == set(get_args(V1JobState))


@pytest.mark.parametrize(("state", "meaning"), STATES.items())
def test_a_state_has_its_meaning(state: str, meaning: JobState) -> None:
    assert state_of(Job(state=state)) == meaning


@pytest.mark.parametrize(("state", "meaning"), V1_STATES.items())
def test_a_state_of_v1_has_its_meaning(state: str, meaning: JobState) -> None:
    assert state_of(V1Job(state=state)) == meaning


@pytest.mark.parametrize("kind", [Job, V1Job])
@pytest.mark.parametrize("state", [None, "", "new_state", "COMPLETED", "job_state__completed"])
def test_other_states_are_unknown(kind: type[Job | V1Job], state: str | None) -> None:
    assert state_of(kind(state=state)) == "unknown"


@pytest.mark.parametrize("kind", [Job, V1Job])
@pytest.mark.parametrize("state", [7, ["completed"], {}])
def test_what_is_no_text_is_unknown(kind: Any, state: Any) -> None:
    assert state_of(kind.from_dict({"state": state})) == "unknown"


def test_words_of_one_generation_are_unknown_to_the_other() -> None:
    assert state_of(V1Job(state="completed")) == "unknown"
    assert state_of(Job(state="JOB_STATE__COMPLETED")) == "unknown"
