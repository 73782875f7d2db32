"""What a Retry-After header asks for (RFC 9110 section 10.2.3)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset._runtime.retries import parse_retry_after

# The moment of the RFC's examples, and ten seconds before it.
MOMENT = datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC).timestamp()
NOW = MOMENT - 10

FORMATS = [
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
]


@pytest.fixture(params=["UTC0", "JST-9", "PST8"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Put the machine into one time zone after the other."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


@pytest.mark.parametrize(
    ("value", "seconds"), [("0", 0.0), ("7", 7.0), (" 120 ", 120.0), ("1.5", 1.5)]
)
def test_seconds_are_taken_as_they_are(value: str, seconds: float) -> None:
    assert parse_retry_after(value, NOW) == seconds


@pytest.mark.parametrize("value", FORMATS)
def test_each_format_of_a_date_is_read_in_any_time_zone(value: str, zone: str) -> None:
    assert parse_retry_after(value, NOW) == pytest.approx(10.0), zone


@given(
    seconds=st.integers(min_value=0, max_value=2 * 10**11),
    ahead=st.floats(min_value=0, max_value=1e6),
)
def test_a_date_gives_the_seconds_until_it(seconds: int, ahead: float) -> None:
    found = parse_retry_after(formatdate(seconds, usegmt=True), seconds - ahead)
    assert found == pytest.approx(ahead, abs=1e-3)


def test_a_date_in_the_past_asks_for_no_wait() -> None:
    assert parse_retry_after(FORMATS[0], MOMENT + 3600) == 0.0


def test_epoch_milliseconds_come_out_as_the_huge_number_that_they_are() -> None:
    assert parse_retry_after("1784000000000", NOW) == 1_784_000_000_000.0


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        " ",
        "soon",
        "-1",
        "-0.5",
        "nan",
        "inf",
        "-inf",
        "Infinity",
        "1e999",
        "9" * 400,
        "5, 5",
        "5s",
        "0x10",
        "2026-01-01T00:00:00Z",
        "Sun, 99 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 99999 08:49:37 GMT",
    ],
)
def test_what_is_neither_seconds_nor_a_date_asks_for_nothing(value: str | None) -> None:
    assert parse_retry_after(value, NOW) is None


DATE_LIKE = st.from_regex(
    r"[A-Z][a-z]{2}, ?\d{1,5}[ -][A-Z][a-z]{2}[ -]\d{1,6} ?[\d:.]*( GMT|[+-]\d{1,9})?",
    fullmatch=True,
)


@given(value=st.text() | st.text("0123456789 ,:-+.GMTeE") | DATE_LIKE, now=st.floats(0, 1e10))
def test_any_text_gives_a_wait_or_nothing(value: str, now: float) -> None:
    found = parse_retry_after(value, now)
    assert found is None or 0 <= found < float("inf")
