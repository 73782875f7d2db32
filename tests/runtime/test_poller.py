"""When a wait looks again, when it has ended, and with what."""

from __future__ import annotations

import math
from collections.abc import Callable
from email.utils import formatdate
from itertools import cycle
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    JobFailedError,
    JobState,
    NotFoundError,
    RateLimitError,
    ResponseDecodeError,
    StreamError,
    WaitTimeoutError,
)
from specloom_agentset._runtime.errors import BaseError, status_error_class
from specloom_agentset._runtime.request.retries import Deadline
from specloom_agentset._runtime.waiting import lookup_state
from specloom_agentset._runtime.waiting.plan import TERMINAL
from specloom_agentset._runtime.waiting.poller import check_wait

from .jobs import RUNNING, STATES, WALL, Job, look, polling

CHANCES = st.floats(min_value=0, max_value=1, exclude_max=True)


def refused(status: int) -> APIStatusError:
    return status_error_class(status)("no", status_code=status)


def raised(kind: type[BaseError], call: Callable[[], object]) -> Any:
    """Return the error that *call* raises; its job is not of the package's own class."""
    with pytest.raises(kind) as caught:
        call()
    return caught.value


@pytest.mark.parametrize("status", ["NEW_KIND", "", "done", None, 7, True, [], {}])
def test_a_status_that_is_not_listed_is_unknown(status: object) -> None:
    assert lookup_state(STATES, status) == "unknown"


@pytest.mark.parametrize("status", [*STATES, "NEW_KIND", ""])
def test_a_wait_has_ended_when_the_state_is_terminal(status: str) -> None:
    assert polling(Job(status)).ended is (status in {"DONE", "FAILED", "STOPPED"})
    assert set(get_args(JobState)) - TERMINAL == {"pending", "running", "unknown"}


def test_success_returns_the_job() -> None:
    assert polling(Job("DONE")).result() == Job("DONE")


@pytest.mark.parametrize(
    ("job", "end"),
    [
        (Job("FAILED", "no such file"), "FAILED: no such file"),
        (Job("FAILED"), "FAILED"),
        (Job("STOPPED", ""), "STOPPED"),
    ],
)
def test_any_other_end_raises_with_the_job_and_the_reason_unless_the_caller_wants_the_job(
    job: Job, end: str
) -> None:
    error = raised(JobFailedError, polling(job).result)
    assert error.job is job
    assert str(error) == f"job job_1 ended as {end}"
    assert polling(job, raise_on_failure=False).result() is job


def test_a_job_counts_as_changed_once_and_a_response_without_one_changes_nothing() -> None:
    poller = polling()
    changes: list[tuple[bool, Job | None]] = []
    for job in (None, Job("QUEUED"), Job("QUEUED"), None, RUNNING, Job("RUNNING")):
        poller.take(look(job), WALL)
        changes.append((poller.changed, poller.job))
    assert changes == [
        (False, None),
        (True, Job("QUEUED")),
        (False, Job("QUEUED")),
        (False, Job("QUEUED")),
        (True, RUNNING),
        (False, RUNNING),
    ]


def test_the_deadline_ends_the_wait_with_the_job_as_last_seen() -> None:
    error = raised(WaitTimeoutError, lambda: polling(RUNNING, deadline=100.0).pause(100.0))
    assert error.job == RUNNING
    assert str(error) == "job job_1 has not ended in time: last seen RUNNING"
    never = polling(deadline=100.0)
    error = raised(WaitTimeoutError, lambda: never.pause(100.5))
    assert error.job is None
    assert str(error).endswith("never seen")
    assert raised(WaitTimeoutError, never.result).job is None


def test_the_last_failure_is_named_when_time_is_up_unless_a_look_succeeded_since() -> None:
    poller = polling(deadline=100.0)
    assert poller.survives(refused(503), 0.0)
    with pytest.raises(WaitTimeoutError, match=r"\(the last look failed: HTTP 503: no\)$"):
        poller.pause(100.0)
    poller.take(look(RUNNING), WALL)
    with pytest.raises(WaitTimeoutError, match=r"last seen RUNNING$"):
        poller.pause(100.0)


