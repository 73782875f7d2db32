"""Server-sent events as bytes on the wire."""

from __future__ import annotations

from typing import Final

import orjson

from ...provider import Json

PING: Final = b"event: ping\ndata:\n\n"
"""What only keeps a stream alive: an event with empty data."""


def frame(
    event: str | None, data: str, *, event_id: str | None = None, retry: int | None = None
) -> bytes:
    """Return one event, with a data line for each line of `data`."""
    lines = [f"data: {line}" for line in data.split("\n")]
    if event is not None:
        lines.insert(0, f"event: {event}")
    if event_id is not None:
        lines.append(f"id: {event_id}")
    if retry is not None:
        lines.append(f"retry: {retry}")
    return "\n".join([*lines, "", ""]).encode()


def json_frame(event: str, data: Json) -> bytes:
    """Return one event whose data is JSON."""
    return frame(event, orjson.dumps(data).decode())
