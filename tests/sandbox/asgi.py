"""Small pieces between an ASGI server and an application."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send


async def read_body(receive: Receive) -> bytes:
    """Return the whole request body."""
    parts: list[bytes] = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


def replay(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that returns the body again and then continues as before."""
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return pending.pop() if pending else await receive()

    return again


def with_headers(send: Send, headers: Mapping[str, str]) -> Send:
    """Return a `send` that adds the headers that an answer does not have yet."""

    async def adding(message: Message) -> None:
        if message["type"] == "http.response.start":
            present = {name.lower() for name, _ in message["headers"]}
            extra = [
                (name.lower().encode("latin-1"), value.encode("latin-1"))
                for name, value in headers.items()
            ]
            missing = [pair for pair in extra if pair[0] not in present]
            message = {**message, "headers": [*message["headers"], *missing]}
        await send(message)

    return adding


@dataclass(slots=True)
class Collected:
    """A `send` that keeps a whole answer instead of sending it."""

    status: int = 0
    headers: list[tuple[bytes, bytes]] = field(default_factory=list[tuple[bytes, bytes]])
    body: bytes = b""

    async def __call__(self, message: Message) -> None:
        """Keep one more part."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = list(message["headers"])
        else:
            self.body += message.get("body", b"")

    def response(self, body: bytes) -> Response:
        """Return the same answer with another body."""
        headers = {
            name.decode("latin-1"): value.decode("latin-1")
            for name, value in self.headers
            if name.lower() != b"content-length"
        }
        return Response(body, self.status, headers)


async def collect(app: ASGIApp, scope: Scope, receive: Receive) -> Collected:
    """Run an application and return its answer."""
    collected = Collected()
    await app(scope, receive, collected)
    return collected
