"""Clients at the end of a program, and those that nobody closes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from .echo_server import serving

PROGRAM = """
import atexit, json, sys, threading

{before}
from specloom_agentset import Agentset, NotFoundError

options = json.loads(sys.argv[1])


def call(client, name):
    try:
        client.ingest_jobs.get(name)
    except NotFoundError as error:
        print(error.message, flush=True)


{program}
"""

PROGRAMS: dict[str, tuple[str, str, list[str]]] = {
    "registered before the import": (
        "atexit.register(lambda: call(client, 'cleanup'))",
        "client = Agentset(**options); call(client, 'main')",
        ["main", "cleanup"],
    ),
    "registered before the client": (
        "",
        (
            "atexit.register(lambda: call(client, 'cleanup'))\n"
            "client = Agentset(**options); call(client, 'main')"
        ),
        ["main", "cleanup"],
    ),
    "registered after the client": (
        "",
        (
            "client = Agentset(**options)\n"
            "atexit.register(lambda: call(client, 'cleanup')); call(client, 'main')"
        ),
        ["main", "cleanup"],
    ),
    "a copy in the cleanup": (
        "atexit.register(lambda: call(client.with_options(timeout=5), 'cleanup'))",
        "client = Agentset(**options)",
        ["cleanup"],
    ),
    "closed in the cleanup": (
        "atexit.register(lambda: (call(client, 'cleanup'), client.close()))",
        "client = Agentset(**options); call(client, 'main')",
        ["main", "cleanup"],
    ),
    "in a thread that outlives the main one": (
        "",
        (
            "client = Agentset(**options)\n"
            "threading.Timer(0.1, lambda: call(client, 'thread')).start(); call(client, 'main')"
        ),
        ["main", "thread"],
    ),
    "never closed": ("", "client = Agentset(**options); call(client, 'main')", ["main"]),
    "never closed, in a local": (
        "",
        "def main():\n    client = Agentset(**options); call(client, 'main')\nmain()",
        ["main"],
    ),
    "never closed, in a cycle": (
        "",
        (
            "client = Agentset(**options); call(client, 'main')\n"
            "cycle = [client]; cycle.append(cycle); del client, cycle"
        ),
        ["main"],
    ),
    "never closed, in a class": (
        "",
        "class Holder:\n    client = Agentset(**options)\ncall(Holder.client, 'main')",
        ["main"],
    ),
    "sys.exit": (
        "atexit.register(lambda: call(client, 'cleanup'))",
        "client = Agentset(**options)\nsys.exit(0)",
        ["cleanup"],
    ),
}


@pytest.mark.parametrize(("before", "program", "expected"), PROGRAMS.values(), ids=PROGRAMS)
def test_a_client_works_to_the_end_and_warns_of_nothing(
    environment: pytest.MonkeyPatch, before: str, program: str, expected: list[str]
) -> None:
    with serving() as server:
        options: dict[str, Any] = server.options
        ran = subprocess.run(  # noqa: S603  # our own
            [
                *(sys.executable, "-X", "dev", "-W", "error", "-c"),
                PROGRAM.format(before=before, program=program),
                json.dumps(options),
            ],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
            env=dict(os.environ),
        )
        assert ran.stderr == ""
        assert ran.returncode == 0
        assert ran.stdout.split() == server.requests == expected
