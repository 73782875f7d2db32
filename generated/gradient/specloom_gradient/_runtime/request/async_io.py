# Copied from overlays/runtime/request/async_io.py: edit it there.
"""Where the async and the sync drivers must differ; ``sync_io`` has the same names for threads."""

from __future__ import annotations

import inspect
from collections.abc import Coroutine, Iterable
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import httpcore
import httpx

from ..errors import WrongEventLoopError
from .connections import Connections, pools_of, store_no_cookies

if TYPE_CHECKING:
    import anyio
    from anyio.lowlevel import RunVar

    from ..clock import Clock

T = TypeVar("T")


def open_connections() -> Connections[httpx.AsyncClient]:
    """Connections of our own."""
    http = httpx.AsyncClient(follow_redirects=False)
    store_no_cookies(http)
    for pool in pools_of(http):
        pool._network_backend = _Backend(pool._network_backend)
    return Connections(http, borrowed=False)


class _Stream(httpcore.AsyncNetworkStream):
    """A network stream that is closed if its TLS handshake is cancelled: httpcore leaves it open."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        try:
            return await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except BaseException:
            import anyio

            with anyio.CancelScope(shield=True):
                await self._stream.aclose()
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore.AsyncNetworkBackend):
    """A network backend that opens no connection once it is closed."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend) -> None:
        self._backend = backend
        self._closed = False

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self._check_open()
        stream = await self._backend.connect_tcp(host, port, timeout, local_address, socket_options)
        return await self._opened(stream)

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        self._check_open()
        return await self._opened(
            await self._backend.connect_unix_socket(path, timeout, socket_options)
        )

    async def sleep(self, seconds: float) -> None:
        await self._backend.sleep(seconds)

    def close(self) -> None:
        """Open no more connections."""
        self._closed = True

    async def _opened(self, stream: httpcore.AsyncNetworkStream) -> httpcore.AsyncNetworkStream:
        if self._closed:
            await stream.aclose()
        self._check_open()
        return _Stream(stream)

    def _check_open(self) -> None:
        if self._closed:
            raise httpcore.ConnectError("the client is closed")


async def close_connections(http: httpx.AsyncClient) -> None:
    """Close *http*, which :func:`open_connections` opened; calls in flight end with an error."""
    pools = pools_of(http)
    for pool in pools:
        pool._network_backend.close()
    await http.aclose()
    for pool in pools:
        # What waits for a connection gets one, which can't be opened.
        pool._assign_requests_to_connections()


async def give_up(
    connections: Connections[Any], request: httpx.Request, error: BaseException
) -> None:
    """Clean up after *request*, which *error* broke off from outside."""
    closing = connections.give_up(request, idle_too=False)
    # A coroutine that is dropped must not await any more.
    if not isinstance(error, GeneratorExit):
        import anyio

        with anyio.CancelScope(shield=True):
            for connection in closing:
                with suppress(Exception):
                    await connection.aclose()


async def sleep_while_open(connections: Connections[Any], clock: Clock, seconds: float) -> None:
    """Sleep for *seconds*, or until *connections* are closed."""
    import anyio

    with anyio.CancelScope() as scope:
        connections.on_close.add(scope.cancel)
        try:
            await clock.async_sleep(seconds)
        finally:
            connections.on_close.discard(scope.cancel)


def unread(stream: Any) -> bool:
    """Whether bytes have come that a network stream of httpcore has not returned yet.

    They wait in a buffer of TLS or of asyncio, where httpcore does not look.
    """
    layer = getattr(stream, "_stream", None)
    while layer is not None:
        incoming = getattr(layer, "_read_bio", None) or getattr(layer, "_incoming", None)
        if incoming is not None and incoming.pending:
            return True
        protocol = getattr(layer, "_protocol", None)
        if protocol is not None and protocol.read_queue:
            return True
        layer = getattr(layer, "transport_stream", None) or getattr(layer, "_stream", None)
    return False


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

    async def note(self, event: str, _info: object) -> None:
        """Take note of *event*."""
        if event.endswith((".connect_tcp.started", ".connect_unix_socket.started")):
            self.sent = False
        elif event.endswith(".send_request_headers.started"):
            self.sent = True


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
    mark = _MARKS.get("marks") or _MARKS.setdefault("marks", _new_marks())
    here = mark.get(None)
    if here is None:
        here = object()
        mark.set(here)
    return here


_MARKS: Final[dict[str, RunVar[object]]] = {}
"""The one variable; made at the first use, and by ``setdefault``, which several threads may call."""


def _new_marks() -> RunVar[object]:
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
