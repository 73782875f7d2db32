"""An answer on its way out, spoiled as a fault says."""

from __future__ import annotations

import asyncio

from starlette.types import Message, Send

from .connection import sever
from .faults import Fault

Headers = list[tuple[bytes, bytes]]


class TamperedSend:
    """An ASGI `send` that rewrites, drips and cuts what passes through it."""

    def __init__(self, send: Send, fault: Fault, transport: asyncio.Transport) -> None:
        """Send on by `send`, and break `transport` where the fault cuts."""
        self._severed = False
        self._send = send
        self._fault = fault
        self._transport = transport
        self._allowance: int | None = None

    async def __call__(self, message: Message) -> None:
        """Pass one more part of the answer on, or what the fault leaves of it."""
        if self._severed:
            return
        if message["type"] == "http.response.start":
            await self._start(message)
        else:
            await self._body(message.get("body", b""), more=message.get("more_body", False))

    async def _start(self, message: Message) -> None:
        self._allowance = self._bytes_before_cut(message["headers"])
        await self._send({**message, "headers": self._rewritten(message["headers"])})
        if self._fault.cut == "after_headers":
            self.cut()

    async def _body(self, body: bytes, *, more: bool) -> None:
        if self._fault.cut == "mid_body":
            if self._allowance is None:
                self._allowance = len(body)
            passing = body[: self._allowance]
            self._allowance -= len(passing)
            if not self._allowance or not more:
                await self._deliver(passing, more=True)
                self.cut()
                return
        await self._deliver(body, more=more)

    async def _deliver(self, body: bytes, *, more: bool) -> None:
        drip = self._fault.drip
        if drip is None:
            await self._send({"type": "http.response.body", "body": body, "more_body": more})
            return
        for index in range(len(body)):
            if self._transport.is_closing():
                return
            piece = body[index : index + 1]
            await self._send({"type": "http.response.body", "body": piece, "more_body": True})
            await asyncio.sleep(drip)
        if not more:
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})

    def cut(self) -> None:
        """End the connection now."""
        self._severed = True
        sever(self._transport, reset=self._fault.reset)

    def _rewritten(self, headers: Headers) -> Headers:
        fault = self._fault
        changes = dict(fault.headers or {})
        if fault.retry_after is not None:
            changes["retry-after"] = str(fault.retry_after)
        encoded = {
            name.lower().encode("latin-1"): value.encode("latin-1")
            for name, value in changes.items()
        }
        dropped = set(encoded)
        if fault.chunked:
            dropped.add(b"content-length")
        return [pair for pair in headers if pair[0].lower() not in dropped] + [*encoded.items()]

    def _bytes_before_cut(self, headers: Headers) -> int | None:
        if self._fault.cut_after is not None:
            return self._fault.cut_after
        for name, value in headers:
            if name.lower() == b"content-length":
                return int(value) // 2
        return None
