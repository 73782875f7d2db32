"""``--check``: is generated/ what specs/ and overlays/ give?"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from typing import NamedTuple

import pytest

from .workshop import Workshop

PACKAGE = "workshop/specloom_workshop"


class Outcome(NamedTuple):
    """What a check said and did."""

    status: int
    lines: list[str]
    advice: str
    unchanged: bool


def check(shop: Workshop) -> Outcome:
    """Run the check."""
    before = shop.output()
    with (
        contextlib.redirect_stdout(io.StringIO()) as out,
        contextlib.redirect_stderr(io.StringIO()) as err,
    ):
        status = shop.main("--check")
    return Outcome(status, out.getvalue().splitlines(), err.getvalue(), shop.output() == before)


class Touch(NamedTuple):
    """Something that is done to an input, and the file whose diff must show it."""

    file: str
    old: str
    new: str
    shown_in: str


TOUCHES = {
    "spec": Touch(
        "specs/workshop/openapi.yaml",
        "Where a job stands.",
        "How a job does.",
        f"{PACKAGE}/models/job_status.py",
    ),
    "template": Touch(
        "overlays/generator/writing/templates/types.py.jinja",
        "The sentinel of arguments",
        "What stands for arguments",
        f"{PACKAGE}/types.py",
    ),
    "overlay module": Touch(
        "overlays/workshop/jobs_plus.py",
        '{"DONE", "FAILED"}',
        '{"DONE", "LOST"}',
        f"{PACKAGE}/jobs_plus.py",
    ),
    "runtime module": Touch(
        "overlays/runtime/states.py",
        '"cancelled", "unknown"]',
        '"cancelled", "lost"]',
        f"{PACKAGE}/_runtime/states.py",
    ),
    "quickstart": Touch(
        "overlays/workshop/quickstart.md",
        "import Workshop",
        "import AsyncWorkshop",
        "workshop/README.md",
    ),
    "config": Touch("specs/workshop/generator.yaml", "1.2.3", "1.2.4", "workshop/pyproject.toml"),
    "licence": Touch("LICENSE", "MIT License", "My License", "workshop/LICENSE"),
}


def _edited(shop: Workshop) -> None:
    shop.append(f"generated/{PACKAGE}/client.py", "EXTRA = 1\n")


def _longer(shop: Workshop) -> None:
    shop.append("generated/workshop/README.md", "\n")


def _carriage_returns(shop: Workshop) -> None:
    file = shop.package / "errors.py"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))


def _missing(shop: Workshop) -> None:
    (shop.package / "models/job.py").unlink()


def _orphan(shop: Workshop) -> None:
    shop.write(f"generated/{PACKAGE}/models/stray.py", "")


def _orphan_provider(shop: Workshop) -> None:
    shop.write("generated/forgotten/README.md", "")


DAMAGE: dict[Callable[[Workshop], None], str] = {
    _edited: f"--- is/{PACKAGE}/client.py",
    _longer: "--- is/workshop/README.md",
    _carriage_returns: f"{PACKAGE}/errors.py: the line ends differ",
    _missing: f"missing: {PACKAGE}/models/job.py",
    _orphan: f"orphan: {PACKAGE}/models/stray.py is not generated any more",
    _orphan_provider: "orphan: forgotten/README.md is not generated any more",
}


@pytest.fixture(scope="module")
def touched(generated: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Return what is said where every input was touched."""
    shop = generated.copy(tmp_path_factory.mktemp("touched"))
    for touch in TOUCHES.values():
        text = (shop.root / touch.file).read_text(encoding="utf-8")
        assert text.count(touch.old) == 1, touch.file
        shop.write(touch.file, text.replace(touch.old, touch.new))
    return check(shop)


@pytest.fixture(scope="module")
def damaged(generated: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Return what is said where the output was damaged in every way."""
    shop = generated.copy(tmp_path_factory.mktemp("damaged"))
    for damage in DAMAGE:
        damage(shop)
    return check(shop)


def test_it_passes_on_what_was_just_generated(generated: Workshop) -> None:
    assert check(generated) == (0, ["generated/ is up to date (workshop)"], "", True)


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES)
def test_an_input_that_was_touched_shows_as_a_diff_of_what_depends_on_it(
    touched: Outcome, touch: Touch
) -> None:
    diff = touched.lines[touched.lines.index(f"--- is/{touch.shown_in}") :]
    assert diff[1] == f"+++ should be/{touch.shown_in}"
    assert diff[2].startswith("@@ -")
    end = next((n for n, line in enumerate(diff) if n and line.startswith("--- is/")), len(diff))
    assert any(line.startswith("-") and touch.old in line for line in diff[3:end])
    assert any(line.startswith("+") and touch.new in line for line in diff[3:end])


def test_a_check_that_finds_something_fails_says_what_to_do_and_writes_nothing(
    touched: Outcome,
) -> None:
    assert (touched.status, touched.unchanged) == (1, True)
    assert "run `nox -s generate`" in touched.advice


@pytest.mark.parametrize("told", DAMAGE.values(), ids=[damage.__name__ for damage in DAMAGE])
def test_generated_files_that_are_not_as_they_should_be_are_named(
    damaged: Outcome, told: str
) -> None:
    assert told in damaged.lines


def test_nothing_but_what_is_wrong_is_named(damaged: Outcome) -> None:
    assert (damaged.status, damaged.unchanged) == (1, True)
    diffs = [line for line in damaged.lines if line.startswith("--- is/")]
    others = [line for line in damaged.lines if line[0] not in " +-@"]
    assert len(diffs) + len(others) == len(DAMAGE)
    assert "-EXTRA = 1" in damaged.lines


def test_a_module_of_the_driver_that_was_touched_shows_in_the_record(shop: Workshop) -> None:
    shop.append("overlays/generator/writing/docstrings.py", "# touched\n")
    outcome = check(shop)
    assert outcome.status == 1
    assert outcome.lines[0] == "--- is/workshop/PROVENANCE.json"
    assert sum(line.startswith("--- is/") for line in outcome.lines) == 1


def test_everything_is_missing_where_nothing_was_generated(bench: Workshop) -> None:
    outcome = check(bench)
    assert outcome.status == 1
    assert "missing: workshop/pyproject.toml" in outcome.lines
    assert all(line.startswith("missing: workshop/") for line in outcome.lines)


def test_a_spec_that_is_refused_fails_the_check_and_leaves_the_output_alone(
    shop: Workshop,
) -> None:
    shop.append("specs/workshop/openapi.yaml", "x-more: 1\n")
    outcome = check(shop)
    assert (outcome.status, outcome.lines, outcome.unchanged) == (1, [], True)
    assert outcome.advice.startswith(f"error: {shop.spec}: /x-more: ")