@pytest.mark.parametrize("deadline", [600.0, None])
def test_passing_failures_of_the_server_do_not_end_a_wait(deadline: float | None) -> None:
    poller = polling(deadline=deadline)
    survived = {status for status in range(300, 600) if poller.survives(refused(status), 0.0)}
    assert survived == {408, 429, 500, 502, 503, 504}


@pytest.mark.parametrize("kind", [APIConnectionError, APITimeoutError])
@pytest.mark.parametrize("maybe_sent", [True, False])
def test_a_lost_connection_ends_only_a_wait_without_a_deadline(
    kind: type[APIConnectionError], *, maybe_sent: bool
) -> None:
    failure = kind("lost", maybe_sent=maybe_sent)
    assert polling(deadline=600.0).survives(failure, 0.0)
    assert not polling(deadline=None).survives(failure, 0.0)


@pytest.mark.parametrize(
    "error", [ResponseDecodeError("html"), InvalidArgumentError("bad"), KeyError("not ours")]
)
def test_no_other_failure_is_survived(error: Exception) -> None:
    assert not polling().survives(error, 0.0)


@pytest.mark.parametrize("error", [refused(404), refused(503), APIConnectionError("lost")])
def test_a_failure_carries_the_job_as_last_seen(error: Any) -> None:
    polling(RUNNING).survives(error, 0.0)
    assert error.job == RUNNING


@pytest.mark.parametrize(
    ("known", "now", "survives"), [(True, 600.0, True), (True, 599.0, False), (False, 600.0, False)]
)
def test_a_job_that_its_stream_knew_until_the_deadline_may_not_be_found(
    *, known: bool, now: float, survives: bool
) -> None:
    poller = polling()
    poller.known = known
    assert poller.survives(NotFoundError("gone", status_code=404), now) is survives


def test_a_failure_that_a_stream_reported_is_raised_after_one_more_look() -> None:
    poller, reported = polling(RUNNING), StreamError("it broke", code="E1")
    poller.heard(StreamError("the connection was lost"))
    assert poller.pause(0.0) == 1.0
    poller.heard(reported)
    assert poller.survives(refused(404), 0.0)
    assert raised(StreamError, lambda: poller.pause(0.0)) is reported
    poller.heard(reported)
    poller.saw(Job("FAILED", "why"))
    assert raised(StreamError, poller.result).job == Job("FAILED", "why")
    poller.saw(Job("DONE"))
    assert poller.result() == Job("DONE")


def test_intervals_grow_from_1_to_15_seconds() -> None:
    poller = polling(deadline=None)
    pauses = [poller.pause(0.0) for _ in range(5000)]
    assert pauses[:3] == [1.0, 1.5, 2.25]
    assert pauses == sorted(pauses)
    assert pauses[6] < 15.0 == pauses[7] == pauses[-1]


@given(chances=st.lists(CHANCES, min_size=1, max_size=30))
def test_chance_takes_away_a_fifth_at_most(chances: list[float]) -> None:
    poller = polling(deadline=None)
    poller.random = iter(chances).__next__
    for number, chance in enumerate(chances):
        assert poller.pause(0.0) == pytest.approx(min(15.0, 1.5**number) * (1 - chance / 5))


@given(chance=CHANCES, interval=st.floats(min_value=0.01, max_value=100))
def test_a_poll_interval_of_the_caller_is_kept(chance: float, interval: float) -> None:
    poller = polling(deadline=None, poll_interval=interval, chance=chance)
    assert [poller.pause(0.0) for _ in range(5)] == [interval] * 5


