"""Overlays, settings and files that can't be used stop the driver, with a word on why."""

from __future__ import annotations

from pathlib import Path

import pytest

from .workshop import Workshop

EXTENSION = """\
from specloom_workshop.api import jobs as api

__all__ = ("{name}",)


class {name}(api.{name}):
    \"\"\"More.\"\"\"
"""

OVERLAYS = {
    "without __all__": ("jobs_plus", "LIMIT = 1\n", "needs an __all__"),
    "with an __all__ that has to be computed": (
        "jobs_plus",
        'MORE = ["a"]\n__all__ = ("b", *MORE)\n',
        "__all__",
    ),
    "that is no Python": ("jobs_plus", "def broken(:\n", "invalid syntax"),
    "that extends the sync class alone": (
        "jobs_plus",
        EXTENSION.format(name="Jobs"),
        "must extend both of Jobs, AsyncJobs",
    ),
    "that extends the async class alone": (
        "jobs_plus",
        EXTENSION.format(name="AsyncJobs"),
        "must extend both of Jobs, AsyncJobs",
    ),
    "that exports a model's name": (
        "jobs_plus",
        '__all__ = ("Payload",)\n\nPayload = 1\n',
        "Payload would be exported twice",
    ),
    "that exports the name of a module": (
        "jobs_plus",
        '__all__ = ("client",)\n\nclient = 1\n',
        "client would be exported twice",
    ),
    "that can't be imported": ("jobs-plus", "__all__ = ()\n", "no name of a module"),
    "that would be written over the client": ("client", "__all__ = ()\n", "client"),
    "that would be written over the models": ("models", "__all__ = ()\n", "models"),
    "that would be written over the package": ("__init__", "__all__ = ()\n", "__init__"),
}


@pytest.mark.parametrize(("module", "text", "reason"), OVERLAYS.values(), ids=OVERLAYS)
def test_an_overlay_module_that_can_not_be_used_is_named(
    fresh: Workshop, module: str, text: str, reason: str
) -> None:
    (fresh.root / "overlays/workshop/jobs_plus.py").unlink()
    name = f"overlays/workshop/{module}.py"
    fresh.write(name, text)
    error = fresh.refusal()
    assert error.file == fresh.root / name
    assert reason in error.reason


CONFIGS = {
    "without a version": ("package_version_override: 1.2.3\n", "", "needs the overrides"),
    "without a package": ("package_name_override: specloom_workshop\n", "", "needs the overrides"),
    "with a version that is a number": ("1.2.3", "1.2", "package_version_override"),
    "with an unknown key": ("literal_enums: true", "literal_enum: true", "literal_enum"),
    "without literal enums": ("literal_enums: true", "literal_enums: false", "literal_enums"),
    "with hooks": ("literal_enums: true", "literal_enums: true\npost_hooks: [ls]", "post_hooks"),
    "that is no YAML": ("literal_enums: true", "literal_enums: [", "YAML"),
}


@pytest.mark.parametrize(("old", "new", "reason"), CONFIGS.values(), ids=CONFIGS)
def test_a_config_that_can_not_be_used_is_named(
    fresh: Workshop, old: str, new: str, reason: str
) -> None:
    file = fresh.root / "specs/workshop/generator.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    error = fresh.refusal()
    assert error.file == file
    assert reason in error.reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"openapi: [", "no YAML"),
        (b"openapi: 3.1.0\nopenapi: 3.1.0\n", "duplicate key"),
        (b"\xff\xfe", "UTF-8"),
        (b"", "must be an object"),
        (b"- openapi\n", "must be an object"),
        (b"openapi: 3.1.0\n7: seven\n", "the key 7 must be a string: quote it"),
    ],
)
def test_a_file_that_holds_no_spec_is_named(fresh: Workshop, data: bytes, reason: str) -> None:
    fresh.spec.write_bytes(data)
    error = fresh.refusal()
    assert (error.file, error.pointer) == (fresh.spec, "")
    assert reason in error.reason


def test_a_status_without_quotes_is_pointed_at(fresh: Workshop) -> None:
    text = fresh.spec.read_text(encoding="utf-8")
    fresh.spec.write_text(text.replace('"204"', "204"), encoding="utf-8")
    error = fresh.refusal()
    assert error.pointer == "/paths/~1jobs~1{jobId}/get/responses"
    assert error.reason == "the key 204 must be a string: quote it"


@pytest.mark.parametrize(
    "name", ["overlays/workshop/quickstart.md", "specs/workshop/generator.yaml"]
)
def test_a_file_that_is_not_there_is_named(fresh: Workshop, name: str) -> None:
    (fresh.root / name).unlink()
    assert fresh.refusal().file == fresh.root / name


FORMATTERS = {
    "missing": ("raise ModuleNotFoundError(\"No module named 'ruff'\")", "No module named 'ruff'"),
    "failing": ("raise SystemExit('ruff failed: no such rule')", "no such rule"),
    "failing on the second run": (
        "import sys\nif sys.argv[1] == 'format': raise SystemExit('can not format')",
        "can not format",
    ),
    "complaining on its standard output": (
        "import sys\nprint('found a flaw')\nsys.exit(1)",
        "found a flaw",
    ),
}


@pytest.mark.parametrize(("code", "reason"), FORMATTERS.values(), ids=FORMATTERS)
def test_a_formatter_that_fails_is_an_error_and_not_a_warning(
    fresh: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, reason: str
) -> None:
    (tmp_path / "ruff").mkdir()
    (tmp_path / "ruff/__init__.py").touch()
    (tmp_path / "ruff/__main__.py").write_text(code)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    error = fresh.refusal()
    assert "the formatter reports: " in error.reason
    assert reason in error.reason
