"""A server on loopback that sends its responses piece by piece, without regard for HTTP."""

from __future__ import annotations

import socket
import threading
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress

PACE = 0.05
"""Seconds between two pieces."""

_PATIENCE = 10.0


class Loopback:
    """Answers one request after the other.

    Attributes:
        replies: The pieces of the responses to come; a request without one is not answered.
        requests: The heads of the requests so far.
        pieces: Pieces sent so far.
        port: Where it listens.
    """

    def __init__(self, replies: Iterable[Iterable[bytes]]) -> None:
        self.replies = list(replies)
        self.requests: list[str] = []
        self.pieces = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._peers: list[socket.socket] = []
        self._threads[0].start()
        self.port: int = self._listener.getsockname()[1]

    @property
    def url(self) -> str:
        """The URL of the server."""
        return f"http://127.0.0.1:{self.port}"

    def close(self) -> None:
        """Close the listener and the connections, and wait for their threads."""
        for open_socket in (self._listener, *self._peers):
            # Closing alone would not wake a thread that accepts or reads.
            with suppress(OSError):
                open_socket.shutdown(socket.SHUT_RDWR)
        for thread in list(self._threads):
            thread.join(_PATIENCE)
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                peer, _ = self._listener.accept()
                self._peers.append(peer)
                self._threads.append(
                    threading.Thread(target=self._serve, args=(peer,), daemon=True)
                )
                self._threads[-1].start()

    def _serve(self, peer: socket.socket) -> None:
        with peer, suppress(OSError):
            while self._head(peer) and self._reply(peer):
                pass

    def _head(self, peer: socket.socket) -> bool:
        """Read the head of a request and its body; returns whether there was one."""
        peer.settimeout(_PATIENCE)
        data = b""
        while b"\r\n\r\n" not in data:
            if not (bite := peer.recv(65536)):
                return False
            data += bite
        head, _, body = data.partition(b"\r\n\r\n")
        lines = head.decode().lower().split("\r\n")
        length = next((int(line[15:]) for line in lines if line.startswith("content-length:")), 0)
        while len(body) < length:
            body += peer.recv(65536)
        self.requests.append(head.decode())
        return True

    def _reply(self, peer: socket.socket) -> bool:
        """Send a response; returns whether the connection stays open."""
        peer.settimeout(PACE)
        reply = self.replies.pop(0) if self.replies else ()
        for index, piece in enumerate(reply):
            # The pause, which the client ends by closing the connection.
            with suppress(TimeoutError):
                if index and not peer.recv(1):
                    return False
            peer.sendall(piece)
            self.pieces += 1
        return not any(b"connection: close" in piece for piece in reply)


@contextmanager
def serving(*replies: Iterable[bytes]) -> Generator[Loopback]:
    """Serve *replies*, one for each request."""
    server = Loopback(replies)
    try:
        yield server
    finally:
        server.close()


def whole(status: int, content: bytes = b"{}", *headers: str) -> list[bytes]:
    """Return a response in one piece."""
    lines = (f"HTTP/1.1 {status} X", f"content-length: {len(content)}", *headers, "", "")
    return ["\r\n".join(lines).encode() + content]


def bytewise(*parts: bytes) -> list[bytes]:
    """Return *parts* in pieces of one byte."""
    return [bytes([byte]) for byte in b"".join(parts)]
