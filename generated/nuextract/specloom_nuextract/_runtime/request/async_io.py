# Copied from overlays/runtime/request/async_io.py: edit it there.
"""Where the async and the sync drivers must differ; ``sync_io`` has the same names for threads."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Coroutine, Mapping
from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import httpx

from ..errors import WrongEventLoopError
from .connections import Connections, open_http

if TYPE_CHECKING:
    import anyio
    from anyio.lowlevel import RunVar

T = TypeVar("T")


def open_connections() -> Connections[httpx.AsyncClient]:
    """Connections of our own.

    Raises:
        InvalidArgumentError: A variable of the environment can't be used; the message names it.
    """
    http = open_http(httpx.AsyncClient)
    return Connections(http, borrowed=False)


def fail_after(seconds: float | None) -> AbstractContextManager[object]:
    """Raise ``TimeoutError`` inside the block after *seconds*; never for ``None``."""
    import anyio

    return anyio.fail_after(seconds)


class Progress:
    """How far a request got, by the trace extension of httpcore.

    The timeout of an attempt can strike anywhere, and its error does not say where.

    Attributes:
        sent: Whether the server may have seen something of the request.
    """

    def __init__(self, *, sent: bool) -> None:
        self.sent = sent

    async def note(self, event: str, info: Mapping[str, Any]) -> None:
        """Take note of *event*."""
        if event.endswith((".connect_tcp.started", ".connect_unix_socket.started")):
            self.sent = False
        elif event.endswith(".send_request_headers.started"):
            # A proxy is asked for a connection to the server before anything is sent through it.
            self.sent = info["request"].method != b"CONNECT"


def check_home(connections: Connections[Any]) -> None:
    """Bind *connections* to the running event loop, or check that it is the same.

    Raises:
        WrongEventLoopError: They belong to another one.
    """
    here = _here()
    if connections.home is None:
        connections.home = here
    elif connections.home is not here:
        raise WrongEventLoopError(
            "this client was used in another event loop before, and its connections belong to "
            "that one: make a client inside each event loop (each asyncio.run or trio.run, each "
            "thread that runs one), and close it there"
        )


def _here() -> object:
    """What stands for the running event loop of any async library, without referring to it."""
    mark = _marks()
    here = mark.get(None)
    if here is None:
        here = object()
        mark.set(here)
    return here


@cache
def _marks() -> RunVar[object]:
    from anyio.lowlevel import RunVar

    return RunVar("specloom")


def run_now(call: Coroutine[Any, Any, T]) -> T:
    """The result of *call*, which suspends nowhere.

    Raises:
        RuntimeError: It does suspend.
    """
    try:
        call.send(None)
    except StopIteration as done:
        return cast("T", done.value)
    call.close()
    raise RuntimeError("the call suspended")


async def settle(result: object) -> None:
    """Await what a caller's function returned, if that can be awaited."""
    if inspect.isawaitable(result):
        await result


class Background:
    """Runs a function that a caller waits for, and that goes on if the caller is cancelled."""

    ahead: Final = 16
    """Pieces of news that the function may have ready before anybody asks.

    A task of its own for each chunk of a stream would cost 30 µs; so it costs 3.
    """

    def __init__(self) -> None:
        self._run: _Run | None = None

    async def wait(self, function: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run *function* unless it runs, until it has news or is over; raises what it raised."""
        import anyio

        if self._run is None:
            self._run = _Run(function)
        run = self._run
        await run.news.wait()
        if run.over:
            self._run = None
            run.settle()
        else:
            run.news = anyio.Event()

    def tell(self) -> None:
        """Let the caller go on, now that there is news."""
        if self._run is not None:
            self._run.news.set()

    async def cancel(self) -> None:
        """Cancel the function, and wait until it is over; a caller that waits goes on."""
        if self._run is not None:
            await self._run.cancel()


class _Run:
    def __init__(self, function: Callable[[], Coroutine[Any, Any, None]]) -> None:
        import anyio

        self.news = anyio.Event()
        self.over = False
        self._function = function
        self._scope = anyio.CancelScope()
        self._end = anyio.Event()
        self._error: Exception | None = None
        # Referred to, or it might be collected while it runs.
        self._task = _start(self._main)

    async def _main(self) -> None:
        try:
            with self._scope:
                await self._function()
        except Exception as error:
            self._error = error
        finally:
            self.over = True
            self.news.set()
            self._end.set()

    def settle(self) -> None:
        error, self._error = self._error, None
        try:
            if error is not None:
                raise error
        finally:
            # An error that refers to a frame which refers to it waits for the garbage collector.
            del error

    async def cancel(self) -> None:
        import anyio

        self._scope.cancel()
        with anyio.CancelScope(shield=True):
            await self._end.wait()


def _start(function: Callable[[], Coroutine[Any, Any, None]]) -> object:
    """Start a task that nobody's cancellation reaches; *function* must not raise."""
    import asyncio

    try:
        task = asyncio.current_task()
    except RuntimeError:
        task = None
    if task is not None:
        return task.get_loop().create_task(function())
    # It runs this function, hence it is there.
    trio: Any = sys.modules["trio"]
    return trio.lowlevel.spawn_system_task(function)


def new_lock() -> anyio.Lock:
    """A lock of the running event loop."""
    import anyio

    return anyio.Lock()


async def acquire(lock: anyio.Lock, seconds: float | None) -> None:
    """Acquire *lock* within *seconds*.

    Raises:
        TimeoutError: Another task kept it for longer.
    """
    with fail_after(seconds):
        await lock.acquire()
