"""A wheel of a package: what a user installs works without the repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sandbox import Sandbox
from user_code.programs import PROGRAMS

ROOT = Path(__file__).resolve().parents[2]

CHECK = """
import importlib.metadata, pathlib, sys
import specloom_{0}
assert pathlib.Path(specloom_{0}.__file__).is_relative_to(sys.argv[1]), specloom_{0}.__file__
assert importlib.metadata.version("specloom-{0}") == specloom_{0}.__version__
assert pathlib.Path(specloom_{0}.__file__).with_name("py.typed").exists()
exec(compile(pathlib.Path(sys.argv[2]).read_text(), sys.argv[2], "exec"))
"""


def pip(*arguments: str) -> None:
    """Run pip, which must succeed."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr


@pytest.mark.reference
def test_a_wheel_is_built_installed_and_used(
    provider: str, tmp_path: Path, environment: pytest.MonkeyPatch
) -> None:
    wheels, site = tmp_path / "wheels", tmp_path / "site"
    source = str(ROOT / "generated" / provider)
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels), source)
    [wheel] = wheels.iterdir()
    pip("install", "--no-deps", "--target", str(site), str(wheel))
    program = ROOT / "tests" / "user_code" / f"{provider}_sync.py"
    prepare, lines = PROGRAMS[provider]
    with Sandbox([provider], pace=0) as box:
        prepare(box)
        done = subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "-c", CHECK.format(provider), str(site), str(program)],
            env={**os.environ, **box.environment(), "PYTHONPATH": str(site)},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == len(lines)
