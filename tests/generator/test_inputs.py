"""Overlays, settings and files: what is read of them, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from overlays.generator.writing.overlay_modules import read_overlay

from .workshop import Workshop

EXTENSION = """\
from specloom_workshop.api import jobs as api, reports_runs

__all__ = ["{name}", "Runs"]


class {name}(api.{name}):
    wait = Wait(api.Jobs.get, PLAN)


class Runs(reports_runs.ReportsRuns, other.Runs): ...
"""


def test_overlay_modules_are_read_by_name_with_exports_bases_and_additions(tmp_path: Path) -> None:
    (tmp_path / "b.py").write_text(EXTENSION.format(name="Jobs"))
    (tmp_path / "a.py").write_text("def make():\n    class Mine(api.Jobs): ...\n__all__ = ()\n")
    (tmp_path / "quickstart.md").touch()
    plain, extending = read_overlay(tmp_path, "specloom_workshop")
    assert (plain.file, plain.name, plain.exports) == (tmp_path / "a.py", "a", ())
    assert (plain.extends, plain.adds) == ({}, {})
    assert extending.exports == ("Jobs", "Runs")
    assert extending.extends == {"Jobs": ("jobs", "Jobs"), "Runs": ("reports_runs", "ReportsRuns")}
    assert extending.adds == {"Jobs": {"wait": "Wait"}, "Runs": {}}
    (other, _) = read_overlay(tmp_path, "specloom_other")[::-1]
    assert other.extends == {}
    assert read_overlay(tmp_path / "nowhere", "specloom_workshop") == []


OVERLAYS = {
    "without __all__": ("jobs_plus", "LIMIT = 1\n", "needs an __all__"),
    "with an __all__ in a function": ("jobs_plus", "def f():\n    __all__ = ()\n", "needs an __al"),
    "with a computed __all__": ("jobs_plus", '__all__ = ("b", *MORE)\n', "__all__ must be"),
    "with a string for __all__": ("jobs_plus", "__all__ = 'Jobs'\n", "__all__ must be"),
    "with a number in __all__": ("jobs_plus", "__all__ = ('a', 7)\n", "__all__ must be"),
    "that does not parse": ("jobs_plus", "def broken(:\n", "invalid syntax"),
    "that extends one of two classes": (
        "jobs_plus",
        'from specloom_workshop.api import jobs\n__all__ = ("Jobs",)\nclass Jobs(jobs.Jobs): ...\n',
        "must extend both of Jobs, AsyncJobs",
    ),
    "that exports a model": ("jobs_plus", '__all__ = ("Payload",)\n', "Payload would be exported"),
    "that exports a module": ("jobs_plus", '__all__ = ("client",)\n', "client would be exported"),
    "that can't be imported": ("jobs-plus", "__all__ = ()\n", "module"),
    "in place of the client": ("client", "__all__ = ()\n", "client"),
    "in place of the package": ("__init__", "__all__ = ()\n", "__init__"),
}


@pytest.mark.parametrize(("module", "text", "reason"), OVERLAYS.values(), ids=OVERLAYS)
def test_an_overlay_module_is_refused(fresh: Workshop, module: str, text: str, reason: str) -> None:
    (fresh.root / "overlays/workshop/jobs_plus.py").unlink()
    name = f"overlays/workshop/{module}.py"
    fresh.write(name, text)
    error = fresh.refusal()
    assert error.file == fresh.root / name
    assert reason in error.reason


CONFIGS = {
    "without a version": ("package_version_override: 1.2.3\n", "", "needs the overrides"),
    "with a version that is a number": ("1.2.3", "1.2", "package_version_override"),
    "with hooks": ("literal_enums: true", "literal_enums: true\npost_hooks: [ls]", "post_hooks"),
    "without literal enums": ("literal_enums: true", "literal_enums: false", "literal_enums"),
    "that is not YAML": ("literal_enums: true", "literal_enums: [", "YAML"),
}


@pytest.mark.parametrize(("old", "new", "reason"), CONFIGS.values(), ids=CONFIGS)
def test_a_generator_yaml_is_refused(fresh: Workshop, old: str, new: str, reason: str) -> None:
    file = fresh.root / "specs/workshop/generator.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    error = fresh.refusal()
    assert error.file == file
    assert reason in error.reason


@pytest.mark.parametrize(
    ("data", "pointer", "reason"),
    [
        (b"openapi: [", "", "YAML"),
        (b"openapi: 3.1.0\nopenapi: 3.1.0\n", "", "duplicate key"),
        (b"\xff\xfe", "", "UTF-8"),
        (b"- openapi\n", "", "must be an object"),
        (b"openapi: 3.1.0\n7: seven\n", "", "the key 7 must be a string: quote it"),
    ],
)
def test_a_file_that_holds_no_spec_is_refused(
    fresh: Workshop, data: bytes, pointer: str, reason: str
) -> None:
    fresh.spec.write_bytes(data)
    error = fresh.refusal()
    assert (error.file, error.pointer) == (fresh.spec, pointer)
    assert reason in error.reason


@pytest.mark.parametrize(
    "name", ["overlays/workshop/quickstart.md", "specs/workshop/generator.yaml"]
)
def test_a_missing_file_is_named(fresh: Workshop, name: str) -> None:
    (fresh.root / name).unlink()
    assert fresh.refusal().file == fresh.root / name


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("raise ModuleNotFoundError(\"No module named 'ruff'\")", "No module named 'ruff'"),
        ("import sys\nif 'format' in sys.argv: raise SystemExit('can not')", "can not"),
        ("import sys\nprint('found a flaw')\nsys.exit(1)", "found a flaw"),
    ],
)
def test_whatever_the_formatter_reports_is_an_error(
    fresh: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, reason: str
) -> None:
    (tmp_path / "ruff").mkdir()
    (tmp_path / "ruff/__init__.py").touch()
    (tmp_path / "ruff/__main__.py").write_text(code)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    error = fresh.refusal()
    assert "the formatter reports: " in error.reason
    assert reason in error.reason
