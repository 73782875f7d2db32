"""Date-times are parsed when they are looked at, and nothing tells whether they were."""

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


def dates(subject: Subject) -> list[str]:
    return subject.members("date-time")


def test_jobs_have_times(provider: str) -> None:
    assert any(dates(subject) for subject in subjects_of(provider))


@pytest.mark.parametrize("value", [*SAME, *MALFORMED])
def test_looking_changes_nothing(subject: Subject, value: Any) -> None:
    for wire in dates(subject):
        looked_at, untouched = (made(subject, **{wire: value}) for _ in range(2))
        shown, pickled = repr(untouched), pickle.dumps(untouched)
        look(subject, looked_at, wire)
        assert looked_at == untouched
        assert repr(looked_at) == shown
        assert looked_at.to_dict() == untouched.to_dict() == source(subject, **{wire: value})
        assert pickle.dumps(looked_at) == pickled
        assert pickle.loads(pickled) == looked_at  # noqa: S301
        assert copy.copy(looked_at) == copy.deepcopy(looked_at) == untouched


def test_times_are_equal_where_they_are_the_same_aware_moments(subject: Subject) -> None:
    for wire in dates(subject):
        first, *others = (made(subject, **{wire: value}) for value in SAME)
        for model in (first, *others):
            moment = look(subject, model, wire)
            assert moment == NOON
            assert moment.tzinfo is not None
        assert all(other == first for other in others)
        assert made(subject, **{wire: "2026-01-02T12:00:00.001Z"}) != first


@pytest.mark.parametrize("value", MALFORMED)
def test_a_malformed_time_raises_by_name_each_time_and_leaves_the_others(
    subject: Subject, value: Any
) -> None:
    for wire in dates(subject):
        model = made(subject, **{wire: value})
        for _ in range(2):
            error: Any = look(subject, model, wire)
            assert type(error) is subject.decode_error
            assert getattr(error, "path", None) == wire
        others = [look(subject, model, other) for other in dates(subject) if other != wire]
        assert all(isinstance(other, datetime) for other in others)
        assert model == made(subject, **{wire: value})
        assert model != made(subject, **{wire: SAME[0]})
        assert repr(value) in repr(model)


def test_a_time_that_has_not_come_is_none(subject: Subject) -> None:
    properties, required = subject.view.properties, subject.view.required
    for wire in dates(subject):
        if wire in required and not subject.schemas.view(properties[wire]).nullable:
            continue
        absent = source(subject)
        del absent[wire]
        for model in (made(subject, **{wire: None}), subject.model.from_dict(absent)):
            assert look(subject, model, wire) is None
            assert model.to_dict().get(wire) is None
            assert (wire in model.to_dict()) is (wire in required)


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
def test_a_time_that_the_user_gave_is_written_and_read_as_one(
    subject: Subject, moment: datetime, text: str
) -> None:
    for wire in dates(subject):
        model = made(subject)
        setattr(model, python_name(wire), moment)
        assert model.to_dict() == source(subject, **{wire: text})
        assert look(subject, model, wire) == NOON
        assert model == made(subject, **{wire: SAME[0]})
        assert pickle.loads(pickle.dumps(model)) == model  # noqa: S301
