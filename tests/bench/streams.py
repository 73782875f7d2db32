"""Event streams to decode, in the chunks that a socket returns."""

from __future__ import annotations

BYTES = 1_000_000
CHUNK = 16_384


def stream_of(size: int) -> list[bytes]:
    """Return the chunks of a stream of about `BYTES` bytes, with events of `size` bytes."""
    events = max(1, BYTES // size)
    text = b"".join(
        b"event: result\nid: %d\ndata: %s\n\n" % (number, b"x" * size) for number in range(events)
    )
    return [text[start : start + CHUNK] for start in range(0, len(text), CHUNK)]
