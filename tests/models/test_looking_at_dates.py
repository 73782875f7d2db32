"""Date-times are parsed when they are looked at, and nothing tells whether they were."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from specloom_agentset import IngestJob, ResponseDecodeError

from .catalogue import SCHEMAS, samples_of, schema_of
from .verdicts import python_name

DATES = [
    wire
    for wire, schema in SCHEMAS.view(schema_of("IngestJob")).properties.items()
    if SCHEMAS.view(schema).kind == "date-time"
]
NULLABLE = [wire for wire in DATES if wire != "createdAt"]
NOON = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
SAME = ["2026-01-02T12:00:00Z", "2026-01-02T12:00:00.000", "2026-01-02T14:30:00+02:30"]
MALFORMED: list[Any] = ["", "soon", "2026-02-30T00:00:00Z", 7, True, 1.5, [], {}]


def source(**members: Any) -> dict[str, Any]:
    return {**samples_of("IngestJob")[0], **members}


def job(**members: Any) -> IngestJob:
    return IngestJob.from_dict(source(**members))


def look(at: IngestJob, wire: str) -> object:
    try:
        return getattr(at, python_name(wire))
    except ResponseDecodeError as error:
        return error


def test_a_job_has_these_times() -> None:
    assert DATES[0] == "createdAt"
    assert len(DATES) == 6


@pytest.mark.parametrize("wire", DATES)
@pytest.mark.parametrize("value", [*SAME, *MALFORMED])
def test_looking_changes_nothing(wire: str, value: Any) -> None:
    looked_at, untouched = job(**{wire: value}), job(**{wire: value})
    shown, pickled = repr(untouched), pickle.dumps(untouched)
    look(looked_at, wire)
    assert looked_at == untouched
    assert repr(looked_at) == shown
    assert looked_at.to_dict() == untouched.to_dict() == source(**{wire: value})
    assert pickle.dumps(looked_at) == pickled
    assert pickle.loads(pickled) == looked_at  # noqa: S301
    assert copy.copy(looked_at) == copy.deepcopy(looked_at) == untouched


@pytest.mark.parametrize("wire", DATES)
@pytest.mark.parametrize("value", SAME)
def test_a_time_is_an_aware_moment(wire: str, value: str) -> None:
    moment = look(job(**{wire: value}), wire)
    assert isinstance(moment, datetime)
    assert moment == NOON
    assert moment.tzinfo is not None


@pytest.mark.parametrize("wire", DATES)
def test_jobs_are_equal_where_their_times_are_the_same_moments(wire: str) -> None:
    first, *others = (job(**{wire: value}) for value in SAME)
    assert all(other == first for other in others)
    assert job(**{wire: "2026-01-02T12:00:00.001Z"}) != first


@pytest.mark.parametrize("wire", DATES)
@pytest.mark.parametrize("value", MALFORMED)
def test_a_malformed_time_raises_by_name_each_time_and_leaves_the_others(
    wire: str, value: Any
) -> None:
    model = job(**{wire: value})
    for _ in range(2):
        error = look(model, wire)
        assert isinstance(error, ResponseDecodeError)
        assert error.path == wire
    others = [look(model, other) for other in DATES if other != wire]
    assert all(isinstance(other, datetime) for other in others)
    assert model == job(**{wire: value})
    assert model != job(**{wire: SAME[0]})
    assert repr(value) in repr(model)


@pytest.mark.parametrize("wire", NULLABLE)
def test_a_time_that_has_not_come_is_none(wire: str) -> None:
    absent = source()
    del absent[wire]
    for model in (job(**{wire: None}), IngestJob.from_dict(absent)):
        assert look(model, wire) is None
        assert model.to_dict()[wire] is None


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
@pytest.mark.parametrize("wire", DATES)
def test_a_time_that_the_user_gave_is_written_and_read_as_one(
    wire: str, moment: datetime, text: str
) -> None:
    model = job()
    setattr(model, python_name(wire), moment)
    assert model.to_dict() == source(**{wire: text})
    assert look(model, wire) == NOON
    assert model == job(**{wire: SAME[0]})
    assert pickle.loads(pickle.dumps(model)) == model  # noqa: S301
