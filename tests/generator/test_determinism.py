"""generated/ is a function of specs/ and overlays/ alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from .workshop import Workshop

OTHER_STYLE = """\
line-length = 60
indent-width = 2
extend-exclude = ["*.py"]
[format]
quote-style = "single"
[lint]
select = ["ALL"]
[lint.isort]
force-single-line = true
"""


def test_a_second_run_over_the_first_gives_the_same_bytes(
    generated: Workshop, shop: Workshop
) -> None:
    shop.generate()
    assert shop.output() == generated.output()


def test_a_run_leaves_nothing_of_what_was_there_before(generated: Workshop, shop: Workshop) -> None:
    shop.write("generated/workshop/specloom_workshop/models/old.py", "OLD = 1\n")
    (shop.package / "client.py").write_text("spoilt")
    shop.generate()
    assert shop.output() == generated.output()


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu"},
        {"PYTHONHASHSEED": "4242", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["hash seed and time zone", "hash seed and a locale of ASCII"],
)
def test_neither_hash_seed_nor_time_zone_nor_locale_matters(
    generated: Workshop, shop: Workshop, environment: dict[str, str]
) -> None:
    done = shop.run("workshop", **environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, "generated/workshop\n", "")
    assert shop.output() == generated.output()


def test_the_settings_of_a_formatter_above_the_output_do_not_matter(
    generated: Workshop, shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = OTHER_STYLE.replace("[", "[tool.ruff.").replace('tool.ruff."*.py"', '"*.py"')
    shop.write("pyproject.toml", f"[tool.ruff]\n{tables}")
    shop.write("ruff.toml", OTHER_STYLE)
    shop.write("generated/ruff.toml", OTHER_STYLE)
    monkeypatch.chdir(shop.root)
    shop.generate()
    assert _packages(shop) == _packages(generated)


def test_a_gitignore_that_ignores_the_output_does_not_matter(
    generated: Workshop, shop: Workshop
) -> None:
    (shop.root / ".git").mkdir()
    shop.write(".gitignore", "/generated/\nspecloom_workshop/\n*.py\n")
    shop.generate()
    assert shop.output() == generated.output()


def test_it_does_not_matter_where_the_command_is_run(
    generated: Workshop, shop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Packages of these names would make the formatter take httpx and attrs for ours.
    for name in ("httpx", "attrs"):
        (tmp_path / "elsewhere" / name).mkdir(parents=True)
        (tmp_path / "elsewhere" / name / "__init__.py").touch()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert shop.main() == 0
    assert shop.output() == generated.output()


def test_the_output_does_not_name_the_folder_that_it_was_made_in(generated: Workshop) -> None:
    root = str(generated.root).encode()
    assert [name for name, data in generated.output().items() if root in data] == []


def _packages(shop: Workshop) -> dict[str, bytes]:
    return {name: data for name, data in shop.output().items() if name.startswith("workshop/")}
