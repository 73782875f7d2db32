"""Clients among threads and tasks, copied, closed, dropped, by the hundred."""

from __future__ import annotations

import asyncio
import gc
import time
import warnings
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio
import pytest
from clients.adapter import Caller
from faults.door import door_to
from faults.kit import bare
from faults.listings import id_of
from faults.targets import Target
from sandbox import Sandbox

pytestmark = pytest.mark.reference

Connect = Callable[..., Any]

USES: dict[str, Callable[[Target, Any], object]] = {
    "read": lambda target, client: target.get(client, "job_1"),
    "list": lambda target, client: next(iter(target.jobs(client).list())),
    "pages": lambda target, client: next(target.jobs(client).list().pages()),
    "wait": lambda target, client: target.jobs(client).wait("job_1"),
    "raw": lambda target, client: target.jobs(client).with_raw_response.list_page(),
    "with": lambda _, client: client.__enter__(),  # with would close it again
    "copy": lambda target, client: target.get(client.with_options(), "job_1"),
}


TASKS = 200
"""httpx opens 100 connections at most."""


def descriptors() -> int:
    """Count the files and sockets that this process has open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def job_in(answer: Any) -> Any:
    """Return the job in the result of a read, wrapped or not."""
    return getattr(answer, "job", answer)


def until_at_most(limit: int) -> None:
    """Wait for the sandbox, whose ends of the connections are in this process too."""
    deadline = time.monotonic() + 5
    while descriptors() > limit and time.monotonic() < deadline:
        time.sleep(0.005)
    assert descriptors() <= limit


@contextmanager
def recorded() -> Generator[list[warnings.WarningMessage]]:
    """Collect the warnings of what is garbage at the end of the block."""
    gc.collect()
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        yield found
        gc.collect()


def test_thirty_two_threads_share_a_client(target: Target, client: Any, box: Sandbox) -> None:
    ids = target.seed(box, 32)

    def get(job_id: str) -> Any:
        return target.get(client, job_id)

    with ThreadPoolExecutor(32) as threads:
        got = list(threads.map(get, ids * 2))
    assert [id_of(job_in(each)) for each in got] == ids * 2
    assert len(box.requests) == 2 * 32


@pytest.mark.parametrize("caller", ["asyncio"], indirect=True)
def test_more_tasks_than_there_may_be_connections_share_a_client(
    target: Target, caller: Caller, box: Sandbox
) -> None:
    ids = target.seed(box, 20)
    got: dict[int, Any] = {}

    async def main() -> None:
        async with (
            bare(target, box, asynchronous=True) as client,
            anyio.create_task_group() as all_,
        ):

            async def get(number: int) -> None:
                got[number] = await target.get(client, ids[number % 20])

            for number in range(TASKS):
                all_.start_soon(get, number)

    caller.run(main)
    assert len(box.requests) == len(got) == TASKS
    assert [id_of(job_in(got[number])) for number in range(TASKS)] == ids * (TASKS // 20)


@pytest.mark.parametrize("use", USES.values(), ids=USES.keys())
def test_a_closed_client_refuses_every_use_and_sends_nothing(
    target: Target, client: Any, box: Sandbox, use: Callable[[Target, Any], object]
) -> None:
    client.close()
    client.close()
    with pytest.raises(target.error("ClientClosedError"), match="make a new one") as caught:
        use(target, client)
    error: Any = caught.value
    assert error.attempts == 0
    assert isinstance(error, target.error(f"{target.client}Error"))
    assert isinstance(error, RuntimeError)
    assert len(box.requests) == 0


def test_a_client_that_is_dropped_closes_its_connections_and_warns_of_nothing(
    target: Target, box: Sandbox, environment: pytest.MonkeyPatch
) -> None:
    target.seed(box, 1)
    client = bare(target, box, asynchronous=False)
    target.jobs(client).list_page()
    before = descriptors()
    with recorded() as found:
        del client
    assert [str(each.message) for each in found] == []
    assert descriptors() < before


def test_a_copy_outlives_the_original_that_was_dropped(
    target: Target, box: Sandbox, environment: pytest.MonkeyPatch
) -> None:
    with door_to(box.port) as door:
        address = door.url(box.url(target.provider))
        client = bare(target, box, asynchronous=False, base_url=address)
        target.jobs(client).list_page()
        copy = client.with_options(max_retries=0)
        del client
        gc.collect()
        target.jobs(copy).list_page()
        assert door.connections == 1


def test_an_async_client_that_is_dropped_is_told_by_the_loop_and_leaves_nothing_open(
    target: Target, box: Sandbox, environment: pytest.MonkeyPatch
) -> None:
    async def main() -> None:
        client = bare(target, box, asynchronous=True)
        await target.jobs(client).list_page()

    before = descriptors()
    with recorded() as found:
        asyncio.run(main())
    # As for any other transport: to close it, a loop would have to run.
    assert {each.category for each in found} == {ResourceWarning}
    until_at_most(before)


CLIENTS = 100


def test_hundreds_of_clients_leave_no_descriptor_and_no_warning(
    target: Target, box: Sandbox, environment: pytest.MonkeyPatch
) -> None:
    def use_sync(count: int) -> None:
        for _ in range(count):
            with bare(target, box, asynchronous=False) as client:
                target.jobs(client).list_page()

    async def use_async(count: int) -> None:
        for _ in range(count):
            async with bare(target, box, asynchronous=True) as client:
                await target.jobs(client).list_page()

    asyncio.run(use_async(1))
    before = descriptors()
    box.requests.clear()
    with recorded() as found:
        use_sync(CLIENTS)
        asyncio.run(use_async(CLIENTS))
    assert len(box.requests) == 2 * CLIENTS
    assert [str(each.message) for each in found] == []
    until_at_most(before)
