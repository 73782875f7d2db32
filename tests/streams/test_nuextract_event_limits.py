"""What no stream may do: make the decoder keep more and more."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Iterable
from itertools import chain, islice, repeat

import pytest
from specloom_nuextract import ServerSentEvent, StreamError, adecode_events, decode_events
from specloom_nuextract._runtime.streaming.sse import EventDecoder

MUCH = b"x" * 2**23
"""Nine of these are too much."""

ENDLESS = {
    "line": repeat(MUCH),
    "comment": chain([b": "], repeat(MUCH)),
    "event": repeat(b"data: " + MUCH + b"\n"),
}


@pytest.mark.parametrize("chunks", ENDLESS.values(), ids=ENDLESS)
def test_what_has_no_end_is_an_error(chunks: Iterable[bytes]) -> None:
    first = [b"id: 7\ndata: x\n\n"]
    events = decode_events(chain(first, islice(chunks, 20)))
    assert next(events) == ServerSentEvent("message", "x", "7")
    with pytest.raises(StreamError, match="longer than the limit") as caught:
        next(events)
    assert caught.value.last_event_id == "7"
    assert list(events) == []


@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_what_has_no_end_is_an_error_in_async_too(anyio_backend: str) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for chunk in islice(repeat(MUCH), 20):
            yield chunk

    with pytest.raises(StreamError):
        await anext(adecode_events(chunks()))


@pytest.mark.parametrize(
    "chunks",
    [
        [b"x" * 50, b"x" * 51],
        [b"x"] * 101,
        [b"data: " + b"x" * 101 + b"\n"],
        [b"data: " + b"x" * 40 + b"\n"] * 3,
        [b"data\n"] * 101,
    ],
)
def test_a_limit_is_kept_however_it_is_exceeded(chunks: list[bytes]) -> None:
    decoder = EventDecoder(limit=100)
    with pytest.raises(StreamError, match="limit of 100 characters"):
        deque(map(decoder.feed, chunks))


def test_the_limit_is_for_each_event_and_line_alone() -> None:
    decoder = EventDecoder(limit=100)
    event = b": " + b"x" * 80 + b"\ndata: " + b"x" * 40 + b"\ndata: " + b"x" * 40 + b"\n\n"
    for _ in range(5):
        assert len(decoder.feed(event)) == 1
    for byte in event * 5:
        decoder.feed(bytes([byte]))
    assert len(decoder.feed(event)) == 1
