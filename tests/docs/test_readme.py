"""The README's promises: its two commands, its code, its tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_the_test_command_of_the_readme_and_nothing_else() -> None:
    commands = re.findall(r"^python3 -m pip install .*nox.*$", README, re.MULTILINE)
    assert len(commands) == 2
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    told = [line for line in script if line and not line.startswith(("#", "set ", "cd "))]
    assert told == [commands[1]]


def test_every_provider_stands_in_the_readme() -> None:
    for spec in (ROOT / "specs").glob("*/openapi.yaml"):
        assert f"`specloom-{spec.parent.name}`" in README


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:overlays|specs|tests)/[^`<]*)`", README)))
)
def test_every_path_that_the_readme_names_exists(path: str) -> None:
    assert (ROOT / path).exists()
