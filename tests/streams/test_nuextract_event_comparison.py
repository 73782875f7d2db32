"""The same events as httpx-sse, where that follows the standard.

It differs, and is not compared, on a byte order mark, on events without data, and on the
digits that it takes for a `retry`.
"""

from __future__ import annotations

import httpx
import httpx_sse
from hypothesis import given, settings
from hypothesis import strategies as st
from streams.kit import cut, decoded

TEXT = st.text(st.characters(exclude_characters="\r\n\0", codec="utf-8"), max_size=10)
ENDS = st.sampled_from(["\n", "\r", "\r\n"])

DATA = TEXT.map("data: {}".format)
OTHER = (
    TEXT.map("event:{}".format)
    | TEXT.map("id: {}".format)
    | st.integers(0, 10**6).map("retry: {}".format)
    | TEXT.map(": {}".format)
    | TEXT.map("x-{}".format)
)


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """Give one event with at least one line of data."""
    lines = [
        *draw(st.lists(OTHER, max_size=3)),
        draw(DATA),
        *draw(st.lists(DATA | OTHER, max_size=3)),
    ]
    end = draw(ENDS)
    return "".join(line + end for line in [*lines, ""])


STREAMS = st.lists(blocks(), max_size=5).map(lambda found: "".join(found).encode())


@settings(deadline=None)
@given(cut(STREAMS))
def test_httpx_sse_reads_the_same(pieces: list[bytes]) -> None:
    response = httpx.Response(
        200, headers={"content-type": "text/event-stream"}, content=b"".join(pieces)
    )
    theirs = [
        (event.event, event.data, event.id, event.retry)
        for event in httpx_sse.EventSource(response).iter_sse()
    ]
    assert [
        (event.event, event.data, event.id, event.retry) for event in decoded(*pieces)
    ] == theirs
