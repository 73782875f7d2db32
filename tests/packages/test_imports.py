"""What importing a package imports, and that each of its modules can be imported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROBE = Path(__file__).with_name("probe.py")


@pytest.fixture(scope="module")
def report(provider: str) -> dict[str, Any]:
    """Return what an interpreter found that imported the package first of all."""
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-W", "error", str(PROBE), f"specloom_{provider}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_module_can_be_imported_first_and_warns_of_nothing(
    provider: str, report: dict[str, Any]
) -> None:
    assert report["failures"] == {}
    name = f"specloom_{provider}"
    assert {name, f"{name}.client", f"{name}.models", f"{name}.errors"} <= set(report["modules"])


def test_importing_the_package_imports_next_to_nothing(
    provider: str, report: dict[str, Any]
) -> None:
    name = f"specloom_{provider}"
    assert report["by_package"] == [name, f"{name}._runtime", f"{name}._runtime.lazy"]
    assert report["others_by_package"] == []


def test_making_a_client_imports_neither_models_nor_operations_nor_what_retries(
    provider: str, report: dict[str, Any]
) -> None:
    name = f"specloom_{provider}"
    heavy = [
        each for each in report["by_client"] if each.startswith((f"{name}.models", f"{name}.api"))
    ]
    assert heavy == []
    assert not report["retrying_by_client"]


LATER = (
    "api_response",
    "async_client",
    "async_stream",
    "connection",
    "decompression",
    "oauth",
    "refusals",
    "retries",
    "retry_hooks",
    "stream_calls",
    "streaming",
    "sync_stream",
    "wait_loops",
    "waiting",
)
"""What only some calls need."""


def test_what_only_some_calls_need_is_imported_by_them(
    provider: str, report: dict[str, Any]
) -> None:
    name = f"specloom_{provider}"
    runtime = set(report["by_resources"])
    assert f"{name}._runtime.waiters" in runtime
    assert runtime & {f"{name}._runtime.{module}" for module in LATER} == set()
    assert [
        each for each in runtime if each.startswith(f"{name}.api.") and each.count(".") > 2
    ] == []


def test_errors_show_where_they_are_imported_from_before_anybody_has_done_so(
    provider: str, report: dict[str, Any]
) -> None:
    errors = f"specloom_{provider}.errors"
    assert errors not in report["by_client"]
    assert report["error_modules"] == [errors]
