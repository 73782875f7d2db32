"""A uvicorn server on loopback that runs in a thread of its own."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from types import TracebackType
from typing import Self

import uvicorn
from starlette.types import ASGIApp

from .connection import BreakableProtocol

_HOST = "127.0.0.1"
_KEEP_ALIVE_SECONDS = 60
_TICK_SECONDS = 1.0
_START_SECONDS = 10.0


class LoopbackServer:
    """Serves one application on 127.0.0.1 from `start` to `close`."""

    def __init__(self, app: ASGIApp, port: int = 0) -> None:
        """Serve `app` on `port`, or on any free port if it is 0."""
        self.port = port
        """The port in use, known once the server has started."""
        self._server = _Server(
            uvicorn.Config(
                app,
                interface="asgi3",
                http=BreakableProtocol,
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            )
        )
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Bind, listen and return when requests are being answered."""
        listener = socket.create_server((_HOST, self.port))
        self.port = listener.getsockname()[1]
        # A daemon, so that a test run that is killed does not hang on it.
        self._thread = threading.Thread(
            target=asyncio.run,
            args=(self._server.serve([listener]),),
            name=f"sandbox:{self.port}",
            daemon=True,
        )
        self._thread.start()
        if not self._server.ready.wait(_START_SECONDS):
            listener.close()
            msg = f"the sandbox did not start within {_START_SECONDS} seconds"
            raise RuntimeError(msg)

    def close(self) -> None:
        """Break off whatever is going on and return when everything is released."""
        if self._thread is not None:
            self._server.stop()
            self._thread.join()
            self._thread = None

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()


class _Server(uvicorn.Server):
    """uvicorn without its waits: it stops at once, and does not linger."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self._stopping = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def stop(self) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._stopping.set)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._loop = asyncio.get_running_loop()
        self.ready.set()

    async def main_loop(self) -> None:
        # The regular tick does no more than to renew the Date header.
        while not self._stopping.is_set():
            await self.on_tick(0)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), _TICK_SECONDS)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for listener in sockets or []:
            listener.close()
        for connection in list(self.server_state.connections):
            if isinstance(connection, BreakableProtocol):
                connection.transport.abort()
        tasks = list(self.server_state.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for server in self.servers:
            await server.wait_closed()
