"""How long a wait sleeps between two looks."""

from __future__ import annotations

from email.utils import formatdate
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import RateLimitError, WaitTimeoutError
from specloom_agentset._runtime.retries import Patience

from .watches import WALL, Job, look, watching

CHANCES = st.floats(min_value=0, max_value=1, exclude_max=True)
RUNNING = Job("RUNNING")


def test_intervals_grow_from_1_to_15_seconds() -> None:
    watch = watching(deadline=None)
    pauses = [watch.pause(0.0) for _ in range(9)]
    assert pauses[:3] == [1.0, 1.5, 2.25]
    assert pauses == sorted(pauses)
    assert pauses[6] < 15.0
    assert pauses[7:] == [15.0, 15.0]


@given(chances=st.lists(CHANCES, min_size=1, max_size=30))
def test_chance_takes_away_a_fifth_at_most(chances: list[float]) -> None:
    watch = watching(deadline=None)
    watch.random = iter(chances).__next__
    for number in range(len(chances)):
        most = min(15.0, 1.5**number)
        assert 0.8 * most <= watch.pause(0.0) <= most


def test_chance_tells_many_waits_apart() -> None:
    assert len({watching(chance=n / 10).pause(0.0) for n in range(10)}) == 10


def test_very_long_waits_stay_at_the_longest_interval() -> None:
    watch = watching(deadline=None)
    assert [watch.pause(0.0) for _ in range(5000)][-1] == 15.0


@given(chance=CHANCES, interval=st.floats(min_value=0.01, max_value=100))
def test_a_poll_interval_of_the_callers_is_kept(chance: float, interval: float) -> None:
    watch = watching(deadline=None, poll_interval=interval, chance=chance)
    assert [watch.pause(0.0) for _ in range(5)] == [interval] * 5


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
    watch = watching(deadline=deadline, poll_interval=interval, chance=chance)
    now = 50.0
    following = cycle(hints)
    while now < deadline:
        hint = next(following)
        watch.take(look(RUNNING, None if hint is None else str(hint)), WALL)
        pause = watch.pause(now)
        assert 0 < pause <= deadline - now
        now += pause
    assert now == pytest.approx(deadline)
    with pytest.raises(WaitTimeoutError):
        watch.pause(deadline)


@pytest.mark.parametrize(
    ("hint", "pause"),
    [
        ("7", 7.0),
        ("60", 60.0),
        (formatdate(WALL + 30, usegmt=True), 30.0),
        ("61", 1.0),
        ("1784000000000", 1.0),
        ("soon", 1.0),
        ("-5", 1.0),
    ],
)
def test_a_hint_of_the_server_is_obeyed_up_to_60_seconds(hint: str, pause: float) -> None:
    watch = watching()
    watch.take(look(RUNNING, hint), WALL)
    assert watch.pause(0.0) == pause


def test_a_hint_with_a_refusal_is_obeyed_as_well() -> None:
    watch = watching()
    assert watch.survives(RateLimitError("slow down", status_code=429, retry_after=20.0))
    assert watch.pause(0.0) == 20.0


@pytest.mark.parametrize("hint", ["0", formatdate(WALL - 30, usegmt=True)])
@pytest.mark.parametrize("poll_interval", [None, 2.0])
def test_a_hint_that_asks_for_no_wait_does_not_make_looks_follow_without_pause(
    hint: str, poll_interval: float | None
) -> None:
    watch = watching(poll_interval=poll_interval)
    watch.take(look(RUNNING, hint), WALL)
    assert watch.pause(0.0) > 0


def test_a_hint_holds_for_one_pause() -> None:
    watch = watching()
    watch.take(look(RUNNING, "7"), WALL)
    assert [watch.pause(0.0), watch.pause(0.0)] == [7.0, 1.5]
    watch.take(look(RUNNING, "7"), WALL)
    watch.take(look(RUNNING), WALL)
    assert watch.pause(0.0) == 2.25


def test_a_hint_does_not_lead_past_the_deadline() -> None:
    watch = watching(deadline=10.0)
    watch.take(look(RUNNING, "30"), WALL)
    assert watch.pause(4.0) == 6.0


@pytest.mark.parametrize(
    ("deadline", "now", "remaining", "patience"),
    [
        (None, 5.0, None, None),
        (100.0, 40.0, 60.0, Patience(60.0, 1.0)),
        (100.0, 99.5, 0.5, Patience(0.5, 1.0)),
        (100.0, 100.0, 0.0, Patience(0.0, 1.0)),
        (100.0, 105.0, 0.0, Patience(0.0, 1.0)),
    ],
)
def test_a_look_may_take_what_is_left_and_its_first_attempt_at_least_a_second(
    deadline: float | None, now: float, remaining: float | None, patience: Patience | None
) -> None:
    watch = watching(deadline=deadline)
    assert watch.remaining(now) == remaining
    assert watch.patience(now) == patience
