"""Where the sync and the async drivers must differ; ``async_io`` has the same names for tasks."""

from __future__ import annotations

import socket
import threading
import time
import weakref
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

import httpx

from ..clock import SYSTEM_CLOCK
from .connections import Connections, open_http, pools_of

if TYPE_CHECKING:
    import httpcore

    from ..clock import Clock

    _Finalize = weakref.finalize[..., Connections[httpx.Client]]
else:
    _Finalize = weakref.finalize

T = TypeVar("T")


def open_connections() -> Connections[httpx.Client]:
    """Connections of our own.

    Raises:
        InvalidArgumentError: A variable of the environment can't be used; the message names it.
    """
    http = open_http(httpx.Client)
    # httpx builds the pools itself, from the environment's proxies too, and takes no network backend
    # for them.
    for pool in pools_of(http):
        pool._network_backend = _BoundBackend(pool._network_backend)
        # Unlike httpcore's, which is made of it, it can't be left held by a KeyboardInterrupt.
        pool._optional_thread_lock = threading.RLock()
    connections = Connections(http, borrowed=False)
    # A socket that is still open when it is collected would warn.
    _Closer(connections, http.close).atexit = False
    return connections


class _Closer(_Finalize):
    """Closes connections that no client has any more, to the very end of the program.

    What the caller registered with ``atexit`` may use a client still. The standard class would
    close it before, or do nothing once its own function there has run.
    """

    _shutdown = False


def close_connections(http: httpx.Client) -> None:
    """Close *http*, which :func:`open_connections` opened; calls in flight end with an error."""
    pools = pools_of(http)
    for pool in pools:
        pool._network_backend.close()
    http.close()
    for pool in pools:
        # What waits for a connection gets one, which can't be opened.
        with pool._optional_thread_lock:
            pool._assign_requests_to_connections()


def give_up(connections: Connections[Any], request: httpx.Request, _error: BaseException) -> None:
    """Clean up after *request*, which was broken off from outside."""
    # A block of fail_after that was about to be entered is not left.
    _DEADLINES.at = None
    for connection in connections.give_up(request, idle_too=True):
        with suppress(Exception):
            connection.close()


def sleep_while_open(connections: Connections[Any], clock: Clock, seconds: float) -> None:
    """Sleep for *seconds*, or until *connections* are closed."""
    if clock is not SYSTEM_CLOCK:
        clock.sleep(seconds)
        return
    closed = threading.Event()
    connections.on_close.add(closed.set)
    try:
        if not connections.closed:
            closed.wait(seconds)
    finally:
        connections.on_close.discard(closed.set)


def unread(_stream: object) -> bool:
    """``False``: what a socket has not returned yet, httpcore sees itself."""
    return False


class _Deadlines(threading.local):
    """When the blocking calls of this thread must be over, on ``time.monotonic``."""

    at: float | None = None

    def left(
        self, timeout: float | None, phase: Literal["Connect", "Read", "Write", ""] = ""
    ) -> float | None:
        """*timeout* in seconds, or what is left if that is less.

        Raises:
            TimeoutError: Nothing is left; for a *phase*, httpcore's error of it.
        """
        if self.at is None:
            return timeout
        left = self.at - time.monotonic()
        if left > 0:
            return left if timeout is None else min(timeout, left)
        if not phase:
            raise TimeoutError("timed out")
        # Imported by httpx with the first connection, and not before.
        import httpcore

        error: type[Exception] = getattr(httpcore, f"{phase}Timeout")
        raise error("timed out")


_DEADLINES: Final = _Deadlines()

_SLICE: Final = 64 * 1024
"""Bytes that are written between two looks at the deadline."""


class fail_after:  # noqa: N801  # called like the function of anyio
    """Let reading and writing inside the block time out after *seconds*; never for ``None``.

    Nothing interrupts a thread: each read and write of connections that we opened gets the time
    that is left. Connections of a caller's httpx client keep their own timeouts.
    """

    def __init__(self, seconds: float | None) -> None:
        self._at = None if seconds is None else time.monotonic() + seconds
        self._outer: float | None = None

    def __enter__(self) -> None:
        self._outer = _DEADLINES.at
        if self._at is not None:
            _DEADLINES.at = self._at if self._outer is None else min(self._at, self._outer)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        _DEADLINES.at = self._outer


