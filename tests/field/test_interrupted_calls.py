"""A call that is broken off from outside loses no connection of the pool.

Each client here has one connection: it could not go on if that were lost.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from types import FrameType
from typing import Any

import anyio
import anyio.lowlevel
import httpx
import pytest
from specloom_agentset import AsyncAgentset

from .echo_server import answer, async_answer, echo, serving

LIMITS = httpx.Limits(max_connections=1)
STEPS = range(0, 360, 2)
"""Turns of the event loop until a call is broken off: more than a call takes."""

BreakOff = Callable[[Callable[[], Awaitable[object]], int], Awaitable[None]]


async def cancelled_task(call: Callable[[], Awaitable[object]], steps: int) -> None:
    """Cancel a task of asyncio."""
    task = asyncio.ensure_future(call())
    for _ in range(steps):
        await asyncio.sleep(0)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def cancelled_twice(call: Callable[[], Awaitable[object]], steps: int) -> None:
    """Cancel a task of asyncio, and again while it cleans up."""
    task = asyncio.ensure_future(call())
    for _ in range(steps):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def failing_group(call: Callable[[], Awaitable[object]], steps: int) -> None:
    """Let another task of the group fail."""

    async def fail() -> None:
        for _ in range(steps):
            await asyncio.sleep(0)
        raise LookupError

    with suppress(ExceptionGroup):
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(fail())
            tasks.create_task(_awaited(call))


async def timed_out(call: Callable[[], Awaitable[object]], steps: int) -> None:
    """Wait for so long only."""
    with suppress(TimeoutError):
        await asyncio.wait_for(call(), steps * 1e-5)


async def cancelled_scope(call: Callable[[], Awaitable[object]], steps: int) -> None:
    """Cancel a scope of anyio."""
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_awaited, call)
        for _ in range(steps):
            await anyio.lowlevel.checkpoint()
        tasks.cancel_scope.cancel()


async def _awaited(call: Callable[[], Awaitable[object]]) -> None:
    await call()


WAYS: dict[str, tuple[str, BreakOff]] = {
    "cancel": ("asyncio", cancelled_task),
    "cancel twice": ("asyncio", cancelled_twice),
    "TaskGroup": ("asyncio", failing_group),
    "wait_for": ("asyncio", timed_out),
    "scope": ("asyncio", cancelled_scope),
    "scope of trio": ("trio", cancelled_scope),
}


# A socket that was just being made is closed when it is collected, which warns.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("backend", "break_off"), WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("fresh", [False, True], ids=["kept connection", "new connection"])
def test_async_calls_cancelled_at_any_moment(
    environment: pytest.MonkeyPatch, backend: str, break_off: BreakOff, *, fresh: bool
) -> None:
    def reply(name: str) -> bytes:
        closing = echo(name).replace(b" X\r\n", b" X\r\nconnection: close\r\n")
        return closing if fresh else echo(name)

    async def main() -> None:
        async with httpx.AsyncClient(limits=LIMITS) as http:
            client: AsyncAgentset = server.async_client(http_client=http, timeout=5)
            for steps in STEPS:
                await break_off(lambda: async_answer(client, "broken-off"), steps)
            assert await async_answer(client, "after") == "after"

    with serving(reply) as server:
        anyio.run(main, backend=backend)
        gc.collect()
        assert server.requests.count("broken-off") > len(STEPS) / 10


class Interrupt:
    """Raises KeyboardInterrupt when so many lines of httpx, httpcore and the package have run."""

    def __init__(self, lines: int) -> None:
        self.left = lines

    def __enter__(self) -> None:
        sys.settrace(self._call)

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)

    def _call(self, frame: FrameType, _event: str, _value: Any) -> Any:
        name = frame.f_globals.get("__name__", "")
        return self._line if name.startswith(("httpx", "httpcore", "specloom")) else None

    def _line(self, _frame: FrameType, event: str, _value: Any) -> Any:
        self.left -= event == "line"
        if self.left == 0:
            raise KeyboardInterrupt
        return self._line


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # as above
@pytest.mark.parametrize("fresh", [False, True], ids=["kept connection", "new connection"])
def test_sync_calls_interrupted_at_any_line(
    environment: pytest.MonkeyPatch, *, fresh: bool
) -> None:
    def reply(name: str) -> bytes:
        closing = echo(name).replace(b" X\r\n", b" X\r\nconnection: close\r\n")
        return closing if fresh else echo(name)

    with serving(reply) as server, server.client(timeout=0.5) as client:
        pool: Any = client._connections.http._transport._pool  # type: ignore[attr-defined]
        pool._max_connections = 1
        assert answer(client, "imports") == "imports"
        lines, interrupted = 0, True
        while interrupted:
            lines += 2
            try:
                with Interrupt(lines):
                    answer(client, "interrupted")
                interrupted = False
            except KeyboardInterrupt:
                pass
            assert answer(client, "after") == "after", f"after {lines} lines"
    assert lines > 300
    gc.collect()
