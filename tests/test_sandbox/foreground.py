"""A sandbox in the foreground, as people start it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import sandbox


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
def started() -> Generator[Foreground]:
    """Start one, and stop it in the end."""
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