@given(
    timeout=st.floats(min_value=0, max_value=40),
    interval=st.none() | st.floats(min_value=1, max_value=50),
    hints=st.lists(st.none() | st.integers(min_value=1, max_value=90), min_size=1, max_size=5),
    chance=CHANCES,
)
def test_a_wait_ends_at_its_deadline_and_not_after_it(
    timeout: float, interval: float | None, hints: list[int | None], chance: float
) -> None:
    deadline = 50.0 + timeout
    poller = polling(deadline=deadline, poll_interval=interval, chance=chance)
    now, following = 50.0, cycle(hints)
    while now < deadline:
        hint = next(following)
        poller.take(look(RUNNING, None if hint is None else str(hint)), WALL)
        pause = poller.pause(now)
        assert 0 < pause <= deadline - now
        now += pause
    assert now == pytest.approx(deadline)
    with pytest.raises(WaitTimeoutError):
        poller.pause(deadline)


@pytest.mark.parametrize(
    ("hint", "pause"),
    [
        ("7", 7.0),
        ("60", 60.0),
        (formatdate(WALL + 30, usegmt=True), 30.0),
        ("61", 1.0),
        ("soon", 1.0),
        # A server that asks for no wait does not make looks follow without a pause.
        ("0", 1.0),
        (formatdate(WALL - 30, usegmt=True), 1.0),
    ],
)
def test_a_retry_after_of_up_to_60_seconds_replaces_one_interval(hint: str, pause: float) -> None:
    poller = polling()
    poller.take(look(RUNNING, hint), WALL)
    assert [poller.pause(0.0), poller.pause(0.0)] == [pause, 1.5]


def test_a_retry_after_of_a_refusal_is_obeyed_until_the_next_look() -> None:
    poller = polling()
    assert poller.survives(RateLimitError("slow down", status_code=429, retry_after=20.0), 0.0)
    assert poller.pause(0.0) == 20.0
    poller.take(look(RUNNING, "7"), WALL)
    poller.take(look(RUNNING), WALL)
    assert poller.pause(0.0) == 1.5


@pytest.mark.parametrize(
    ("deadline", "now", "remaining"),
    [(None, 5.0, None), (100.0, 40.0, 60.0), (100.0, 100.0, 0.0), (100.0, 105.0, 0.0)],
)
def test_a_look_has_until_the_deadline_and_its_first_attempt_at_least_a_second(
    deadline: float | None, now: float, remaining: float | None
) -> None:
    poller = polling(deadline=deadline)
    assert poller.remaining(now) == remaining
    assert poller.call_deadline() == (None if deadline is None else Deadline(deadline, 1.0))


SENSIBLE: dict[str, Any] = {
    "job_id": "job_1",
    "timeout": None,
    "poll_interval": None,
    "on_update": None,
}


@pytest.mark.parametrize("timeout", [0, 600.5, math.inf])
@pytest.mark.parametrize("poll_interval", [0.01, 5])
def test_sensible_arguments_pass(timeout: float, poll_interval: float) -> None:
    check_wait(**SENSIBLE)
    check_wait("job_1", timeout, poll_interval, print)
    with pytest.raises(InvalidArgumentError, match=r"^timeout must be 0 seconds or more, got -1$"):
        check_wait("job_1", -1, poll_interval, print)


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("job_id", "", InvalidArgumentError),
        ("job_id", None, InvalidArgumentTypeError),
        ("job_id", 7, InvalidArgumentTypeError),
        ("timeout", math.nan, InvalidArgumentError),
        ("timeout", "10", InvalidArgumentTypeError),
        ("timeout", True, InvalidArgumentTypeError),
        ("poll_interval", 0, InvalidArgumentError),
        ("poll_interval", -0.5, InvalidArgumentError),
        ("poll_interval", math.nan, InvalidArgumentError),
        ("poll_interval", [1], InvalidArgumentTypeError),
        ("poll_interval", False, InvalidArgumentTypeError),
        ("on_update", "print", InvalidArgumentTypeError),
    ],
)
def test_other_arguments_are_rejected_by_name(name: str, value: object, kind: type) -> None:
    with pytest.raises(kind, match=f"^{name} must "):
        check_wait(**{**SENSIBLE, name: value})
