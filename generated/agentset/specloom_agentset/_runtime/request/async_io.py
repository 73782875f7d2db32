# Copied from overlays/runtime/request/async_io.py: edit it there.
"""Where the async and the sync drivers must differ; ``sync_io`` has the same names for threads."""

from __future__ import annotations

import inspect
from collections.abc import Coroutine, Mapping
from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

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
