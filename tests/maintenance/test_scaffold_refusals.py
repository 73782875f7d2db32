"""What is refused when a provider is scaffolded, and what is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from maintenance.workspace import SPECS

from overlays.generator.adopting.__main__ import main

ACME = str(SPECS / "acme.yaml")


def _names(root: Path) -> set[str]:
    found = {file for folder in ("specs", "tests") for file in (root / folder).rglob("*.*")}
    found |= set((root / "overlays" / "acme").glob("*.*"))
    return {file.relative_to(root).as_posix() for file in found}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Acme", "'Acme' is not a valid name"),
        ("ac-me", "'ac-me' is not a valid name"),
        ("1acme", "'1acme' is not a valid name"),
        ("ácme", "'ácme' is not a valid name"),
        ("", "'' is not a valid name"),
        ("class", "'class' is not a valid name"),
        ("page", "'page' is a word of shared code, such as overlays/"),
        ("runtime", "'runtime' is a word of shared code"),
        ("states", "'states' is a word of shared code"),
    ],
)
def test_a_name_that_would_break_something_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], name: str, reason: str
) -> None:
    with pytest.raises(SystemExit) as refused:
        main([name, ACME, "--root", str(root)])
    assert refused.value.code == 2
    assert reason in capsys.readouterr().err
    assert _names(root) == set()


@pytest.mark.parametrize(
    "place",
    ["specs/acme", "overlays/acme", "generated/acme", "tests/clients/acme",
     "tests/sandbox/providers/acme"],
)  # fmt: skip
def test_a_provider_that_exists_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    (root / place).mkdir(parents=True)
    with pytest.raises(SystemExit):
        main(["acme", ACME, "--root", str(root)])
    assert f"error: {place} exists" in capsys.readouterr().err
    assert _names(root) == set()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["acme"], "there is no specs/acme/openapi.yaml: pass the path of a spec"),
        (["acme", "no-such-file.yaml"], "no-such-file.yaml can't be read: "),
    ],
)
def test_a_spec_is_needed(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    with pytest.raises(SystemExit):
        main([*arguments, "--root", str(root)])
    assert reason in capsys.readouterr().err
    assert _names(root) == set()


def test_what_exists_is_never_overwritten(root: Path) -> None:
    assert main(["acme", ACME, "--root", str(root)]) == 0
    overlay = root / "overlays" / "acme" / "labels.py"
    sources = root / "specs" / "acme" / "SOURCES.md"
    for file in (overlay, sources):
        file.write_text(f"{file.read_text(encoding='utf-8')}# mine\n", encoding="utf-8")
    (root / "tests/clients/acme/test_acme.py").unlink()
    before = {name: (root / name).read_bytes() for name in _names(root)}
    settings = (root / "pyproject.toml").read_bytes()
    assert main(["acme", "--root", str(root)]) == 0
    assert (root / "tests/clients/acme/test_acme.py").is_file()
    assert {name: (root / name).read_bytes() for name in before} == before
    assert (root / "pyproject.toml").read_bytes() == settings


def test_the_row_of_the_readme_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["acme", ACME, "--root", str(root)])
    row = "| Acme | `specloom-acme` | parcels.jobs, models, labels |"
    assert row in capsys.readouterr().out
