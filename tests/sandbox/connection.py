"""HTTP/1.1 connections that the application can break."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import cast

from starlette.types import Receive, Scope
from uvicorn.protocols.http.h11_impl import H11Protocol

_STATE_KEY = "sandbox.transport"
_LINGER_ZERO = struct.pack("ii", 1, 0)


class BreakableProtocol(H11Protocol):
    """uvicorn's HTTP/1.1, with its transport within reach of the application."""

    def connection_made(  # type: ignore[override]  # as in the class above
        self, transport: asyncio.Transport
    ) -> None:
        """Remember the transport in the state that every request of it carries."""
        super().connection_made(transport)
        # Headers and body are written apart, and the second would wait for an ACK. The
        # event loop only does this for sockets that were made with an explicit protocol.
        _socket_of(transport).setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.app_state = {**self.app_state, _STATE_KEY: transport}


def transport_of(scope: Scope) -> asyncio.Transport:
    """Return the transport on which this request arrived."""
    return cast("asyncio.Transport", scope["state"][_STATE_KEY])


def sever(transport: asyncio.Transport, *, reset: bool) -> None:
    """End the connection: what is written still goes out, unless it is a reset."""
    if not reset:
        transport.close()
        return
    # Closing with a linger time of zero makes the kernel send RST instead of FIN.
    _socket_of(transport).setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_ZERO)
    transport.abort()


async def until_gone(receive: Receive) -> None:
    """Return when the server has noticed that the connection is over.

    An application that returns earlier without an answer looks broken to the server.
    """
    while (await receive())["type"] != "http.disconnect":
        pass


def _socket_of(transport: asyncio.Transport) -> socket.socket:
    return cast("socket.socket", transport.get_extra_info("socket"))
