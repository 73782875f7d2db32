"""The sandbox that people start to try the clients on."""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import signal
import string
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import sandbox
from specloom_agentset import Agentset, AsyncAgentset, TextPayload


@dataclass(frozen=True)
class Foreground:
    """A running `python -m sandbox` and what it has said until it was ready."""

    process: subprocess.Popen[str]
    introduction: str

    @property
    def environment(self) -> dict[str, str]:
        """Return the variables that it tells people to export."""
        return dict(re.findall(r"^export (\w+)=(\S+)$", self.introduction, re.MULTILINE))

    @property
    def jobs(self) -> str:
        """Return the address of the list of jobs."""
        base_url = self.environment["AGENTSET_BASE_URL"]
        return f"{base_url}/v1/namespace/{self.environment['AGENTSET_NAMESPACE_ID']}/ingest-jobs"

    @property
    def violations(self) -> list[str]:
        """Return where requests did not fit the spec."""
        base_url = httpx.URL(self.environment["AGENTSET_BASE_URL"])
        violations: list[str] = httpx.get(base_url.copy_with(path="/_sandbox")).json()["violations"]
        return violations


@contextmanager
def _started() -> Generator[Foreground]:
    # Through a pipe and without -u, as `nox -s sandbox | tee` has it.
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "sandbox", "--port", "0", "--pace", "0.02"],
        cwd=Path(sandbox.__file__).parents[1],
        env={**os.environ, "PYTHONPATH": "", "PYTHONUNBUFFERED": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    # So that a sandbox that is never ready fails the test instead of holding it up.
    watchdog = threading.Timer(20, process.kill)
    watchdog.start()
    with process:
        try:
            assert process.stdout is not None
            lines: list[str] = []
            for line in process.stdout:
                lines.append(line)
                if line == "ready\n":
                    break
            yield Foreground(process, "".join(lines))
        finally:
            watchdog.cancel()
            process.kill()


@pytest.fixture(scope="module")
def foreground() -> Iterator[Foreground]:
    with _started() as foreground:
        yield foreground


@pytest.fixture
def _environment(foreground: Foreground, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in foreground.environment.items():
        monkeypatch.setenv(name, value)


def _as_documented() -> list[str]:
    statuses: list[str] = []
    with Agentset(namespace_id="ns_123", x_tenant_id="tenant1") as client:
        job = client.ingest_jobs.create(
            payload=TextPayload(text="hello"), name="greeting", external_id="doc-1"
        )
        job = client.ingest_jobs.wait(
            job.id, timeout=600, on_update=lambda j: statuses.append(j.status)
        )
        listed = list(client.ingest_jobs.list(statuses=["COMPLETED", "FAILED"], per_page=100))
        assert job.id in {each.id for each in listed}
        assert len(listed) > 200
        assert {each.tenant_id for each in listed} == {"tenant1"}
        pager = client.ingest_jobs.list()
        pages = list(pager.pages())
        assert len(pages) > 2
        resumed = next(client.ingest_jobs.list().pages(token="cursor-from-yesterday"))
        assert [each.id for each in resumed.items] == [each.id for each in pages[0].items]
        assert len(client.ingest_jobs.list_page(per_page=10).data) == 10
        client.ingest_jobs.get("job_123")
        client.ingest_jobs.delete("job_123")
        client.ingest_jobs.re_ingest("job_123")
    return statuses


async def _as_documented_async() -> list[str]:
    statuses: list[str] = []
    async with AsyncAgentset(namespace_id="ns_123", x_tenant_id="tenant1") as client:
        job = await client.ingest_jobs.create(
            payload=TextPayload(text="hello"), name="greeting", external_id="doc-1"
        )
        job = await client.ingest_jobs.wait(
            job.id, timeout=600, on_update=lambda j: statuses.append(j.status)
        )
        pager = client.ingest_jobs.list(statuses=["COMPLETED", "FAILED"], per_page=100)
        assert job.id in {each.id async for each in pager}
        tokens = [page.next_token async for page in client.ingest_jobs.list().pages()]
        assert len(tokens) > 2
        async for page in client.ingest_jobs.list().pages(token="cursor-from-yesterday"):
            assert page.items
        assert len((await client.ingest_jobs.list_page(per_page=10)).data) == 10
        await client.ingest_jobs.get("job_123")
        await client.ingest_jobs.delete("job_123")
        await client.ingest_jobs.re_ingest("job_123")
    return statuses


@pytest.mark.usefixtures("_environment")
def test_the_documented_code_runs_again_and_again(foreground: Foreground) -> None:
    runs = [_as_documented(), asyncio.run(_as_documented_async()), _as_documented()]
    assert [statuses[-1] for statuses in runs] == ["COMPLETED"] * 3
    assert not foreground.violations


def test_what_it_says_makes_sense(foreground: Foreground) -> None:
    assert foreground.introduction.endswith("\nready\n")
    assert foreground.introduction.count("ready") == 1
    assert "lenient" in foreground.introduction
    assert "job_123" in foreground.introduction
    (command,) = re.findall(r"^curl .*", foreground.introduction, re.MULTILINE)
    substituted = string.Template(command).substitute(foreground.environment)
    curl, option, header, url = shlex.split(substituted)
    assert (curl, option) == ("curl", "-H")
    answer = httpx.get(url, headers=dict([header.split(": ")]))
    assert len(answer.json()["data"]) == 2


@pytest.mark.parametrize("tenant", [{}, {"x-tenant-id": "tenant1"}])
def test_it_holds_some_hundred_finished_jobs(
    foreground: Foreground, tenant: dict[str, str]
) -> None:
    headers = {"authorization": "Bearer mine", **tenant}
    finished = {"statuses": "COMPLETED,FAILED,CANCELLED", "perPage": "100", "cursor": ""}
    page = httpx.get(foreground.jobs, params={"perPage": 100}, headers=headers).json()
    found = len(page["data"])
    while cursor := page["pagination"]["nextCursor"]:
        finished["cursor"] = cursor
        page = httpx.get(foreground.jobs, params=finished, headers=headers).json()
        found += len(page["data"])
    assert found > 200


@pytest.mark.parametrize(
    "sent",
    [[signal.SIGINT], [signal.SIGTERM], [signal.SIGINT, signal.SIGTERM]],
    ids=["INT", "TERM", "both"],
)
def test_it_stops_cleanly_when_told_to(sent: list[signal.Signals]) -> None:
    with _started() as foreground:
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
    with _started() as foreground:
        assert foreground.process.stdout is not None
        foreground.process.stdout.close()
        headers = {"authorization": "Bearer mine"}
        for _ in range(3):
            assert httpx.get(foreground.jobs, headers=headers).status_code == 200
        foreground.process.terminate()
        assert foreground.process.wait(10) == 0
        assert foreground.process.stderr is not None
        assert foreground.process.stderr.read() == ""
