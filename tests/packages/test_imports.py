"""What importing a package imports, and that each of its modules can be imported."""

from __future__ import annotations

import json
import re
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


# What an import costs must not grow with the operations and models that a package has.


def test_importing_the_package_imports_neither_its_parts_nor_its_dependencies(
    provider: str, report: dict[str, Any]
) -> None:
    name = f"specloom_{provider}"
    assert parts(report["by_package"]) <= {name, f"{name}._runtime"}
    assert report["others_by_package"] == []


def test_making_a_client_imports_neither_models_nor_operations(
    provider: str, report: dict[str, Any]
) -> None:
    name = f"specloom_{provider}"
    assert not {f"{name}.models", f"{name}.api"} & parts(report["by_client"])


def test_a_resource_imports_no_operation_before_it_is_called(
    provider: str, report: dict[str, Any]
) -> None:
    imported = [each for each in report["by_resources"] if each.startswith(f"specloom_{provider}.")]
    operations = [each for each in imported if re.match(r"\w+\.api\.\w+\.\w+", each)]
    assert imported
    assert operations == []


def parts(modules: list[str]) -> set[str]:
    """Return the modules and folders of a package that these modules are in."""
    return {".".join(each.split(".")[:2]) for each in modules}
