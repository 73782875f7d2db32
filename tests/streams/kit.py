"""What tests of the decoder use: both ways to call it, and every way to cut a stream."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from itertools import pairwise

from hypothesis import strategies as st
from specloom_nuextract import ServerSentEvent, adecode_events, decode_events


def decoded(*chunks: bytes) -> list[ServerSentEvent]:
    """Return the events, which both decoders agree on."""
    events = list(decode_events(chunks))
    assert events == adecoded(chunks)
    return events


def adecoded(chunks: Iterable[bytes]) -> list[ServerSentEvent]:
    """Return the events that the async decoder gives."""

    async def stream() -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk

    async def collect() -> list[ServerSentEvent]:
        return [event async for event in adecode_events(stream())]

    # It waits for nothing but its chunks, so no event loop is needed.
    running = collect()
    try:
        running.send(None)
    except StopIteration as finished:
        events: list[ServerSentEvent] = finished.value
        return events
    raise AssertionError("the decoder waits for something")


def bytewise(stream: bytes) -> list[bytes]:
    """Cut a stream after each byte."""
    return [stream[index : index + 1] for index in range(len(stream))]


@st.composite
def cut(draw: st.DrawFn, streams: st.SearchStrategy[bytes]) -> list[bytes]:
    """Give a stream in pieces; some of them may be empty."""
    stream = draw(streams)
    places = draw(st.lists(st.integers(0, len(stream)), max_size=8))
    return [stream[one:other] for one, other in pairwise([0, *sorted(places), len(stream)])]
