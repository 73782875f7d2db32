"""Threads that use a package for the first time at the same time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping

import pytest
from faults.targets import TARGETS
from sandbox import Sandbox

PROGRAM = """
import asyncio, importlib, json, operator, sys, threading

provider, address, name, resource, options, way = json.loads(sys.argv[1])
sys.setswitchinterval(1e-6)
barrier = threading.Barrier(8)
failures = []


def package():
    return importlib.import_module(f"specloom_{provider}")


async def use_async():
    async with getattr(package(), f"Async{name}")(base_url=address, **options) as client:
        jobs = operator.attrgetter(resource)(client)
        assert operator.attrgetter(resource)(client) is jobs
        items = [item async for item in jobs.list()]
        assert len(items) == 3 and [item.to_dict() for item in items], items
        repr(items)
        await jobs.wait(items[0].uuid if hasattr(items[0], "uuid") else items[0].id)


def use_sync():
    with getattr(package(), name)(base_url=address, **options) as client:
        jobs = operator.attrgetter(resource)(client)
        assert operator.attrgetter(resource)(client) is jobs
        items = list(jobs.list())
        assert len(items) == 3 and [item.to_dict() for item in items], items
        repr(items)
        jobs.wait(items[0].uuid if hasattr(items[0], "uuid") else items[0].id)


def run():
    barrier.wait()
    try:
        asyncio.run(use_async()) if way == "async" else use_sync()
        for public in package().__all__:
            getattr(package(), public)
    except BaseException as error:
        failures.append(repr(error))


threads = [threading.Thread(target=run) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(json.dumps(failures))
"""


@pytest.mark.parametrize("way", ["async", "sync"])
def test_eight_threads_with_a_client_each(
    provider: str, box: Sandbox, environment: pytest.MonkeyPatch, way: str
) -> None:
    target = TARGETS[provider]
    target.seed(box, 3)
    options: Mapping[str, object] = target.options
    given = [provider, box.url(provider), target.client, target.resource, options, way]
    for _ in range(3):
        ran = subprocess.run(  # noqa: S603  # our own
            [sys.executable, "-c", PROGRAM, json.dumps(given)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env=dict(os.environ),
        )
        assert ran.returncode == 0, ran.stderr
        assert json.loads(ran.stdout) == [], ran.stderr
