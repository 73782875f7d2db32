"""When a wait is over, and what comes out of it."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from specloom_agentset import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    JobFailedError,
    JobState,
    ResponseDecodeError,
    WaitTimeoutError,
)
from specloom_agentset._runtime.errors import BaseError, status_error_class
from specloom_agentset._runtime.states import TERMINAL, lookup_state
from specloom_agentset._runtime.waiting import checked_job_id, checked_wait

from .watches import STATES, WALL, Job, look, watching


def refused(status: int) -> APIStatusError:
    return status_error_class(status)("no", status_code=status)


def last_seen(error: BaseError) -> Any:
    # The package's errors are typed for its own job.
    return error.job


def test_three_states_are_terminal_and_unknown_is_none_of_them() -> None:
    assert {"succeeded", "failed", "cancelled"} == TERMINAL
    assert set(get_args(JobState)) - TERMINAL == {"pending", "running", "unknown"}


@pytest.mark.parametrize("status", ["NEW_KIND", "", "done", None, 7, True, [], {}])
def test_a_status_that_is_not_listed_is_unknown(status: object) -> None:
    assert lookup_state(STATES, status) == "unknown"


@pytest.mark.parametrize(
    ("status", "finished"),
    [
        ("QUEUED", False),
        ("RUNNING", False),
        ("DONE", True),
        ("FAILED", True),
        ("STOPPED", True),
        ("NEW_KIND", False),
        ("", False),
    ],
)
def test_a_wait_is_over_when_the_state_is_terminal(status: str, *, finished: bool) -> None:
    watch = watching()
    watch.take(look(Job(status)), WALL)
    assert watch.finished is finished
    assert watch.job == Job(status)


def test_success_gives_the_job() -> None:
    watch = watching()
    watch.take(look(Job("DONE")), WALL)
    assert watch.result() == Job("DONE")


@pytest.mark.parametrize(
    ("job", "message"),
    [
        (Job("FAILED", "no such file"), "job job_1 ended as FAILED: no such file"),
        (Job("FAILED"), "job job_1 ended as FAILED"),
        (Job("FAILED", ""), "job job_1 ended as FAILED"),
        (Job("STOPPED"), "job job_1 ended as STOPPED"),
    ],
)
def test_any_other_end_raises_with_the_job_and_the_reason(job: Job, message: str) -> None:
    watch = watching()
    watch.take(look(job), WALL)
    with pytest.raises(JobFailedError) as caught:
        watch.result()
    assert last_seen(caught.value) is job
    assert str(caught.value) == message


@pytest.mark.parametrize("status", ["FAILED", "STOPPED"])
def test_a_failed_job_is_given_where_the_caller_asks_for_it(status: str) -> None:
    watch = watching(raise_on_failure=False)
    watch.take(look(Job(status, "why")), WALL)
    assert watch.result() == Job(status, "why")


def test_a_change_is_told_once() -> None:
    watch = watching()
    seen: list[bool] = []
    for job in (Job("QUEUED"), Job("QUEUED"), None, Job("QUEUED"), Job("RUNNING"), Job("RUNNING")):
        watch.take(look(job), WALL)
        seen.append(watch.changed)
    assert seen == [True, False, False, False, True, False]


def test_an_answer_without_a_job_leaves_what_was_seen() -> None:
    watch = watching()
    watch.take(look(None), WALL)
    assert (watch.job, watch.finished) == (None, False)
    watch.take(look(Job("RUNNING")), WALL)
    watch.take(look(None), WALL)
    assert watch.job == Job("RUNNING")


def test_the_deadline_ends_the_wait_with_the_job_as_last_seen() -> None:
    watch = watching(deadline=100.0)
    watch.take(look(Job("RUNNING")), WALL)
    with pytest.raises(WaitTimeoutError) as caught:
        watch.pause(100.0)
    assert last_seen(caught.value) == Job("RUNNING")
    assert str(caught.value) == "job job_1 was not finished in time: last seen RUNNING"


def test_a_job_that_was_never_seen_is_told_so() -> None:
    with pytest.raises(WaitTimeoutError, match=r"never seen$") as caught:
        watching(deadline=100.0).pause(100.5)
    assert last_seen(caught.value) is None


def test_the_last_trouble_is_told_when_time_is_up_unless_it_passed() -> None:
    watch = watching(deadline=100.0)
    watch.survives(refused(503))
    with pytest.raises(WaitTimeoutError, match=r"\(the last look failed: HTTP 503: no\)$"):
        watch.pause(100.0)
    watch.take(look(Job("RUNNING")), WALL)
    with pytest.raises(WaitTimeoutError, match=r"last seen RUNNING$"):
        watch.pause(100.0)


@pytest.mark.parametrize("deadline", [600.0, None])
def test_passing_faults_of_the_server_do_not_end_a_wait(deadline: float | None) -> None:
    watch = watching(deadline=deadline)
    survived = {status for status in range(300, 600) if watch.survives(refused(status))}
    assert survived == {408, 429, 500, 502, 503, 504}


@pytest.mark.parametrize("kind", [APIConnectionError, APITimeoutError])
@pytest.mark.parametrize("maybe_sent", [True, False])
def test_a_lost_connection_ends_only_a_wait_without_a_deadline(
    kind: type[APIConnectionError], *, maybe_sent: bool
) -> None:
    assert watching(deadline=600.0).survives(kind("lost", maybe_sent=maybe_sent))
    assert not watching(deadline=None).survives(kind("lost", maybe_sent=maybe_sent))


@pytest.mark.parametrize("error", [ResponseDecodeError("html"), InvalidArgumentError("bad")])
def test_no_other_failure_is_survived(error: BaseError) -> None:
    assert not watching().survives(error)


@pytest.mark.parametrize("error", [refused(404), refused(503), APIConnectionError("lost")])
def test_a_failure_tells_the_job_as_last_seen(error: BaseError) -> None:
    watch = watching()
    watch.take(look(Job("RUNNING")), WALL)
    watch.survives(error)
    assert last_seen(error) == Job("RUNNING")


@pytest.mark.parametrize("timeout", [None, 0, 0.0, 1, 600.5, float("inf")])
@pytest.mark.parametrize("poll_interval", [None, 0.01, 5])
def test_sensible_durations_pass(timeout: float | None, poll_interval: float | None) -> None:
    checked_wait(timeout, poll_interval, None)


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("timeout", -1, InvalidArgumentError),
        ("timeout", float("nan"), InvalidArgumentError),
        ("timeout", "10", InvalidArgumentTypeError),
        ("timeout", True, InvalidArgumentTypeError),
        ("poll_interval", 0, InvalidArgumentError),
        ("poll_interval", -0.5, InvalidArgumentError),
        ("poll_interval", float("nan"), InvalidArgumentError),
        ("poll_interval", [1], InvalidArgumentTypeError),
        ("poll_interval", False, InvalidArgumentTypeError),
    ],
)
def test_senseless_durations_are_refused_by_name(
    name: str, value: object, kind: type[Exception]
) -> None:
    arguments = {"timeout": None, "poll_interval": None, name: value}
    with pytest.raises(kind, match=f"^{name} must be "):
        checked_wait(on_update=None, **arguments)


@pytest.mark.parametrize("job_id", ["", None, 7, b"job_1"])
def test_an_id_that_is_none_is_refused(job_id: object) -> None:
    with pytest.raises((InvalidArgumentError, InvalidArgumentTypeError), match=r"^job id must "):
        checked_job_id(job_id)
