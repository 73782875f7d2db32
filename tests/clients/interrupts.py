"""Breaking a call off from outside, while it waits for something."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from typing import Final

import anyio
import anyio.to_thread

_LOOK_EVERY: Final = 0.005
_AT_LAST: Final = 10.0
_SETTLE: Final = 0.05
"""Real seconds for what came from the server to reach the one who reads."""


class Interruption(BaseException):
    """What no handler of errors takes for one of its own."""


@contextmanager
def interrupted(when: Callable[[], bool]) -> Generator[None]:
    """Break off what is done here soon after `when` is true, as Ctrl-C does."""
    over = threading.Event()
    main = threading.get_ident()

    def watch() -> None:
        while not when():
            if over.wait(_LOOK_EVERY):
                return
        if not over.wait(_SETTLE):
            signal.pthread_kill(main, signal.SIGALRM)

    def interrupt(*_: object) -> None:
        raise Interruption

    before = signal.signal(signal.SIGALRM, interrupt)
    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
        signal.signal(signal.SIGALRM, before)


async def cancelled(doing: Callable[[], Awaitable[object]], when: Callable[[], bool]) -> bool:
    """Do something, and cancel it soon after `when` is true; tell whether that ended it."""
    ended = False
    with anyio.CancelScope() as scope:
        async with anyio.create_task_group() as tasks:

            async def watch() -> None:
                await until(when)
                scope.cancel()

            tasks.start_soon(watch)
            await doing()
            ended = True
            tasks.cancel_scope.cancel()
    return scope.cancelled_caught and not ended


async def until(when: Callable[[], bool]) -> None:
    """Return soon after `when` is true."""
    await anyio.to_thread.run_sync(_until, when)


def _until(when: Callable[[], bool]) -> None:
    latest = time.monotonic() + _AT_LAST
    while not when():
        if time.monotonic() > latest:
            msg = "what was to be broken off did not come so far"
            raise TimeoutError(msg)
        time.sleep(_LOOK_EVERY)
    time.sleep(_SETTLE)
