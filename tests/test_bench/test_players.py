"""That the floor and our packages do the same work, and all of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, TypeGuard

import orjson
import pytest
from bench import floor, once, ours, worker
from bench.rows import ROWS, SCALES
from bench.tasks import Task
from bench.turns import Race, field_of

PAGES = 3


def plain(value: Any) -> Any:
    """Return what a player gave as JSON-ready data, without nulls."""
    if hasattr(value, "to_dict"):
        value = value.to_dict()
    if is_map(value):
        return {name: plain(one) for name, one in value.items() if one is not None}
    return [plain(one) for one in value] if is_list(value) else value


def is_map(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


@pytest.mark.parametrize("case", ["list", "get", "decode", "encode", "pages"])
def test_the_floor_and_ours_give_the_same(provider: str, case: str, folder: Path) -> None:
    task = Task(case, provider, folder, PAGES if case == "pages" else 100)
    bare, typed = plain(floor.prepare(task)()), plain(ours.prepare(task)())
    if case == "encode":
        bare, typed = plain(orjson.loads(bare)), plain(orjson.loads(typed))
    if case == "pages":
        assert (bare, typed) == (PAGES * 100, PAGES * 100)
    elif case == "get" and provider == "agentset":
        assert typed == bare["data"]
    else:
        assert typed == bare


def test_both_are_told_that_there_is_no_such_job(provider: str, folder: Path) -> None:
    task = Task("missing", provider, folder)
    error: Any = ours.prepare(task)()
    assert error.status_code == 404
    assert floor.prepare(task)()


@pytest.mark.parametrize("size", [100, 10_000, 1_000_000])
def test_both_decode_the_same_events(size: int, folder: Path) -> None:
    pytest.importorskip("specloom_nuextract")
    task = Task("events", "nuextract", folder, size)
    assert floor.prepare(task)() == ours.prepare(task)() == max(1, 1_000_000 // size) * size


@pytest.mark.reference
def test_every_row_has_its_players(provider: str, folder: Path) -> None:
    cases = {row.case for row in ROWS} | {scale.case for scale in SCALES}
    for case in cases - {"cold", "kept", "peak", "concurrent", "events"}:
        task = Task(case, provider, folder, PAGES if case == "pages" else 100)
        for player in ("floor", "ours"):
            order = {"player": player, "task": task.written(), "times": 1}
            assert worker.answer(order)["seconds"] > 0


def test_what_is_missing_is_said(provider: str, folder: Path) -> None:
    order = {"player": "official", "task": Task("decode", provider, folder).written(), "times": 1}
    assert worker.answer(order) == {"missing": "part of the call"}


@pytest.mark.reference
def test_a_row_is_measured_by_players_that_take_turns(
    provider: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The workers find the packages where these tests do.
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    with field_of(sys.executable, sys.executable, folder) as field:
        loopback = next(row for row in ROWS if row.case == "get" and row.loopback)
        by_floor = field.ours.ask("floor", Task("get", provider, folder, server=field.server), 2)
        assert by_floor["seconds"] > 0
        decoding = next(row for row in ROWS if row.case == "decode")
        race = Race(decoding, provider)
        for part in range(2):
            race.run(field, part, 2)
        result = race.result()
        assert {len(found) for found in race.values.values()} == {decoding.rounds}
        assert result.medians.keys() == {"floor", "ours"}
        assert result.missing == {"official": "part of the call"}
        assert (result.title, result.limit) == (decoding.title, decoding.limit)
        assert loopback.limit is not None


def test_memory_is_told_in_bytes(provider: str, folder: Path) -> None:
    task = orjson.dumps(Task("decode", provider, folder, 100).written()).decode()
    assert 100 < once.main("kept", "ours", task)["value"] < 100_000
