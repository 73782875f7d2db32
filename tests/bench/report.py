"""What was measured, as a table to read and as JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from .rows import HEADLINES, IMPORT_LIMIT, OFFICIAL, Result

BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"

COMPARED = ("floor", "official")
"""Whom ours is compared with in the README."""

Scales = Mapping[str, Mapping[str, Mapping[int, Mapping[str, float]]]]
"""By title and provider: for each size what it takes, by player."""


def number(value: float | None, unit: str) -> str:
    """Return *value* for people, or a dash."""
    if value is None:
        return "–"
    if unit == "B":
        return f"{value / 1e6:.2f} MB" if value >= 1e6 else f"{value:,.0f} B"
    for limit, factor, name in ((1e-3, 1e6, "µs"), (1.0, 1e3, "ms")):
        if value < limit:
            return (
                f"{value * factor:.3g} {name}"
                if value * factor < 100
                else f"{value * factor:.0f} {name}"
            )
    return f"{value:.2f} s"


def times(value: float | None) -> str:
    """Return a ratio for people, or a dash."""
    return "–" if value is None else f"{value:.2f} ×" if value >= 0.1 else f"{value:.3f} ×"


def verdict(result: Result) -> str:
    """Return the limit, and whether it is kept."""
    if result.title == "import":
        over = result.medians["ours"] - result.medians["floor"]
        kept = "" if over <= IMPORT_LIMIT else ", **not kept**"
        return f"+{IMPORT_LIMIT * 1e3:.0f} ms ({over * 1e3:+.0f}){kept}"
    if result.limit is None:
        return "–"
    share = result.share_above if result.above else None
    above = "" if share is None else f", a fifth of the official's above the floor ({share:.3f})"
    return f"{result.limit:g} ×{above}" + ("" if result.kept else ", **not kept**")


def table(results: Sequence[Result]) -> str:
    """Return the comparison as a Markdown table."""
    lines = [
        "| work | provider | ours | floor | official | ours to floor | limit | ours to official |",
        "| --- | --- | --: | --: | --: | --: | --- | --: |",
    ]
    for result in results:
        got = result.medians
        cells = (
            result.title,
            result.provider,
            *(number(got.get(player), result.unit) for player in ("ours", "floor", "official")),
            times(result.ratio("floor")),
            verdict(result),
            times(result.ratio("official")),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def scaling(scales: Scales, units: Mapping[str, str]) -> str:
    """Return how ours grows as a Markdown table, or nothing where nothing was measured.

    With each figure goes its ratio to the floor, which grows too: orjson's cost of a job does, as
    the garbage collector has more to look through.
    """
    if not scales:
        return ""
    lines = ["| growth | provider | ours (to floor) |", "| --- | --- | --- |"]
    for title, by_provider in scales.items():
        for provider, found in by_provider.items():
            shown = ", ".join(
                f"{size:,}: {number(got['ours'], units[title])}"
                f" ({times(got['ours'] / got['floor'])})"
                for size, got in found.items()
            )
            lines.append(f"| {title} | {provider} | {shown} |")
    return "\n".join(lines)


def absences(results: Sequence[Result]) -> str:
    """Return why there are no figures where there are none, as a list."""
    reasons: dict[str, list[str]] = {}
    for result in results:
        for reason in result.missing.values():
            if reason != "part of the call":
                place = f"{result.title} ({OFFICIAL[result.provider]})"
                reasons.setdefault(reason, []).append(place)
    return "\n".join(f"- {', '.join(where)}: {reason}." for reason, where in reasons.items())


def headlines(results: Sequence[Result]) -> str:
    """Return the rows of the README as a Markdown table: each over all providers."""
    lines = ["| work | ours to floor | ours to official SDK |", "| --- | --: | --: |"]
    for title in HEADLINES:
        found = [result for result in results if result.title == title]
        if found:
            spans = (span([result.ratio(player) for result in found]) for player in COMPARED)
            lines.append(f"| {title} | {' | '.join(spans)} |")
    return "\n".join(lines)


def span(ratios: Sequence[float | None]) -> str:
    """Return the least and the greatest of the ratios that there are, or a dash."""
    known = [ratio for ratio in ratios if ratio is not None]
    if not known:
        return times(None)
    least, most = times(min(known)), times(max(known))
    return least if least == most else f"{least.removesuffix(' ×')} to {most}"


def setting(data: Mapping[str, Any]) -> str:
    """Return when, on what and with which versions was measured."""
    versions = ", ".join(f"{name} {version}" for name, version in data["versions"].items())
    return (
        f"Measured on {data['date']} with `python3 -m nox -s bench` on {data['machine']}; "
        f"medians of one run, the players taking turns. {versions}."
    )


def block(data: Mapping[str, Any], results: Sequence[Result]) -> str:
    """Return what stands in the README between its markers."""
    return "\n\n".join([BEGIN, setting(data), headlines(results), END])


def document(data: Mapping[str, Any], parts: Sequence[str]) -> str:
    """Return everything that was measured as a Markdown document."""
    head = "# What `nox -s bench` measured"
    return "\n\n".join([head, setting(data), *filter(None, parts)]) + "\n"


def replaced(text: str, new: str) -> str:
    """Return *text* with what stands between its markers replaced.

    Raises:
        ValueError: It does not have the markers, once each and in this order.
    """
    found = re.findall(f"{BEGIN}.*?{END}", text, re.DOTALL)
    if len(found) != 1:
        raise ValueError(f"the text must have {BEGIN} and then {END}, once each")
    return text.replace(found[0], new)


def as_json(
    results: Sequence[Result], scales: Scales, versions: Mapping[str, str], machine: str
) -> dict[str, Any]:
    """Return everything as JSON-ready data."""
    return {
        "date": date.today().isoformat(),  # noqa: DTZ011  # the day where it is measured
        "machine": machine,
        "versions": dict(versions),
        "results": [
            {
                **asdict(result),
                "to_floor": result.ratio("floor"),
                "to_official": result.ratio("official"),
                "share_above_floor": result.share_above,
            }
            for result in results
        ],
        "scales": scales,
    }
