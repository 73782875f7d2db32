"""The public API of a package, and what becomes of its users when it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from overlays.generator.changes.api import compare_apis

FILES = {
    "__init__.py": """
from typing import TYPE_CHECKING
from ._runtime.lazy import attach
if TYPE_CHECKING:
    from ._runtime.errors import SomeError as SomeError
    from .jobs import Jobs as Jobs
__all__ = ("Jobs", "SomeError")
if not TYPE_CHECKING:
    __getattr__, __dir__ = attach(__name__, {"Jobs": "jobs"})
""",
    "jobs.py": """
from ._runtime.paging import paged
from .api import jobs as api
class Jobs(api.Jobs):
    list = paged(api.Jobs.list_page)
def _helper(x): ...
""",
    "api/__init__.py": "",
    "api/jobs.py": """
from .._runtime.resources import Resource
class Jobs(Resource):
    def get(self, job_id: str, *, deep: bool = False) -> str: ...
    def list_page(self, *, cursor: str | None = None) -> str: ...
""",
    "_runtime/__init__.py": "",
    "_runtime/errors.py": "class SomeError(Exception, ValueError):\n    code: int\n",
    "_runtime/lazy.py": "def attach(name, names): ...\n",
    "_runtime/paging.py": "def paged(method): ...\n",
    "_runtime/resources.py": "class Resource:\n    def __init__(self, executor): ...\n",
}


def package(folder: Path, files: dict[str, str]) -> Path:
    """Write a package; returns its folder."""
    for name, text in files.items():
        file = folder / "some" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("api/jobs.py", "def get", "def fetch", [
            ("additive", "api.jobs.Jobs.fetch", "Public object was added"),
            ("breaking", "api.jobs.Jobs.get", "Public object was removed")]),
        ("api/jobs.py", ", *, deep: bool = False", "", [
            ("breaking", "api.jobs.Jobs.get", "Parameter was removed: deep")]),
        ("api/jobs.py", "deep: bool = False", "deep: bool = False, sure: bool = True", [
            ("additive", "api.jobs.Jobs.get", "Parameter was added: sure")]),
        ("api/jobs.py", "deep: bool = False", "sure: bool, deep: bool = False", [
            ("breaking", "api.jobs.Jobs.get", "Parameter was added as required: sure")]),
        ("api/jobs.py", "deep: bool = False", "deep: bool", [
            ("breaking", "api.jobs.Jobs.get", "Parameter is now required: deep")]),
        ("api/jobs.py", "deep: bool = False", "deep: bool = True", [
            ("breaking", "api.jobs.Jobs.get", "Parameter default was changed: deep")]),
        ("api/jobs.py", "job_id: str, *,", "*, job_id: str,", [
            ("breaking", "api.jobs.Jobs.get", "Parameter kind was changed: job_id")]),
        ("jobs.py", "    list = paged", "    every = paged", [
            ("additive", "jobs.Jobs.every", "Public object was added"),
            ("breaking", "jobs.Jobs.list", "Public object was removed")]),
        ("_runtime/errors.py", "(Exception, ValueError)", "(Exception)", [
            ("breaking", "_runtime.errors.SomeError", "Base class was removed")]),
        ("_runtime/errors.py", "code", "number", [
            ("breaking", "_runtime.errors.SomeError.code", "Public object was removed"),
            ("additive", "_runtime.errors.SomeError.number", "Public object was added")]),
        # What users inherit of a private class, and private names.
        ("_runtime/resources.py", "executor", "client", []),
        ("jobs.py", "_helper", "_other", []),
        ("_runtime/lazy.py", "def attach", "def other(): ...\ndef attach", []),
    ],
)  # fmt: skip
def test_each_change_is_classified(
    tmp_path: Path, file: str, old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    assert FILES[file].count(old) == 1
    changed = FILES | {file: FILES[file].replace(old, new)}
    found = compare_apis(
        package(tmp_path / "old", FILES), package(tmp_path / "new", changed), "some"
    )
    assert [(change.level, change.place, change.text) for change in found] == expected
