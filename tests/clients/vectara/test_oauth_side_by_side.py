"""Calls side by side get one token between them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio
import pytest
from clients.adapter import Caller
from clients.callers import ASYNC, SYNC
from clients.vectara.kit import client_credentials, token_requests, tokens_sent
from sandbox import Fault, Sandbox
from specloom_vectara import APIStatusError, APITimeoutError, AsyncVectara, Vectara

THREADS = 8
TASKS = 20
SLOW = Fault(delay_before=0.1)
"""Slow enough for all others to come along meanwhile."""

together = pytest.mark.parametrize("caller", ["sync", "asyncio", "trio"], indirect=True)

Crowd = Callable[[], list[Exception | None]]


@pytest.fixture
def crowd(caller: Caller, box: Sandbox) -> Crowd:
    """Return what lets many list jobs at once, by one client; returns how each of them ended."""
    arguments: dict[str, Any] = {
        "base_url": box.url("vectara"),
        "max_retries": 0,
        **client_credentials(box),
    }
    if not caller.is_async:
        client: Vectara = caller.keep(Vectara(**arguments))
        return lambda: _threads(client)
    async_client = AsyncVectara(**arguments)
    caller.keep(async_client)
    return lambda: caller.run(lambda: _tasks(async_client))


def _threads(client: Vectara) -> list[Exception | None]:
    barrier = threading.Barrier(THREADS)

    def one(_: int) -> Exception | None:
        barrier.wait()
        try:
            client.jobs.list_page()
        except Exception as error:
            return error
        return None

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(one, range(THREADS)))


async def _tasks(client: AsyncVectara) -> list[Exception | None]:
    ends: list[Exception | None] = []

    async def one() -> None:
        try:
            await client.jobs.list_page()
        except Exception as error:
            ends.append(error)
        else:
            ends.append(None)

    async with anyio.create_task_group() as tasks:
        for _ in range(TASKS):
            tasks.start_soon(one)
    return ends


@together
def test_they_get_one_token(crowd: Crowd, box: Sandbox) -> None:
    box.fault("vectara", SLOW)
    ends = crowd()
    assert set(ends) == {None}
    assert token_requests(box) == 1
    assert tokens_sent(box) == box.vectara.tokens.issued * len(ends)


@together
def test_they_renew_it_once(crowd: Crowd, box: Sandbox) -> None:
    crowd()
    box.vectara.tokens.revoke()
    assert set(crowd()) == {None}
    assert token_requests(box) == 2


@together
def test_each_is_told_when_there_is_no_token(crowd: Crowd, box: Sandbox) -> None:
    box.fault("vectara", Fault(status=400), times=None)
    ends = crowd()
    assert {type(end) for end in ends} == {type(ends[0])}
    assert isinstance(ends[0], APIStatusError)
    assert tokens_sent(box) == []
    box.clear_faults("vectara")
    assert set(crowd()) == {None}


@SYNC
def test_a_thread_waits_for_the_token_of_another_no_longer_than_its_timeout(
    caller: Caller, box: Sandbox
) -> None:
    patient: Vectara = caller.keep(
        Vectara(base_url=box.url("vectara"), max_retries=0, timeout=0.5, **client_credentials(box))
    )
    box.fault("vectara", Fault(delay_before=30), times=None)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(patient.jobs.list_page)
        while not len(box.requests):
            pass
        with pytest.raises(APITimeoutError, match="another thread"):
            patient.with_options(timeout=0.01).jobs.list_page()
        with pytest.raises(APITimeoutError):
            slow.result()
    assert token_requests(box) == 1


@ASYNC
def test_a_task_that_is_cancelled_does_not_keep_the_others_waiting(
    caller: Caller, box: Sandbox
) -> None:
    box.fault("vectara", Fault(delay_before=30))

    async def main() -> bool:
        async with AsyncVectara(base_url=box.url("vectara"), **client_credentials(box)) as client:
            with anyio.move_on_after(0.05) as scope:
                await client.jobs.list_page()
            with anyio.fail_after(10):
                await client.jobs.list_page()
            return scope.cancelled_caught

    assert caller.run(main)
    assert token_requests(box) == 2
