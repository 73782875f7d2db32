"""What is guessed of a new provider, and the settings that are edited for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from maintenance.workspace import ROOT

from overlays.generator.adopting.__main__ import with_search_path
from overlays.generator.adopting.guesses import guess, jobs_of, modules_of
from overlays.generator.repository import providers
from overlays.generator.writing.package import compile_provider


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("QUEUED", "pending"),
        ("JOB_STATE__QUEUED", "pending"),
        ("in_progress", "running"),
        ("inProgress", "running"),
        ("DELETING", "running"),
        ("failed_will_retry", "running"),
        ("completed", "succeeded"),
        ("Succeeded", "succeeded"),
        ("FAILED", "failed"),
        ("timeout", "failed"),
        ("cancelled", "cancelled"),
        ("Canceled", "cancelled"),
        ("lost", "unknown"),
        ("", "unknown"),
    ],
)
def test_statuses_are_understood_by_their_words(status: str, state: str) -> None:
    assert guess(status) == state


@pytest.mark.parametrize("name", providers(ROOT / "specs"))
def test_of_the_providers_here_all_is_found_that_their_overlays_declare(name: str) -> None:
    spec = compile_provider(name, ROOT).spec
    assert [job.name for job in jobs_of(spec)] == spec.jobs
    for module in modules_of(spec):
        methods = {operation.method for operation in module.resource.operations}
        assert (module.paging is not None) == ("list_page" in methods)
        assert (module.waiting is not None) == bool({"get", "retrieve"} & methods)


MYPY = '[tool.mypy]\nmypy_path = "$MYPY_CONFIG_FILE_DIR"\n'
PYRIGHT = '[tool.basedpyright]\nextraPaths = [\n    "tests",\n]\nother = [\n]\n'


def test_both_type_checkers_are_told_of_the_package() -> None:
    settings, lacking = with_search_path(f"{MYPY}\n{PYRIGHT}", "generated/acme")
    assert lacking == []
    assert 'mypy_path = "$MYPY_CONFIG_FILE_DIR:$MYPY_CONFIG_FILE_DIR/generated/acme"\n' in settings
    assert 'extraPaths = [\n    "tests",\n    "generated/acme",\n]\n' in settings
    assert with_search_path(settings, "generated/acme") == (settings, [])


def test_a_list_that_is_not_there_is_named() -> None:
    assert with_search_path(MYPY, "generated/acme")[1] == ["extraPaths"]
    assert with_search_path(PYRIGHT, "generated/acme")[1] == ["mypy_path"]
    assert with_search_path("", "generated/acme") == ("", ["mypy_path", "extraPaths"])


def test_the_settings_here_have_both_lists() -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert with_search_path(settings, "generated/acme")[1] == []
    for name in providers(ROOT / "specs"):
        assert with_search_path(settings, f"{Path('generated') / name}") == (settings, [])
