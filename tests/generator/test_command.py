"""``python -m overlays.generator``: what it writes, says and gives back."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

from overlays.generator.repository import providers

from . import everything, specimen
from .workshop import Workshop


@pytest.fixture
def two(shop: Workshop) -> Workshop:
    """Return a workshop with another provider beside it, which was not generated."""
    shop.write("specs/yard/openapi.yaml", specimen.SPEC.replace("Workshop", "Yard"))
    shop.write("specs/yard/generator.yaml", specimen.CONFIG.replace("workshop", "yard"))
    shop.write("overlays/yard/quickstart.md", "Begin.\n")
    return shop


def test_providers_are_the_folders_that_hold_a_spec(tmp_path: Path) -> None:
    for name in ("b", "a", "empty"):
        (tmp_path / name).mkdir()
    for name in ("b", "a"):
        (tmp_path / name / "openapi.yaml").touch()
    (tmp_path / "openapi.yaml").touch()
    assert providers(tmp_path) == ["a", "b"]


def test_all_providers_are_written_unless_some_are_named(
    two: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    before = two.output()
    assert two.main("yard") == 0
    assert capsys.readouterr() == ("generated/yard\n", "")
    after = two.output()
    assert {name: data for name, data in after.items() if not name.startswith("yard/")} == before
    assert b'NAME: Final = "Yard"' in after["yard/specloom_yard/_runtime/provider.py"]
    assert two.main() == 0
    assert capsys.readouterr().out == "generated/workshop\ngenerated/yard\n"
    assert two.output() == after


def test_a_provider_that_is_not_there_is_refused_with_those_that_are(
    two: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    before = two.output()
    with pytest.raises(SystemExit) as stopped:
        two.main("workshop", "nope")
    assert stopped.value.code == 2
    assert "no specs/nope/openapi.yaml; there are workshop, yard" in capsys.readouterr().err
    assert two.output() == before


def test_a_spec_that_is_refused_is_told_on_one_line_without_a_traceback(
    shop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.append("specs/workshop/openapi.yaml", "x-more: 1\n")
    before = shop.output()
    assert shop.main() == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"error: {shop.spec}: /x-more: the keyword x-more is not supported here")
    assert err.count("\n") == 1
    assert shop.output() == before


def test_it_runs_as_a_module_and_gives_its_status(shop: Workshop) -> None:
    shop.append("specs/workshop/openapi.yaml", "x-more: 1\n")
    done = shop.run()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"error: {shop.spec}: /x-more: ")


def test_the_specs_of_these_tests_are_valid_openapi() -> None:
    for text in (specimen.SPEC, everything.SPEC):
        validator = OpenAPIV31SpecValidator(yaml.safe_load(text))
        assert [error.message for error in validator.iter_errors()] == []
