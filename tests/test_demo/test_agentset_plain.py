"""The demo as a log of continuous integration shows it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import demo
import pytest

_REAL_WORK = {"AGENTSET_X_TENANT_ID": "other", "HTTP_PROXY": "http://127.0.0.1:9", "no_proxy": "x"}


@pytest.fixture(scope="module")
def finished() -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "demo", "agentset", "--pace", "0.05"],
        cwd=Path(demo.__file__).parents[1],
        # What a person may have set for real work must not matter.
        env={**os.environ, **_REAL_WORK, "FORCE_COLOR": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def _step(said: str, title: str) -> str:
    """Return what stands under the heading of a step."""
    blocks = [block for block in said.split("\n\n") if re.match(rf"\d+\. {title}", block)]
    assert len(blocks) == 1, said
    return blocks[0]


def test_all_goes_as_told(finished: subprocess.CompletedProcess[str]) -> None:
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert re.search(r"^agentset: 8 steps as told, \d+ requests", finished.stdout, re.MULTILINE)
    assert re.search(
        r"^1 of 1 providers went as told, in [\d.]+ s\.\n\Z", finished.stdout, re.MULTILINE
    )


def test_nothing_is_said_beside_it(finished: subprocess.CompletedProcess[str]) -> None:
    assert finished.stderr == ""


def test_a_log_gets_lines_without_colours_and_pictures(
    finished: subprocess.CompletedProcess[str],
) -> None:
    assert finished.stdout.isascii()
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", finished.stdout)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Create", r"created +job_000420 with the external id doc-1\n"),
        ("Create", r"states +.*COMPLETED [\d.]+ s\n"),
        ("Go through", r"page 5 +20 jobs, job_000020 to job_000001, request 5\n"),
        ("Go through", r"together +420 jobs on 5 pages: 281 COMPLETED, 139 FAILED\n"),
        ("Go on", r"found +220 jobs on 3 pages, job_000220 to job_000001\n"),
        ("Ingest", r"states +.*COMPLETED [\d.]+ s\n"),
        ("Delete", r"gone +NotFoundError: HTTP 404 not_found: .*req_\d+"),
        ("Make a mistake", r"raised +ConflictError, HTTP 409\n"),
        ("Make a mistake", r"code +conflict\n"),
        ("Make a mistake", r"message +The external id doc-2 is in use\.\n"),
        ("Make a mistake", r"request id req_\d+\n"),
        ("Make a mistake", r"attempts +1\n"),
        ("Meet a server", r"answer +HTTP 200, attempt 2\n"),
        ("Meet a server", r"server +GET \S+ 503\n +GET \S+ 200\n"),
        ("The same in async", r"raised +JobFailedError: .* ended as FAILED: "),
        ("The same in async", r"together +424 jobs"),
    ],
)
def test_the_essentials_are_told(
    finished: subprocess.CompletedProcess[str], title: str, told: str
) -> None:
    assert re.search(rf"^   {told}", _step(finished.stdout, title), re.MULTILINE), finished.stdout


def test_each_step_says_what_it_took(finished: subprocess.CompletedProcess[str]) -> None:
    taken = re.findall(r"^   took +[\d.]+ s, (\d+) requests?: (.+)$", finished.stdout, re.MULTILINE)
    assert len(taken) == 8
    counts = [int(count) for count, _ in taken]
    assert counts == [sum(map(int, re.findall(r"\d+", kinds))) for _, kinds in taken]
    (total,) = re.findall(r"steps as told, (\d+) requests", finished.stdout)
    assert sum(counts) == int(total)
