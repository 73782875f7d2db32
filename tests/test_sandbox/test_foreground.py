"""The sandbox that people start to try the clients on: what it says, holds and survives."""

from __future__ import annotations

import re
import shlex
import signal
import string

import httpx
import pytest
from sandbox.providers import known

from .foreground import Foreground, started


def test_what_it_says_makes_sense(foreground: Foreground) -> None:
    assert foreground.introduction.endswith("\nready\n")
    assert foreground.introduction.count("ready") == 1
    assert "lenient" in foreground.introduction
    assert "job_123" in foreground.introduction
    for provider in known():
        assert f"\n- {provider}: " in foreground.introduction


def test_the_commands_to_try_work(foreground: Foreground) -> None:
    commands = re.findall(r"^curl .*", foreground.introduction, re.MULTILINE)
    assert len(commands) == len(known())
    for command in commands:
        substituted = string.Template(command).substitute(foreground.environment)
        curl, option, header, url = shlex.split(substituted)
        assert (curl, option) == ("curl", "-H")
        answer = httpx.get(url, headers=dict([header.split(": ")]))
        assert answer.status_code == 200
        members: dict[str, list[object]] = answer.json()
        jobs = next(members[name] for name in ("data", "jobs", "items") if name in members)
        assert len(jobs) == 2
    assert not foreground.violations


@pytest.mark.parametrize(
    "sent",
    [[signal.SIGTERM], [signal.SIGINT, signal.SIGTERM]],
    ids=["TERM", "both"],
)
def test_it_stops_cleanly_when_told_to(sent: list[signal.Signals]) -> None:
    with started() as foreground:
        headers = {"authorization": "Bearer mine"}
        assert httpx.get(foreground.jobs, headers=headers).status_code == 200
        for each in sent:
            foreground.process.send_signal(each)
        said, complained = foreground.process.communicate(timeout=10)
        assert foreground.process.returncode == 0
    assert "agentset GET /v1/namespace/ns_123/ingest-jobs 200\n" in said
    assert said.endswith("The sandbox is closed.\n")
    assert complained == ""


def test_it_goes_on_when_nobody_reads_it_any_more() -> None:
    with started() as foreground:
        assert foreground.process.stdout is not None
        foreground.process.stdout.close()
        headers = {"authorization": "Bearer mine"}
        for _ in range(3):
            assert httpx.get(foreground.jobs, headers=headers).status_code == 200
        foreground.process.terminate()
        assert foreground.process.wait(10) == 0
        assert foreground.process.stderr is not None
        assert foreground.process.stderr.read() == ""
