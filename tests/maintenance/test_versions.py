"""Which version changes call for, and what it means that a type became another."""

from __future__ import annotations

import pytest

from overlays.generator.changes.levels import Change, Level, next_release, release_of, widening
from overlays.generator.changes.report import Review, render


@pytest.mark.parametrize(
    ("old", "level", "new"),
    [
        ("1.4.2", "breaking", (2, 0, 0)),
        ("1.4.2", "additive", (1, 5, 0)),
        ("1.4.2", "docs", (1, 4, 3)),
        ("0.4.2", "breaking", (0, 5, 0)),
        ("0.4.2", "additive", (0, 4, 3)),
        ("0.4.2", "docs", (0, 4, 3)),
        ("0.4", "additive", (0, 4, 1)),
        ("1.0.0rc1", "additive", (1, 1, 0)),
    ],
)
def test_versions_rise_as_semantic_versioning_says(
    old: str, level: Level, new: tuple[int, int, int]
) -> None:
    assert next_release(release_of(old), level)[0] == new


def test_what_is_no_version_is_refused() -> None:
    with pytest.raises(ValueError, match="'latest' is not a valid version"):
        release_of("latest")


@pytest.mark.parametrize(
    ("old", "new", "levels", "enough"),
    [
        ("0.1.0", "0.1.0", [], True),
        ("0.1.0", "0.1.0", ["docs"], False),
        ("0.1.0", "0.1.1", ["additive", "docs"], True),
        ("0.1.0", "0.1.1", ["docs", "breaking"], False),
        ("0.1.0", "0.2.0", ["breaking"], True),
        ("0.9.0", "1.0.0", ["breaking"], True),
        ("0.2.0", "0.1.9", ["docs"], False),
        (None, "0.1.0", [], True),
        ("0.1.0", None, [], True),
    ],
)
def test_a_version_is_enough_from_what_the_gravest_change_calls_for(
    old: str | None, new: str | None, levels: list[Level], *, enough: bool
) -> None:
    changes = [Change(level, "here", "changed") for level in levels]
    assert Review("some", old, new, api=changes[:1], spec=changes[1:]).enough is enough


def test_a_provider_that_cannot_be_compared_has_no_version_that_is_enough() -> None:
    assert not Review("some", None, None, problem="no YAML").enough


@pytest.mark.parametrize(
    ("old", "new", "sent", "received"),
    [
        ("string", "string", None, None),
        ("string|null", "null|string", None, None),
        ("string", "string|null", "additive", "breaking"),
        ("string|null", "string", "breaking", "additive"),
        ("integer", "number", "additive", "breaking"),
        ("string", "any", "additive", "breaking"),
        ("string", "integer", "breaking", "breaking"),
    ],
)
def test_callers_may_send_what_they_sent_and_read_what_they_knew(
    old: str, new: str, sent: Level | None, received: Level | None
) -> None:
    before, after = frozenset(old.split("|")), frozenset(new.split("|"))
    assert widening(before, after, sent=True, received=False) == sent
    assert widening(before, after, sent=False, received=True) == received
    assert widening(before, after, sent=True, received=True) == (
        None if sent is None else "breaking"
    )


def test_one_change_in_many_places_is_told_once() -> None:
    places = ["Jobs.get", "AsyncJobs.get", "Other.size", *(f"Error{n}.code" for n in range(1, 9))]
    changes = [Change("additive", place, "added") for place in places]
    review = Review("some", "0.1.0", "0.1.0", api=changes, spec=[Change("docs", "info", "title")])
    *lines, verdict = render(review, "v1")
    assert lines == [
        "some: changes since v1",
        "  additive",
        "    API   Error1.code, Error2.code, Error3.code, Error4.code, and 4 more with code, Jobs.get,",
        "            AsyncJobs.get, Other.size: added",
        "  docs, and code behind the interface",
        "    spec  info: title",
    ]
    assert verdict.startswith("  calls for 0.1.1 (additive below 1.0.0: patch); ")
    assert verdict.endswith("generator.yaml says 0.1.0, as before: NOT ENOUGH")
