"""Which failures are followed by another attempt, and after how long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    InvalidArgumentError,
    PaginationLoopError,
    ResponseDecodeError,
    StreamError,
)
from specloom_agentset._runtime.errors import status_error_class
from specloom_agentset._runtime.options import DEFAULT_MAX_RETRIES
from specloom_agentset._runtime.retries import BACKOFF, Backoff, Retrying, may_repeat

CHANCES = st.floats(min_value=0, max_value=1, exclude_max=True)
HINTS = st.none() | st.floats(min_value=0, max_value=100)


def refused(status: int, retry_after: float | None = None) -> APIStatusError:
    return status_error_class(status)("no", status_code=status, retry_after=retry_after)


def retrying(*, max_retries: int = 2, chance: float = 0.5, backoff: Backoff = BACKOFF) -> Retrying:
    return Retrying(
        repeatable=True, max_retries=max_retries, random=lambda: chance, backoff=backoff
    )


def test_a_repeatable_operation_is_sent_again_after_these_statuses_alone() -> None:
    repeated = {s for s in range(100, 1000) if may_repeat(refused(s), repeatable=True)}
    assert repeated == {408, 429, 500, 502, 503, 504}


def test_any_other_operation_is_sent_again_only_where_the_server_did_not_act() -> None:
    repeated = {s for s in range(100, 1000) if may_repeat(refused(s), repeatable=False)}
    assert repeated == {429}


@pytest.mark.parametrize("kind", [APIConnectionError, APITimeoutError])
@pytest.mark.parametrize(
    ("maybe_sent", "repeatable", "repeated"),
    [(True, True, True), (False, True, True), (True, False, False), (False, False, True)],
)
def test_a_lost_request_is_sent_again_unless_the_server_may_have_acted_on_it(
    kind: type[APIConnectionError], *, maybe_sent: bool, repeatable: bool, repeated: bool
) -> None:
    failure = kind("lost", maybe_sent=maybe_sent)
    assert may_repeat(failure, repeatable=repeatable) is repeated


def test_a_connection_failure_counts_as_sent_unless_it_says_otherwise() -> None:
    assert not may_repeat(APIConnectionError("lost"), repeatable=False)


@pytest.mark.parametrize(
    "failure",
    [
        ResponseDecodeError("no JSON"),
        InvalidArgumentError("bad"),
        PaginationLoopError("again"),
        StreamError("silent"),
        RuntimeError("not ours"),
    ],
    ids=lambda failure: type(failure).__name__,
)
@pytest.mark.parametrize("repeatable", [True, False])
def test_nothing_else_is_sent_again(failure: Exception, *, repeatable: bool) -> None:
    assert not may_repeat(failure, repeatable=repeatable)


def test_the_limits_are_those_promised() -> None:
    assert Backoff(first=0.5, most=8.0, hint=60.0, total=60.0) == BACKOFF
    assert DEFAULT_MAX_RETRIES == 2


@pytest.mark.parametrize(
    ("retry", "most"), [(1, 0.5), (2, 1.0), (3, 2.0), (4, 4.0), (5, 8.0), (6, 8.0), (2000, 8.0)]
)
@given(chance=CHANCES)
def test_a_wait_is_any_part_of_a_limit_that_doubles_up_to_8_seconds(
    retry: int, most: float, chance: float
) -> None:
    assert BACKOFF.wait(retry, chance) == pytest.approx(chance * most)


def test_waits_without_a_hint_double_with_each_retry() -> None:
    tries = retrying(max_retries=6, chance=0.5)
    waits = [tries.wait_after(refused(503)) for _ in range(7)]
    assert waits == [0.25, 0.5, 1.0, 2.0, 4.0, 4.0, None]


@given(
    hints=st.lists(HINTS, max_size=40),
    max_retries=st.integers(min_value=0, max_value=20),
    chance=CHANCES,
)
def test_waits_obey_the_server_and_stay_within_every_limit(
    hints: list[float | None], max_retries: int, chance: float
) -> None:
    tries = retrying(max_retries=max_retries, chance=chance)
    waits: list[float] = []
    for hint in hints:
        wait = tries.wait_after(refused(429, hint))
        if wait is None:
            ended = len(waits) == max_retries or (hint is not None and hint > 60)
            owed = chance * min(8.0, 0.5 * 2 ** len(waits)) if hint is None else hint
            assert ended or sum(waits) + owed > 60 - 1e-9
            break
        assert wait == hint if hint is not None else 0 <= wait <= 8
        waits.append(wait)
    assert len(waits) <= max_retries
    assert sum(waits) <= 60 + 1e-9
    assert tries.retries == len(waits)


@pytest.mark.parametrize(("hint", "wait"), [(0.0, 0.0), (7.0, 7.0), (60.0, 60.0)])
def test_retry_after_is_obeyed_up_to_60_seconds(hint: float, wait: float) -> None:
    assert retrying().wait_after(refused(429, hint)) == wait


@pytest.mark.parametrize("hint", [60.001, 3600.0, 1_784_000_000_000.0])
def test_a_larger_retry_after_ends_the_trying(hint: float) -> None:
    assert retrying().wait_after(refused(429, hint)) is None


def test_a_wait_beyond_the_total_ends_the_trying() -> None:
    tries = retrying(max_retries=9)
    assert tries.wait_after(refused(429, 45.0)) == 45.0
    assert tries.wait_after(refused(429, 15.5)) is None


def test_a_caller_with_less_time_has_a_smaller_total() -> None:
    tries = retrying(max_retries=9, chance=0.999, backoff=Backoff(total=1.0))
    assert tries.wait_after(refused(503)) == pytest.approx(0.4995)
    assert tries.wait_after(refused(503)) is None


@pytest.mark.parametrize("failure", [refused(404), ResponseDecodeError("no JSON")])
def test_what_may_not_be_repeated_is_given_up_at_once(failure: Exception) -> None:
    assert retrying().wait_after(failure) is None


def test_no_retries_means_one_attempt() -> None:
    assert retrying(max_retries=0).wait_after(refused(503)) is None
