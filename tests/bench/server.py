"""A server on loopback that answers from files, and does as little else as it can.

    python -m bench.server FOLDER

It prints its port. The first part of a path names the file; a name that ends in `-missing`
is answered with 404.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import cast

_HEAD = b"HTTP/1.1 %s\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"


class Answers(asyncio.Protocol):
    """One connection; requests have no bodies."""

    def __init__(self, files: dict[bytes, bytes]) -> None:
        self._files = files
        self._received = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what to write to."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Answer each request that is complete."""
        assert self._transport is not None
        self._received += data
        while b"\r\n\r\n" in self._received:
            head, _, self._received = self._received.partition(b"\r\n\r\n")
            target = head.split(b" ", 2)[1]
            self._transport.write(self._files[target.split(b"/", 2)[1].partition(b"?")[0]])


def answers(folder: Path) -> dict[bytes, bytes]:
    """Return what is written for each name."""
    made: dict[bytes, bytes] = {}
    for file in folder.iterdir():
        status = b"404 Not Found" if file.name.endswith("-missing") else b"200 OK"
        body = file.read_bytes()
        made[file.name.encode()] = _HEAD % (status, len(body)) + body
    return made


async def serve(folder: Path) -> None:
    """Serve until the process ends."""
    files = answers(folder)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Answers(files), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
