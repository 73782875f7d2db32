"""Date-times are parsed when they are read, and nothing tells whether they were."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from .catalogue import Subject, subjects_of
from .verdicts import python_name

NOON = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
SAME = ["2026-01-02T12:00:00Z", "2026-01-02T12:00:00.000", "2026-01-02T14:30:00+02:30"]
MALFORMED: list[Any] = ["", "soon", "2026-02-30T00:00:00Z", 7, True, 1.5, [], {}]


def source(subject: Subject, **members: Any) -> dict[str, Any]:
    return {**subject.samples[0], **members}


def made(subject: Subject, **members: Any) -> Any:
    return subject.model.from_dict(source(subject, **members))


def look(subject: Subject, at: Any, wire: str) -> Any:
    try:
        return getattr(at, python_name(wire))
    except subject.decode_error as error:
        return error


def test_jobs_have_times(provider: str) -> None:
    assert any(subject.members("date-time") for subject in subjects_of(provider))


def test_reading_a_time_changes_nothing(subject: Subject, date: str) -> None:
    for value in (*SAME, *MALFORMED):
        read, untouched = (made(subject, **{date: value}) for _ in range(2))
        shown, pickled = repr(untouched), pickle.dumps(untouched)
        look(subject, read, date)
        assert read == untouched
        assert repr(read) == shown
        assert read.to_dict() == untouched.to_dict() == source(subject, **{date: value})
        assert pickle.dumps(read) == pickled
        assert pickle.loads(pickled) == read  # noqa: S301
        assert copy.copy(read) == copy.deepcopy(read) == untouched


def test_times_are_equal_where_they_are_the_same_aware_moments(subject: Subject, date: str) -> None:
    first, *others = (made(subject, **{date: value}) for value in SAME)
    for model in (first, *others):
        moment = look(subject, model, date)
        assert moment == NOON
        assert moment.tzinfo is not None
        assert model == first
    assert made(subject, **{date: "2026-01-02T12:00:00.001Z"}) != first


def test_a_malformed_time_raises_by_name_each_time_and_leaves_the_others(
    subject: Subject, date: str
) -> None:
    for value in MALFORMED:
        model = made(subject, **{date: value})
        for _ in range(2):
            error: Any = look(subject, model, date)
            assert type(error) is subject.decode_error
            assert getattr(error, "path", None) == date
        for other in subject.members("date-time"):
            assert other == date or isinstance(look(subject, model, other), datetime)
        assert model == made(subject, **{date: value})
        assert model != made(subject, **{date: SAME[0]})
        assert repr(value) in repr(model)


def test_a_time_that_has_not_come_is_none(subject: Subject, optional_date: str) -> None:
    absent = source(subject)
    del absent[optional_date]
    for model in (made(subject, **{optional_date: None}), subject.model.from_dict(absent)):
        assert look(subject, model, optional_date) is None
        written = model.to_dict()
        assert written.get(optional_date) is None
        assert (optional_date in written) is (optional_date in subject.view.required)


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (NOON, "2026-01-02T12:00:00Z"),
        (NOON.replace(tzinfo=None), "2026-01-02T12:00:00Z"),
        (
            NOON.astimezone(timezone(timedelta(hours=2, minutes=30))),
            "2026-01-02T14:30:00+02:30",
        ),
    ],
)
def test_a_time_that_the_user_set_is_written_and_read(
    subject: Subject, date: str, moment: datetime, text: str
) -> None:
    model = made(subject)
    setattr(model, python_name(date), moment)
    assert model.to_dict() == source(subject, **{date: text})
    assert look(subject, model, date) == NOON
    assert model == made(subject, **{date: SAME[0]})
    assert pickle.loads(pickle.dumps(model)) == model  # noqa: S301
