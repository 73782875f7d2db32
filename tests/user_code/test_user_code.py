"""Programs as users write them, run against the sandbox.

That they pass the type checkers is seen to where all tests are checked.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sandbox import Sandbox
from user_code.programs import PROGRAMS

HERE = Path(__file__).parent


@pytest.mark.parametrize("style", ["sync", "async"])
def test_the_program_runs_as_it_is_written(
    provider: str, style: str, environment: pytest.MonkeyPatch
) -> None:
    prepare, lines = PROGRAMS[provider]
    with Sandbox([provider], pace=0) as box:
        prepare(box)
        done = subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "-W", "error", str(HERE / f"{provider}_{style}.py")],
            env={**os.environ, **box.environment()},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.stderr == ""
        assert done.returncode == 0
        assert box.violations == []
    printed = done.stdout.splitlines()
    assert len(printed) == len(lines), done.stdout
    for line, pattern in zip(printed, lines, strict=True):
        assert re.fullmatch(pattern, line)
