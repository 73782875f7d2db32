"""A door in front of the sandbox whose connections end when the test says so.

The sandbox answers or breaks off requests; what happens to a connection before a request has
come, or after its answer has gone, is the business of the sockets here.
"""

from __future__ import annotations

import re
import socket
import struct
import threading
from collections.abc import Generator
from contextlib import ExitStack, contextmanager, suppress
from typing import Literal

Act = Literal["answer", "answer, close", "answer, part", "answer, reset", "drop", "drop at head"]
"""What happens to a request.

`answer`: the sandbox answers. `answer, close`: and then the connection is closed, unannounced;
`part`: with a 408 that nobody asked for; `reset`: with a TCP reset. `drop`: the connection is
reset before anything was read. `drop at head`: once the head was read and the body was not.
"""

_PATIENCE = 10.0
_LINGER_ZERO = struct.pack("ii", 1, 0)
_CLOSING = re.compile(rb"connection: close\r\n", re.IGNORECASE)
_PARTING = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


class Door:
    """Passes requests on to a server, one after the other, and breaks connections.

    Attributes:
        plan: What happens to the next requests; what comes after them is answered.
        connections: Connections that were made.
        parted: Set whenever a connection was ended after an answer.
    """

    def __init__(self, behind: int) -> None:
        self.plan: list[Act] = []
        self.connections = 0
        self.parted = threading.Event()
        self._behind = behind
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self._threads: list[threading.Thread] = []
        self._open: set[socket.socket] = set()
        self.port: int = self._listener.getsockname()[1]

    def url(self, url: str) -> str:
        """Return the same address behind the door."""
        return url.replace(f":{self._behind}/", f":{self.port}/")

    def serve(self) -> None:
        """Accept connections until the door is closed."""
        with suppress(OSError):
            while True:
                peer, _ = self._listener.accept()
                self.connections += 1
                self._open.add(peer)
                thread = threading.Thread(target=self._attend, args=(peer,), daemon=True)
                self._threads.append(thread)
                thread.start()

    def close(self) -> None:
        """Close the listener and whatever is still open."""
        # Closing alone would not wake the thread that accepts.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for peer in list(self._open):
            with suppress(OSError):
                peer.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(_PATIENCE)

    def _attend(self, peer: socket.socket) -> None:
        with peer, suppress(OSError):
            peer.settimeout(_PATIENCE)
            while self._request(peer):
                pass
        self._open.discard(peer)

    def _request(self, peer: socket.socket) -> bool:
        """Deal with one request; return whether the connection goes on."""
        # Nothing happens before something was sent, or making the connection may fail already.
        if not peer.recv(1, socket.MSG_PEEK):
            return False
        if self.plan[:1] == ["drop"]:
            self.plan.pop(0)
            return _reset(peer)
        data = b""
        while b"\r\n\r\n" not in data:
            # A small bite, so that the body is still unread when the head is whole.
            if not (bite := peer.recv(1)):
                return False
            data += bite
        act = self.plan.pop(0) if self.plan else "answer"
        if act == "drop at head":
            return _reset(peer)
        length = _length(data)
        while length and (bite := peer.recv(length)):
            data, length = data + bite, length - len(bite)
        peer.sendall(self._answer(data))
        if act == "answer":
            return True
        if act == "answer, part":
            peer.sendall(_PARTING)
        if act == "answer, reset":
            _reset(peer)
        peer.close()
        self.parted.set()
        return False

    def _answer(self, request: bytes) -> bytes:
        head, _, body = request.partition(b"\r\n\r\n")
        lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection")]
        request = b"\r\n".join([*lines, b"connection: close", b"", body])
        with socket.create_connection(("127.0.0.1", self._behind)) as server:
            server.sendall(request)
            answer = b"".join(iter(lambda: server.recv(65536), b""))
        return _CLOSING.sub(b"", answer, count=1)


@contextmanager
def door_to(port: int) -> Generator[Door]:
    """Open a door in front of the server on this port."""
    door = Door(port)
    accepting = threading.Thread(target=door.serve, daemon=True)
    accepting.start()
    try:
        yield door
    finally:
        door.close()
        accepting.join(_PATIENCE)


@contextmanager
def silent_port() -> Generator[int]:
    """Yield a port of this machine where connections neither come about nor are refused."""
    with ExitStack() as stack:
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        port: int = listener.getsockname()[1]
        for _ in range(4):
            # Nobody accepts: when the queue is full, the kernel answers no more.
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(("127.0.0.1", port))
        yield port


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def _reset(peer: socket.socket) -> bool:
    # Closing with a linger time of zero makes the kernel send RST instead of FIN.
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_ZERO)
    peer.close()
    return False
