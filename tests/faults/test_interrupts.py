"""Waits that are broken off from outside: by a signal, or by cancelling the task.

Each client here has one connection, so that it could not go on if that were not given back.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import anyio
import httpx
import pytest
from clients.adapter import Caller
from clients.hurry import Hurry
from faults.targets import Target
from faults.waits import Waited
from sandbox import Fault, Sandbox

LIMITS = httpx.Limits(max_connections=1)
SOON = 0.1
"""Real seconds until a wait is broken off."""


class InterruptedWaitError(BaseException):
    """What no handler of errors takes for one of its own."""


class Waker(Hurry):
    """A clock whose sleeps are interrupted."""

    def sleep(self, seconds: float, /) -> None:
        """Never return."""
        super().sleep(seconds)
        raise InterruptedWaitError


@contextmanager
def interrupted() -> Generator[None]:
    """Break off what is done here after a moment, as Ctrl-C does."""

    def interrupt(*_: object) -> None:
        raise InterruptedWaitError

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, SOON)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


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


@pytest.mark.parametrize("caller", ["sync"], indirect=True)
@pytest.mark.parametrize("fault", READING.values(), ids=READING)
def test_a_wait_may_be_interrupted_while_it_reads(
    caller: Caller, connect: Callable[..., Any], job: Waited, fault: Fault
) -> None:
    http = caller.http_client(limits=LIMITS)
    client = connect(http_client=http, timeout=5, clock=Hurry())
    job.fails(fault, after=1)
    with pytest.raises(InterruptedWaitError), interrupted():
        job.target.jobs(client).wait(job.id, poll_interval=0.01)
    assert job.looks == 2
    assert job.target.get(client, job.id)
    job.finish()
    assert job.target.jobs(client).wait(job.id)


@pytest.mark.parametrize("caller", ["sync"], indirect=True)
@pytest.mark.parametrize("fault", [None, Fault(status=503, retry_after=5)])
def test_a_wait_may_be_interrupted_while_it_sleeps(
    caller: Caller, connect: Callable[..., Any], job: Waited, fault: Fault | None
) -> None:
    http = caller.http_client(limits=LIMITS)
    client = connect(http_client=http, timeout=5, clock=Waker())
    if fault is not None:
        job.fails(fault)
    with pytest.raises(InterruptedWaitError):
        job.target.jobs(client).wait(job.id)
    assert job.looks == 1
    job.finish()
    assert job.target.jobs(client).wait(job.id)


@pytest.mark.parametrize("caller", ["sync"], indirect=True)
def test_a_wait_may_be_interrupted_in_its_callback(
    connect: Callable[..., Any], job: Waited
) -> None:
    client = connect()

    def on_update(_: object) -> None:
        raise InterruptedWaitError

    with pytest.raises(InterruptedWaitError):
        job.target.jobs(client).wait(job.id, on_update=on_update)
    assert job.looks == 1
    assert job.target.get(client, job.id)


WHILE: dict[str, Fault | None] = {**READING, "it sleeps": None}


@pytest.mark.parametrize("caller", ["asyncio", "trio"], indirect=True)
@pytest.mark.parametrize("fault", WHILE.values(), ids=WHILE)
def test_a_wait_whose_task_is_cancelled_ends_at_once_and_the_client_goes_on(
    caller: Caller, job: Waited, fault: Fault | None
) -> None:
    target = job.target
    if fault is not None:
        job.fails(fault, after=1)

    async def main() -> bool:
        async with httpx.AsyncClient(limits=LIMITS) as http:
            client = job.async_client(http_client=http, timeout=5)
            with anyio.move_on_after(SOON) as scope:
                interval = 30 if fault is None else 0.01
                await target.jobs(client).wait(job.id, poll_interval=interval)
            assert job.looks == (1 if fault is None else 2)
            assert await target.get(client, job.id)
            job.finish()
            assert await target.jobs(client).wait(job.id)
            return scope.cancelled_caught

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
            task = asyncio.ensure_future(target.jobs(client).wait(job.id, poll_interval=30))
            await asyncio.sleep(SOON)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await target.get(client, job.id)
            return task.cancelled()

    assert caller.run(main)
    assert job.looks == 2
