"""What the states of both generations mean, in the words that all providers share."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from specloom_vectara import Job, JobStateName, V1Job, V1JobState, state_of


@pytest.mark.parametrize(
    "job",
    [
        *(Job(state=state) for state in get_args(JobStateName)),
        *(V1Job(state=state) for state in get_args(V1JobState)),
    ],
    ids=lambda job: job.state,
)
def test_every_state_of_the_spec_has_a_meaning(job: Job | V1Job) -> None:
    named_unknown = str(job.state).upper().endswith("UNKNOWN")
    assert (state_of(job) == "unknown") == named_unknown


def test_a_failure_that_will_be_retried_is_still_running() -> None:
    assert state_of(Job(state="failed_will_retry")) == "running"
    assert state_of(V1Job(state="JOB_STATE__TRANSIENT_FAILURE_RETRY_IMMINENT")) == "running"


@pytest.mark.parametrize("kind", [Job, V1Job])
@pytest.mark.parametrize("state", [None, "", "new_state", "COMPLETED", 7, ["completed"]])
def test_other_states_are_unknown(kind: Any, state: Any) -> None:
    assert state_of(kind.from_dict({"state": state})) == "unknown"
