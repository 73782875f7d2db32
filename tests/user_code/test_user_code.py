"""Programs as users write them, run against the sandbox.

That they pass the type checkers is seen to where all tests are checked.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sandbox import Sandbox

HERE = Path(__file__).parent

Prepare = Callable[[Sandbox], object]

TIME = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S*\+00:00"

PROGRAMS: dict[str, tuple[Prepare, list[str]]] = {
    "agentset": (
        lambda box: box.agentset.seed(3, tenant="tenant1"),
        [
            r"COMPLETED",
            rf"job_000004 {TIME}",
            rf"job_000003 {TIME}",
            rf"job_000002 {TIME}",
            rf"job_000001 {TIME}",
            r"2 \S+=*",
            r"2 None",
            r"resumed: \['job_000002', 'job_000001'\]",
            r"job_000004 False",
            r"seed 1",
            r"job_000001",
            r"job_000001",
            r"404 not_found",
            r"FAILED The sandbox fails every job .*",
        ],
    ),
}
"""By provider: what is there before, and the lines that both of its programs print."""


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
