"""A server on loopback whose response tells which request it belongs to."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Callable, Generator
from typing import Any

from specloom_agentset import Agentset, AsyncAgentset, NotFoundError

_PATIENCE = 10.0

Reply = Callable[[str], bytes]
"""Returns the bytes of the response for the last part of a request's path."""


def echo(name: str) -> bytes:
    """Return a 404 whose message is *name*."""
    body = json.dumps({"success": False, "error": {"code": "not_found", "message": name}})
    return f"HTTP/1.1 404 X\r\ncontent-length: {len(body)}\r\n\r\n{body}".encode()


class EchoServer:
    """Answers request after request on each connection.

    Attributes:
        reply: Returns what is sent for a request; nothing more is sent after ``b""``.
        connections: Connections so far.
        requests: The last parts of the paths so far.
        port: Where it listens.
    """

    def __init__(self, reply: Reply = echo) -> None:
        self.reply = reply
        self.connections = 0
        self.requests: list[str] = []
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self._peers: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()
        self.port: int = self._listener.getsockname()[1]

    @property
    def options(self) -> dict[str, Any]:
        """What a client of the server is made with."""
        url = f"http://127.0.0.1:{self.port}"
        return {"token": "x", "namespace_id": "ns_1", "base_url": url, "max_retries": 0}

    def client(self, **options: Any) -> Agentset:
        """Return a sync client of the server."""
        return Agentset(**{**self.options, **options})

    def async_client(self, **options: Any) -> AsyncAgentset:
        """Return an async client of the server."""
        return AsyncAgentset(**{**self.options, **options})

    def close(self) -> None:
        """Close the listener and the connections, and wait for their threads."""
        for each in (self._listener, *self._peers):
            # Closing alone would not wake a thread that accepts or reads.
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        for thread in list(self._threads):
            thread.join(_PATIENCE)
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                peer, _ = self._listener.accept()
                self.connections += 1
                self._peers.append(peer)
                self._threads.append(threading.Thread(target=self._serve, args=(peer,)))
                self._threads[-1].start()

    def _serve(self, peer: socket.socket) -> None:
        with peer, contextlib.suppress(OSError):
            data = bytearray()
            while bite := peer.recv(65536):
                data += bite
                while (end := data.find(b"\r\n\r\n")) >= 0:
                    name = bytes(data[:end]).split()[1].decode().rpartition("/")[2]
                    del data[: end + 4]
                    self.requests.append(name)
                    peer.sendall(self.reply(name))


@contextlib.contextmanager
def serving(reply: Reply = echo) -> Generator[EchoServer]:
    """Serve until the end of the block."""
    server = EchoServer(reply)
    try:
        yield server
    finally:
        server.close()


def answer(client: Any, name: str) -> str:
    """Return what the server answers to the request *name*, by a sync client."""
    try:
        client.ingest_jobs.get(name)
    except NotFoundError as error:
        return error.message
    return "a success"


async def async_answer(client: Any, name: str) -> str:
    """Return what the server answers to the request *name*, by an async client."""
    try:
        await client.ingest_jobs.get(name)
    except NotFoundError as error:
        return error.message
    return "a success"
