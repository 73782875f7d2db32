"""What becomes of what was measured."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bench import report
from bench.rows import HEADLINES, Result


def result(
    ours: float, floor: float, official: float | None = None, *, above: bool = False
) -> Result:
    medians = {"ours": ours, "floor": floor}
    missing = {} if official is not None else {"official": "no such method"}
    if official is not None:
        medians["official"] = official
    return Result("work", "agentset", "s", medians, missing, 1.5, above)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, "s", "–"),
        (0.0000042, "s", "4.2 µs"),
        (0.000123, "s", "123 µs"),
        (0.0123, "s", "12.3 ms"),
        (0.5, "s", "500 ms"),
        (2.5, "s", "2.50 s"),
        (944.2, "B", "944 B"),
        (12_345, "B", "12,345 B"),
        (2_500_000, "B", "2.50 MB"),
    ],
)
def test_numbers_are_written_for_people(value: float | None, unit: str, text: str) -> None:
    assert report.number(value, unit) == text


@pytest.mark.parametrize(
    ("measured", "kept"),
    [
        (result(1.4, 1.0), True),
        (result(1.6, 1.0), False),
        (result(1.4, 1.0, 3.1, above=True), True),
        (result(1.4, 1.0, 2.9, above=True), False),
        (result(1.4, 1.0, 0.5, above=True), True),
        (result(0.9, 1.0, 2.0, above=True), True),
    ],
)
def test_a_limit_is_kept_or_not(measured: Result, kept: bool) -> None:
    assert measured.kept is kept
    assert ("**not kept**" in report.verdict(measured)) is not kept


def test_an_import_is_judged_by_what_it_takes_above_the_floor() -> None:
    quick = Result("import", "agentset", "s", {"ours": 0.11, "floor": 0.1}, {}, None, above=False)
    slow = Result("import", "agentset", "s", {"ours": 0.13, "floor": 0.1}, {}, None, above=False)
    assert report.verdict(quick) == "+20 ms (+10)"
    assert report.verdict(slow) == "+20 ms (+30), **not kept**"


def test_the_table_has_a_line_for_each_result() -> None:
    lines = report.table([result(2.0, 1.0, 4.0), result(1.0, 1.0)]).splitlines()
    assert lines[2] == (
        "| work | agentset | 2.00 s | 1.00 s | 4.00 s | 2.00 × | 1.5 ×, **not kept** | 0.50 × |"
    )
    assert lines[3] == "| work | agentset | 1.00 s | 1.00 s | – | 1.00 × | 1.5 × | – |"
    assert report.absences([result(1.0, 1.0)]) == "- work (agentset): no such method."


def test_who_is_to_beat_the_official_sdk_must_not_be_slower() -> None:
    assert not replace(result(1.0, 1.0, 0.9), beats=True).kept
    assert replace(result(1.0, 1.0, 1.1), beats=True).kept
    assert result(1.0, 1.0, 0.9).kept


DATA = {"date": "d", "machine": "m", "versions": {"a": "1"}}


def test_a_headline_spans_all_providers() -> None:
    title, *others = HEADLINES
    found = [
        replace(result(2.0, 1.0, 4.0), title=title),
        replace(result(1.5, 1.0, 15.0), title=title),
        replace(result(3.0, 1.0), title=others[0]),
        result(9.0, 1.0, 1.0),
    ]
    lines = report.headlines(found).splitlines()
    assert lines[2:] == [
        f"| {title} | 1.50 to 2.00 × | 0.10 to 0.50 × |",
        f"| {others[0]} | 3.00 × | – |",
    ]


def test_only_what_stands_between_the_markers_is_replaced() -> None:
    text = f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n"
    new = report.block(DATA, [replace(result(2.0, 1.0), title=HEADLINES[0])])
    done = report.replaced(text, new)
    assert done.startswith(f"before\n{report.BEGIN}\n")
    assert done.endswith(f"{report.END}\nafter\n")
    assert "old" not in done
    assert HEADLINES[0] in done
    assert report.replaced(done, new) == done


@pytest.mark.parametrize("text", ["", report.BEGIN, f"{report.END}{report.BEGIN}"])
def test_a_text_without_markers_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="once each"):
        report.replaced(text, "new")
