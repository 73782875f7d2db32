"""A spec that says more than can be generated, or less than is needed, is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from .workshop import GET, GONE, POST, SCHEMAS, Workshop, spec_with

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("refusals.yaml").read_text(encoding="utf-8")
)
PLACES = {"GET": GET, "POST": POST, "SCHEMAS": SCHEMAS, "JOB": f"{SCHEMAS}/Job/properties"}

NAMES = (
    "paths", "responses", "parameters", "schemas", "securitySchemes", "mapping", "properties",
)  # fmt: skip
"""Where the keys of an object are names, and not keywords."""

OPTIONAL = {
    "parameters", "requestBody", "required", "properties", "x-specloom-error", "x-specloom-job",
    "x-specloom-returns", "code", "title", "version", "description", "content", "environment", "security",
}  # fmt: skip
"""Keys that may be missing, though not everywhere."""


def pointer_of(short: str) -> str:
    """A JSON pointer, written with the beginnings in PLACES."""
    first, slash, rest = short.partition("/")
    return PLACES.get(first, first) + slash + rest


def members(value: object, pointer: str = "") -> Iterator[tuple[str, str, bool]]:
    """Each member of each object: the object's pointer, its key, whether that is a keyword."""
    if isinstance(value, list):
        for number, element in enumerate(cast("list[object]", value)):
            yield from members(element, f"{pointer}/{number}")
    elif isinstance(value, dict):
        steps = pointer.split("/")
        keywords = steps[-1] not in NAMES or (len(steps) > 2 and steps[-2] == "properties")
        for key, member in cast("dict[str, object]", value).items():
            step = key.replace("~", "~0").replace("/", "~1")
            yield pointer, step, keywords
            yield from members(member, f"{pointer}/{step}")


MEMBERS = list(members(spec_with()))
OBJECTS = sorted({place for place, _, keywords in MEMBERS if keywords})
NEEDED = [f"{place}/{key}" for place, key, keywords in MEMBERS if keywords and key not in OPTIONAL]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_what_can_not_be_represented_is_refused(bench: Workshop, case: dict[str, Any]) -> None:
    changes = [
        (pointer_of(place), GONE if value == "GONE" else value)
        for place, value in case["set"].items()
    ]
    ((place, reason),) = case["refused"].items()
    error = bench.refusal(*changes)
    assert (error.file, error.pointer) == (bench.spec, pointer_of(place))
    assert reason in error.reason


@pytest.mark.parametrize("place", OBJECTS)
def test_an_unknown_keyword_is_refused_wherever_it_stands(bench: Workshop, place: str) -> None:
    error = bench.refusal((f"{place}/x-nonsense", 1))
    assert (error.file, error.pointer) == (bench.spec, f"{place}/x-nonsense")


@pytest.mark.parametrize("pointer", NEEDED)
def test_what_is_needed_and_missing_is_refused(bench: Workshop, pointer: str) -> None:
    assert bench.refusal((pointer, GONE)).file == bench.spec


@pytest.mark.parametrize("value", ["", " \n", None, 7, ["text"]], ids=repr)
def test_a_description_must_be_a_text_with_something_in_it(bench: Workshop, value: Any) -> None:
    pointer = f"{SCHEMAS}/Job/description"
    error = bench.refusal((pointer, value))
    assert (error.pointer, error.reason) == (pointer, "must be a text")
