"""``python -m overlays.generator`` and ``--check``: what is written, compared and reported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

from overlays.generator.repository import differences

from . import everything, specimen
from .workshop import Workshop

PACKAGE = "workshop/specloom_workshop"

Capture = pytest.CaptureFixture[str]


def test_the_specs_of_these_tests_are_valid_openapi() -> None:
    for text in (specimen.SPEC, everything.SPEC):
        validator = OpenAPIV31SpecValidator(yaml.safe_load(text))
        assert [error.message for error in validator.iter_errors()] == []


def test_all_providers_are_written_unless_some_are_named(shop: Workshop, capsys: Capture) -> None:
    shop.write("specs/yard/openapi.yaml", specimen.SPEC.replace("Workshop", "Yard"))
    shop.write("specs/yard/generator.yaml", specimen.CONFIG.replace("workshop", "yard"))
    shop.write("overlays/yard/quickstart.md", "Begin.\n")
    before = shop.output()
    assert shop.main("yard") == 0
    assert capsys.readouterr() == ("generated/yard\n", "")
    after = shop.output()
    assert {name: data for name, data in after.items() if not name.startswith("yard/")} == before
    assert shop.main() == 0
    assert capsys.readouterr().out == "generated/workshop\ngenerated/yard\n"
    assert shop.output() == after
    with pytest.raises(SystemExit, match="2"):
        shop.main("workshop", "nope")
    assert "no specs/nope/openapi.yaml; there are workshop, yard" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [(), ("--check",)])
def test_a_spec_that_is_refused_is_one_line_and_leaves_the_output_unchanged(
    shop: Workshop, capsys: Capture, arguments: tuple[str, ...]
) -> None:
    shop.append("specs/workshop/openapi.yaml", "x-more: 1\n")
    before = shop.output()
    assert shop.main(*arguments) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), shop.output()) == ("", 1, before)
    assert err.startswith(f"error: {shop.spec}: /x-more: the keyword x-more is not supported here")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu"},
        {"PYTHONHASHSEED": "4242", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["hash seed and time zone", "hash seed and a locale of ASCII"],
)
def test_neither_hash_seed_nor_time_zone_nor_locale_changes_the_output(
    generated: Workshop, shop: Workshop, environment: dict[str, str]
) -> None:
    shop.write(f"generated/{PACKAGE}/models/old.py", "OLD = 1\n")
    (shop.package / "client.py").write_text("spoilt")
    done = shop.run("workshop", **environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, "generated/workshop\n", "")
    assert shop.output() == generated.output()


def test_nothing_around_the_output_changes_it(
    generated: Workshop, shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    style = 'line-length = 60\nextend-exclude = ["*.py"]\n[format]\nquote-style = "single"\n'
    shop.write("ruff.toml", style)
    shop.write(".gitignore", "/generated/\n*.py\n")
    (shop.root / ".git").mkdir()
    # Packages of these names would make the formatter take httpx and attrs for ours.
    for name in ("httpx", "attrs"):
        shop.write(f"{name}/__init__.py", "")
    monkeypatch.chdir(shop.root)
    shop.generate()
    assert shop.output() == generated.output()
    root = str(generated.root).encode()
    assert [name for name, data in generated.output().items() if root in data] == []


def test_what_was_just_generated_is_up_to_date(generated: Workshop, capsys: Capture) -> None:
    assert generated.main("--check") == 0
    assert capsys.readouterr() == ("generated/ is up to date (workshop)\n", "")


INPUTS = {
    "specs/workshop/openapi.yaml": ("Where a job stands.", "models/job_status.py"),
    "specs/workshop/generator.yaml": ("1.2.3", "__init__.py"),
    "overlays/generator/writing/templates/types.py.jinja": ("The default of", "types.py"),
    "overlays/workshop/jobs_plus.py": ('{"DONE", "FAILED"}', "jobs_plus.py"),
    "overlays/workshop/quickstart.md": ("import Workshop", "../README.md"),
    "LICENSE": ("MIT License", "../LICENSE"),
}
"""Inputs, a text in each, and the file whose diff must show it."""


def test_an_input_that_was_edited_shows_as_a_diff_of_what_depends_on_it(
    shop: Workshop, capsys: Capture
) -> None:
    for name, (old, _) in INPUTS.items():
        text = (shop.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, name
        shop.write(name, text.replace(old, edited(old)))
    before = shop.output()
    assert shop.main("--check") == 1
    out, err = capsys.readouterr()
    assert "run `nox -s generate`" in err
    assert shop.output() == before
    for old, file in INPUTS.values():
        place = f"workshop/{file[3:]}" if file.startswith("../") else f"{PACKAGE}/{file}"
        diff = out.partition(f"--- is/{place}\n+++ should be/{place}\n@@ ")[2]
        diff = diff.partition("\n--- is/")[0]
        assert any(line.startswith("-") and old in line for line in diff.splitlines()), file
        assert any(line.startswith("+") and edited(old) in line for line in diff.splitlines()), file


def edited(text: str) -> str:
    """Another text."""
    return text.replace("1.2.3", "1.2.4").swapcase()


def _write(name: str, data: bytes) -> Callable[[Path], object]:
    def damage(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)

    return damage


def _unlink(folder: Path) -> None:
    (folder / "p/sub/two.py").unlink()


DIFF = ["--- is/p/one.py", "+++ should be/p/one.py"]


@pytest.mark.parametrize(
    ("damage", "reported"),
    [
        (_write("p/one.py", b"one\n2\n"), [*DIFF, "@@ -1,2 +1,2 @@", " one", "-2", "+two"]),
        (_write("p/one.py", b"one\ntwo"), ["p/one.py: the line ends differ"]),
        (_write("p/one.py", b"one\r\ntwo\n"), ["p/one.py: the line ends differ"]),
        (_write("p/one.py", b"\xff\n"), [*DIFF, "@@ -1 +1,2 @@", "-\\xff", "+one", "+two"]),
        (_unlink, ["missing: p/sub/two.py"]),
        (_write("p/stray.py", b""), ["orphan: p/stray.py is not generated any more"]),
        (_write("q/README.md", b""), ["orphan: q/README.md is not generated any more"]),
        # What tools leave behind.
        (_write("p/package/__pycache__/one.cpython-311.pyc", b""), []),
        (_write("p/.mypy_cache/a.json", b""), []),
        (_write("p/build/lib/one.py", b""), []),
        # A resource may have the name of such a folder.
        (_write("p/package/dist/one.py", b""), ["orphan: p/package/dist/one.py is not generated any more"]),
    ],
)  # fmt: skip
def test_each_difference_of_two_folders_is_reported(
    tmp_path: Path, damage: Callable[[Path], object], reported: list[str]
) -> None:
    for side in ("is", "should be"):
        _write("p/one.py", b"one\ntwo\n")(tmp_path / side)
        _write("p/sub/two.py", b"two\n")(tmp_path / side)
    assert differences(tmp_path / "is", tmp_path / "should be") == []
    damage(tmp_path / "is")
    assert differences(tmp_path / "is", tmp_path / "should be") == reported
