"""Which failures are followed by another attempt, and after how long."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import formatdate
from typing import Any

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
from specloom_agentset._runtime.errors import BaseError, status_error_class
from specloom_agentset._runtime.headers import ResponseHeaders
from specloom_agentset._runtime.request.retries import (
    BACKOFF,
    Retries,
    may_repeat,
    parse_retry_after,
)

DECADES = 1_767_225_667.0
"""A moment of our time, in seconds since the epoch."""

CHANCES = st.floats(min_value=0, max_value=1, exclude_max=True)
HINTS = st.none() | st.floats(min_value=0, max_value=100)

# The moment of the examples in RFC 9110, and ten seconds before it.
MOMENT = datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC).timestamp()
NOW = MOMENT - 10
FORMATS = [
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
]


def refused(status: int, retry_after: float | None = None) -> APIStatusError:
    return status_error_class(status)("no", status_code=status, retry_after=retry_after)


def retries(*, repeatable: bool = True, max_retries: int = 9, chance: float = 0.5) -> Retries:
    return Retries(repeatable, max_retries, lambda: chance)


@pytest.mark.parametrize(
    ("repeatable", "statuses"), [(True, {408, 429, 500, 502, 503, 504}), (False, {429})]
)
def test_a_call_is_sent_again_after_these_statuses_alone(
    *, repeatable: bool, statuses: set[int]
) -> None:
    every = range(100, 1000)
    assert {s for s in every if may_repeat(refused(s), repeatable=repeatable)} == statuses


@pytest.mark.parametrize("kind", [APIConnectionError, APITimeoutError])
@pytest.mark.parametrize(
    ("details", "repeatable", "repeated"),
    [
        ({"maybe_sent": True}, True, True),
        ({"maybe_sent": False}, True, True),
        ({"maybe_sent": True}, False, False),
        ({"maybe_sent": False}, False, True),
        ({}, False, False),
    ],
)
def test_a_lost_request_is_sent_again_unless_the_server_may_have_acted_on_it(
    kind: type[APIConnectionError], details: Any, *, repeatable: bool, repeated: bool
) -> None:
    failure = kind("lost", **details)
    assert may_repeat(failure, repeatable=repeatable) is repeated
    assert (retries(repeatable=repeatable).wait_after(failure) is not None) is repeated


@pytest.mark.parametrize(
    "failure",
    [
        ResponseDecodeError("not JSON"),
        InvalidArgumentError("bad"),
        PaginationLoopError("again"),
        StreamError("silent"),
        refused(404),
    ],
    ids=lambda failure: type(failure).__name__,
)
@pytest.mark.parametrize("repeatable", [True, False])
def test_nothing_else_is_sent_again(failure: BaseError, *, repeatable: bool) -> None:
    assert retries(repeatable=repeatable).wait_after(failure) is None


@pytest.mark.parametrize(
    ("retry", "most"), [(1, 0.5), (2, 1.0), (3, 2.0), (4, 4.0), (5, 8.0), (6, 8.0), (2000, 8.0)]
)
@given(chance=CHANCES)
def test_a_wait_is_any_part_of_a_limit_that_doubles_up_to_8_seconds(
    retry: int, most: float, chance: float
) -> None:
    assert BACKOFF.wait(retry, chance) == pytest.approx(chance * most)


@pytest.mark.parametrize("max_retries", [0, 1, 6])
def test_waits_double_until_no_retries_are_left(max_retries: int) -> None:
    one = retries(max_retries=max_retries)
    waits = [one.wait_after(refused(503)) for _ in range(7)]
    assert waits == [*[0.25, 0.5, 1.0, 2.0, 4.0, 4.0][:max_retries], *[None] * (7 - max_retries)]
    assert (one.retries, one.waited) == (max_retries, sum(filter(None, waits)))


@given(
    hints=st.lists(HINTS, max_size=40),
    max_retries=st.integers(min_value=0, max_value=20),
    chance=CHANCES,
    total=st.none() | st.floats(min_value=0, max_value=100),
)
def test_waits_obey_the_server_and_stay_within_every_limit(
    hints: list[float | None], max_retries: int, chance: float, total: float | None
) -> None:
    one = retries(max_retries=max_retries, chance=chance)
    waits: list[float] = []
    for hint in hints:
        left = None if total is None else total - sum(waits)
        wait = one.wait_after(refused(429, hint), left=left)
        own = chance * min(8.0, 0.5 * 2 ** len(waits)) if hint is None else hint
        if wait is None:
            ended = len(waits) == max_retries or own > 60 or sum(waits) + own > 60 - 1e-9
            assert ended or (left is not None and own >= left)
            break
        assert wait == own
        assert left is None or wait < left
        waits.append(wait)
    assert len(waits) <= max_retries
    assert sum(waits) <= 60 + 1e-9


@pytest.mark.parametrize("hint", [0.0, 7.0, 60.0])
def test_retry_after_is_obeyed_up_to_60_seconds(hint: float) -> None:
    assert retries().wait_after(refused(429, hint)) == hint
    assert retries().wait_after(refused(429, hint + 60.001)) is None


def test_a_wait_beyond_60_seconds_in_all_gives_up() -> None:
    one = retries()
    assert one.wait_after(refused(429, 45.0)) == 45.0
    assert one.wait_after(refused(429, 15.5)) is None
    assert one.wait_after(refused(429, 15.0)) == 15.0


@pytest.mark.parametrize(
    ("left", "wait"), [(None, 7.0), (7.1, 7.0), (7.0, None), (0.0, None), (-1.0, None)]
)
def test_a_wait_that_would_reach_the_deadline_gives_up(
    left: float | None, wait: float | None
) -> None:
    assert retries().wait_after(refused(503, 7.0), left=left) == wait


@pytest.fixture(params=["UTC0", "JST-9", "PST8"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Put the machine into one time zone after the other."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


def asked(value: str | None, now: float, date: str | None = None) -> float | None:
    """Return the seconds that a response with these headers asks to wait."""
    pairs = {"Retry-After": value, "Date": date}
    headers = ResponseHeaders([(name, text) for name, text in pairs.items() if text is not None])
    return parse_retry_after(headers, now)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        (" 120 ", 120.0),
        ("1.5", 1.5),
        ("999999999", 999999999.0),
        ("99999999999", 99999999999.0),
    ],
)
def test_seconds_are_read(value: str, seconds: float) -> None:
    assert asked(value, NOW) == asked(value, NOW, FORMATS[0]) == seconds


@pytest.mark.parametrize("unit", [1, 10**3, 10**6, 10**9])
def test_a_number_that_can_only_be_a_moment_means_the_seconds_until_it(unit: int) -> None:
    value = str(int(DECADES) * unit)
    assert asked(value, DECADES - 7) == 7.0
    assert asked(value, DECADES + 7) == 0.0
    assert asked(value, 0.0, formatdate(DECADES - 9, usegmt=True)) == 9.0
    assert asked(value, DECADES - 7, "no date") == 7.0


@pytest.mark.parametrize("value", FORMATS)
def test_each_format_of_a_date_is_read_in_any_time_zone(value: str, zone: str) -> None:
    assert asked(value, NOW) == pytest.approx(10.0), zone
    assert asked(value, MOMENT + 3600) == 0.0


@given(
    seconds=st.integers(min_value=0, max_value=2 * 10**11),
    ahead=st.floats(min_value=0, max_value=1e6),
)
def test_a_date_means_the_seconds_until_it(seconds: int, ahead: float) -> None:
    found = asked(formatdate(seconds, usegmt=True), seconds - ahead)
    assert found == pytest.approx(ahead, abs=1e-3)


OTHER = (
    "| |soon|1e3|1_0|-1|-0.5|nan|inf|-inf|Infinity|1e999|5, 5|5s|0x10|2026-01-01T00:00:00Z"
    "|Sun, 99 Nov 1994 08:49:37 GMT|Sun, 06 Nov 99999 08:49:37 GMT"
)


@pytest.mark.parametrize("value", [None, "9" * 400, *OTHER.split("|")])
def test_what_is_neither_seconds_nor_a_date_asks_for_nothing(value: str | None) -> None:
    assert asked(value, NOW) is None


DATE_LIKE = st.from_regex(
    r"[A-Z][a-z]{2}, ?\d{1,5}[ -][A-Z][a-z]{2}[ -]\d{1,6} ?[\d:.]*( GMT|[+-]\d{1,9})?",
    fullmatch=True,
)


@given(value=st.text() | st.text("0123456789 ,:-+.GMTeE") | DATE_LIKE, now=st.floats(0, 1e10))
def test_any_text_means_a_wait_or_nothing(value: str, now: float) -> None:
    found = asked(value, now)
    assert found is None or 0 <= found < float("inf")
