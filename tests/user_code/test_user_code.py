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
    "gradient": (
        lambda box: box.gradient.seed(2, outcomes=["COMPLETED", "PARTIAL"]),
        [
            r"BATCH_JOB_PHASE_SUCCEEDED",
            rf"succeeded {TIME}",
            r"INDEX_JOB_STATUS_COMPLETED",
            r"True DATA_SOURCE_STATUS_UPDATED",
            r"True BATCH_JOB_PHASE_SUCCEEDED",
            r"False BATCH_JOB_PHASE_SUCCEEDED",
            r"False BATCH_JOB_PHASE_SUCCEEDED",
            r"2 2",
            r"1 None",
            r"1 2",
            r"409 conflict The indexing job has ended\.",
            r"404 not_found req-\d+",
        ],
    ),
    "nuextract": (
        lambda box: box.nuextract.seed(3, statuses=["completed", "completed", "failed"]),
        [
            r"\['failed', 'completed', 'completed'\]",
            r"3 3",
            r"succeeded completed",
            r"\{\"result\":.*\} \{'result': .*\}",
            r"completed",
            r"failed ExtractionError",
        ],
    ),
    "vectara": (
        lambda box: box.vectara.seed(2, states=["completed", "failed"]),
        [
            r"job_000001 JOB_STATE__COMPLETED",
            r"0 True",
            r"\[\('job_000002', 'failed'\), \('job_000001', 'succeeded'\)\]",
            r"1 True",
            r"completed completed",
            r"failed",
            r"404 True",
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