class _BoundStream:
    """A network stream of httpcore that keeps the deadline of the thread that uses it."""

    def __init__(self, stream: httpcore.NetworkStream, backend: _BoundBackend) -> None:
        self._stream = stream
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, _DEADLINES.left(timeout, "Read"))
        if not data and self._backend.closed:
            # Not the end that some bodies have. Imported by httpx with the first connection.
            import httpcore

            raise httpcore.ReadError("the client is closed")
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        # httpcore sends in a loop, and each step may take the whole timeout.
        for start in range(0, len(buffer), _SLICE):
            left = _DEADLINES.left(timeout, "Write")
            self._stream.write(buffer[start : start + _SLICE], left)

    def close(self) -> None:
        self._backend.forget(self)
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> _BoundStream:
        left = _DEADLINES.left(timeout, "Connect")
        secure = self._backend.opened(self._stream.start_tls(ssl_context, server_hostname, left))
        self._backend.forget(self)
        return secure

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def shut_down(self) -> None:
        """End what other threads wait for; closing the socket would not wake them."""
        with suppress(OSError):
            socket.socket.shutdown(self.get_extra_info("socket"), socket.SHUT_RDWR)


class _BoundBackend:
    """A network backend of httpcore whose streams keep the deadline of the thread that uses them.

    Opens no connection once it is closed.

    Attributes:
        closed: Whether it is.
    """

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._backend = backend
        self.closed = False
        self._open: set[_BoundStream] = set()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> _BoundStream:
        self._check_open()
        left = _DEADLINES.left(timeout, "Connect")
        return self.opened(
            self._backend.connect_tcp(host, port, left, local_address, socket_options)
        )

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> _BoundStream:
        self._check_open()
        left = _DEADLINES.left(timeout, "Connect")
        return self.opened(self._backend.connect_unix_socket(path, left, socket_options))

    def sleep(self, seconds: float) -> None:
        self._backend.sleep(seconds)

    def close(self) -> None:
        """Close what is open, also what no pool knows of yet, and open nothing more."""
        self.closed = True
        for stream in list(self._open):
            stream.shut_down()
            stream.close()

    def opened(self, stream: httpcore.NetworkStream) -> _BoundStream:
        """The new *stream*, bound.

        Raises:
            ConnectError: The backend was closed meanwhile.
        """
        bound = _BoundStream(stream, self)
        self._open.add(bound)
        if self.closed:
            bound.close()
        self._check_open()
        return bound

    def forget(self, stream: _BoundStream) -> None:
        """Take note that *stream* is closed."""
        self._open.discard(stream)

    def _check_open(self) -> None:
        if self.closed:
            import httpcore

            raise httpcore.ConnectError("the client is closed")


class Progress:
    """How far a request got, by the trace extension of httpcore.

    The timeout of an attempt can strike anywhere, and its error does not say where.

    Attributes:
        sent: Whether the server may have seen something of the request.
    """

    def __init__(self, *, sent: bool) -> None:
        self.sent = sent

    def note(self, event: str, info: Mapping[str, Any]) -> None:
        """Take note of *event*."""
        if event.endswith((".connect_tcp.started", ".connect_unix_socket.started")):
            self.sent = False
        elif event.endswith(".send_request_headers.started"):
            # A proxy is asked for a connection to the server before anything is sent through it.
            self.sent = info["request"].method != b"CONNECT"


def check_home(connections: Connections[Any]) -> None:
    """Do nothing: any thread may use *connections*."""


def run_now(result: T) -> T:
    """*result* unchanged: the call has returned it already."""
    return result


def settle(result: object) -> None:
    """Do nothing: a sync caller's function has done its work."""


class Background:
    """Runs a function that a caller waits for: at once, in the caller's thread."""

    ahead: Final = 1
    """Pieces of news that the function has ready when it returns."""

    def wait(self, function: Callable[[], None]) -> None:
        """Run *function*."""
        function()

    def tell(self) -> None:
        """Do nothing: the function returns now."""

    def cancel(self) -> None:
        """Do nothing: no thread can break off what another one runs."""


def new_lock() -> threading.Lock:
    """A lock between threads."""
    return threading.Lock()


def acquire(lock: threading.Lock, seconds: float | None) -> None:
    """Acquire *lock* within *seconds*.

    Raises:
        TimeoutError: Another thread kept it for longer.
    """
    left = _DEADLINES.left(seconds)
    if not lock.acquire(timeout=-1 if left is None else min(left, threading.TIMEOUT_MAX)):
        raise TimeoutError("another thread was still requesting a token")
