"""Waits that are broken off from outside: by a signal, or by cancelling the task.

Each client here has one connection, so that it could not go on if that were not given back.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx
import pytest
from clients.adapter import Caller
from clients.callers import ASYNC, SYNC
from clients.hurry import Hurry
from clients.interrupts import Interruption, cancelled, interrupted, until
from faults.targets import Target
from faults.waits import Waited
from sandbox import Fault, Sandbox

pytestmark = pytest.mark.reference

LIMITS = httpx.Limits(max_connections=1)


class Waker(Hurry):
    """A clock whose sleeps are interrupted."""

    def sleep(self, seconds: float, /) -> None:
        """Never return."""
        super().sleep(seconds)
        raise Interruption


@pytest.fixture
def job(target: Target, box: Sandbox) -> Waited:
    """Return a job that does not end by itself, and has no stream."""
    job = Waited(target, box)
    job.without_stream()
    return job


READING = {
    "the head": Fault(delay_before=30),
    "the body": Fault(drip=0.05),
    "the body of a refusal": Fault(status=400, drip=0.05),
}


@SYNC
@pytest.mark.parametrize("fault", READING.values(), ids=READING)
def test_a_wait_may_be_interrupted_while_it_reads(
    caller: Caller, connect: Callable[..., Any], job: Waited, fault: Fault
) -> None:
    http = caller.http_client(limits=LIMITS)
    client = connect(http_client=http, timeout=5, clock=Hurry())
    job.fails(fault, after=1)
    with pytest.raises(Interruption), interrupted(lambda: job.looks == 2):
        job.target.jobs(client).wait(job.id, poll_interval=0.01)
    assert job.looks == 2
    assert job.target.get(client, job.id)
    job.finish()
    assert job.target.jobs(client).wait(job.id)


@SYNC
@pytest.mark.parametrize("fault", [None, Fault(status=503, retry_after=5)])
def test_a_wait_may_be_interrupted_while_it_sleeps(
    caller: Caller, connect: Callable[..., Any], job: Waited, fault: Fault | None
) -> None:
    http = caller.http_client(limits=LIMITS)
    client = connect(http_client=http, timeout=5, clock=Waker())
    if fault is not None:
        job.fails(fault)
    with pytest.raises(Interruption):
        job.target.jobs(client).wait(job.id)
    assert job.looks == 1
    job.finish()
    assert job.target.jobs(client).wait(job.id)


WHILE: dict[str, Fault | None] = {**READING, "it sleeps": None}


@ASYNC
@pytest.mark.parametrize("fault", WHILE.values(), ids=WHILE)
def test_a_wait_whose_task_is_cancelled_ends_at_once_and_the_client_goes_on(
    caller: Caller, job: Waited, fault: Fault | None
) -> None:
    target = job.target
    interval, looks = (30, 1) if fault is None else (0.01, 2)
    if fault is not None:
        job.fails(fault, after=1)

    async def main() -> bool:
        async with httpx.AsyncClient(limits=LIMITS) as http:
            client = job.async_client(http_client=http, timeout=5)
            wait = partial(target.jobs(client).wait, job.id, poll_interval=interval)
            ended = await cancelled(wait, lambda: job.looks == looks)
            assert job.looks == looks
            assert await target.get(client, job.id)
            job.finish()
            assert await target.jobs(client).wait(job.id)
            return ended

    assert caller.run(main)


@pytest.mark.parametrize("caller", ["asyncio"], indirect=True)
@pytest.mark.parametrize("fault", WHILE.values(), ids=WHILE)
def test_a_task_of_asyncio_that_is_cancelled_while_it_waits_says_so(
    caller: Caller, job: Waited, fault: Fault | None
) -> None:
    target = job.target
    if fault is not None:
        job.fails(fault)

    async def main() -> bool:
        async with httpx.AsyncClient(limits=LIMITS) as http:
            client = job.async_client(http_client=http, timeout=5)
            task: asyncio.Future[Any] = asyncio.ensure_future(
                target.jobs(client).wait(job.id, poll_interval=30)
            )
            await until(lambda: job.looks == 1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await target.get(client, job.id)
            return task.cancelled()

    assert caller.run(main)
    assert job.looks == 2
