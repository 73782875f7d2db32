"""Date-times on the wire, and fields that are parsed when they are read."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from attrs import define, field
from hypothesis import given
from hypothesis import strategies as st
from specloom_agentset import InvalidArgumentError, InvalidArgumentTypeError, ResponseDecodeError
from specloom_agentset._runtime.models.fields import (
    DateTimeField,
    OptionalDateTimeField,
    datetime_argument,
    instant,
    parse_datetime,
    wire_datetime,
)

NOON = datetime(2026, 1, 2, 12, 0, 0, 678000, tzinfo=UTC)
NAIVE = NOON.replace(tzinfo=None)
SAME = [
    "2026-01-02T12:00:00.678Z",
    "2026-01-02T12:00:00.678+00:00",
    "2026-01-02T12:00:00.678",
    "2026-01-02 12:00:00.678Z",
    "2026-01-02T14:30:00.678000+02:30",
    "2026-01-01T23:00:00.678-13:00",
    "20260102T120000.678Z",
]
GARBAGE = ["", " ", "soon", "2026-13-01T00:00:00Z", "2026-01-02T25:00:00Z", "12:00:00", "0"]
OFFSETS = st.integers(min_value=-23 * 60, max_value=23 * 60).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)
MOMENTS = st.datetimes(
    # Such limits have no offset: that is drawn apart.
    min_value=datetime.fromisoformat("0001-01-03"),
    max_value=datetime.fromisoformat("9999-12-29"),
    timezones=OFFSETS,
)


@define
class Event:
    _at: datetime | str = field(alias="at", eq=instant)
    _until: datetime | str | None = field(default=None, alias="until", eq=instant)

    at = DateTimeField("_at", "startedAt")

    until = OptionalDateTimeField("_until", "endedAt")


@pytest.mark.parametrize("text", SAME)
def test_iso_8601_is_read_into_an_aware_moment(text: str) -> None:
    moment = parse_datetime(text, "at")
    assert moment == NOON
    assert moment.tzinfo is not None


def test_the_offset_is_kept() -> None:
    moment = parse_datetime("2026-01-02T14:30:00+02:30", "at")
    assert moment.utcoffset() == timedelta(hours=2, minutes=30)


@pytest.mark.parametrize("value", [*GARBAGE, 0, 1.5, True, None, [], {}, b"2026-01-02T12:00:00Z"])
def test_garbage_is_told_with_its_path(value: object) -> None:
    with pytest.raises(ResponseDecodeError) as caught:
        parse_datetime(value, "data.createdAt")
    assert caught.value.path == "data.createdAt"
    assert str(caught.value).endswith(f"expected an ISO 8601 date-time, got {value!r}")


def test_long_garbage_is_told_in_part() -> None:
    with pytest.raises(ResponseDecodeError) as caught:
        parse_datetime("x" * 1000, "at")
    assert len(str(caught.value)) < 120


@given(value=st.text() | st.text("0123456789-:+.TZW ") | st.from_regex(r"\d{4}-\d\d-\d\d.*"))
def test_any_text_is_a_moment_or_told_as_none(value: str) -> None:
    try:
        moment = parse_datetime(value, "at")
    except ResponseDecodeError:
        assert instant(value) == value
    else:
        assert moment.tzinfo is not None
        assert instant(value) == moment


@given(moment=MOMENTS)
def test_what_is_written_reads_back_as_the_same_moment(moment: datetime) -> None:
    back = parse_datetime(wire_datetime(moment), "at")
    assert back == moment
    assert back.utcoffset() == moment.utcoffset()


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "2026-01-02T03:04:05Z"),
        (NAIVE, "2026-01-02T12:00:00.678000Z"),
        (NOON, "2026-01-02T12:00:00.678000Z"),
        (
            datetime(2026, 1, 2, tzinfo=timezone(timedelta(hours=-5, minutes=-30))),
            "2026-01-02T00:00:00-05:30",
        ),
        ("soon", "soon"),
    ],
)
def test_moments_are_written_with_their_offset(moment: datetime | str, text: str) -> None:
    assert wire_datetime(moment) == text


@pytest.mark.parametrize("value", [NOON, *SAME])
def test_an_argument_is_a_datetime_or_iso_8601(value: datetime | str) -> None:
    assert parse_datetime(datetime_argument("since", value), "") == NOON


@pytest.mark.parametrize("value", GARBAGE)
def test_an_argument_that_names_no_moment_is_refused(value: str) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^since must be a datetime or ISO 8601 text"):
        datetime_argument("since", value)


@pytest.mark.parametrize("value", [0, 1.5, None, NOON.date(), b"2026-01-02"])
def test_an_argument_of_another_type_is_refused(value: object) -> None:
    with pytest.raises(InvalidArgumentTypeError, match=r"^since must be .* got "):
        datetime_argument("since", value)


@pytest.mark.parametrize("text", SAME)
def test_a_field_is_parsed_when_it_is_read_and_kept_as_received(text: str) -> None:
    event = Event(at=text, until=text)
    assert event.at == event.until == NOON
    stored: Any = event
    assert stored._at == stored._until == text


def test_a_field_can_be_set_and_an_optional_one_may_hold_none() -> None:
    event = Event(at=GARBAGE[0])
    event.at = NOON
    assert event.at == NOON
    assert event.until is None
    event.until = SAME[0]
    assert event.until == NOON
    event.until = None
    assert event.until is None


@pytest.mark.parametrize("value", [*GARBAGE, 7, True, [], {}])
def test_a_malformed_field_raises_with_its_wire_name_whenever_it_is_read(value: Any) -> None:
    event = Event(at=value, until=value)
    for _ in range(2):
        with pytest.raises(ResponseDecodeError, match=r"^startedAt: "):
            _ = event.at
        with pytest.raises(ResponseDecodeError, match=r"^endedAt: "):
            _ = event.until


@pytest.mark.parametrize("text", SAME)
@pytest.mark.parametrize("other", [NOON, *SAME])
def test_equality_is_that_of_the_moments(text: str, other: datetime | str) -> None:
    assert Event(at=text) == Event(at=other)
    assert Event(at=text) != Event(at="2026-01-02T12:00:00.679Z")


@pytest.mark.parametrize("value", [*GARBAGE, 7, True, [], {}])
def test_malformed_fields_compare_and_show_as_they_are(value: Any) -> None:
    event, twin, other = Event(at=value), Event(at=value), Event(at=NOON)
    assert event == twin
    assert event != other
    assert other != event
    assert repr(value) in repr(event)
    assert pickle.loads(pickle.dumps(event)) == event  # noqa: S301


def test_a_datetime_without_an_offset_is_utc_wherever_it_comes_from() -> None:
    naive = Event(at=NAIVE)
    assert naive.at.tzinfo is not None
    assert naive.at == NOON
    assert naive == Event(at=SAME[0])


@pytest.mark.parametrize("value", [7, True, 1.5, [], {}])
def test_what_is_no_text_is_written_as_it_came(value: Any) -> None:
    assert wire_datetime(value) == value
