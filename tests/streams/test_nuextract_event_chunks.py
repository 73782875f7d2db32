"""Streams that are cut anywhere: the same events, each as soon as it is complete."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom_nuextract import ServerSentEvent, decode_events
from streams.kit import bytewise, cut, decoded
from streams.reference import interpreted

FRAGMENTS = [
    *(b"data", b"event", b"id", b"retry", b"foo", b":", b": ", b":  ", b" ", b"\0", b"12", b"x"),
    *(b"\n", b"\r", b"\r\n", b"\n\n", b"\r\r", b"\r\n\r\n", b"\n\r"),
    *(b"\xef\xbb\xbf", b"\xef", b"\xbb", b"\xbf", b"\xff", b"\xe2\x80\xa8", b"\xc2\x85", b"\x1e"),
    *("é".encode(), "€".encode(), "😀".encode(), b"\xf0\x9f", b"\xed\xa0\x80", b"\x80"),
    *(b"data: x\n\n", b"event: e\ndata: y\n\n", b"id: 7\n", b"retry: 30\n", b": ping\n\n"),
]

LIKELY = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map(b"".join)
"""Pieces of event streams in any order: nearly right, and wrong in many ways."""

LINES = st.lists(
    st.tuples(
        st.sampled_from(["", "data", "event", "id", "retry", "data", "datax", "\ufeff"]),
        st.sampled_from(["", ":", ": "]),
        st.text(st.characters(exclude_characters="\r\n", codec="utf-8"), max_size=8)
        | st.integers(0, 99).map(str),
        st.sampled_from(["\n", "\r", "\r\n", "\n\n", "\r\n\r\n"]),
    ).map("".join),
    max_size=12,
).map(lambda lines: "".join(lines).encode())
"""Lines of fields with values of all sorts."""

STREAMS = LIKELY | LINES | st.binary(max_size=60)


@given(cut(STREAMS))
def test_any_stream_in_any_pieces_means_what_the_standard_says(pieces: list[bytes]) -> None:
    assert decoded(*pieces) == interpreted(b"".join(pieces))


@given(STREAMS)
def test_a_stream_byte_by_byte_means_the_same(stream: bytes) -> None:
    assert decoded(*bytewise(stream)) == decoded(stream)


@given(STREAMS, STREAMS)
def test_what_comes_later_changes_nothing_of_what_was_given(first: bytes, more: bytes) -> None:
    given_before = decoded(first)
    assert decoded(first, more)[: len(given_before)] == given_before


@pytest.mark.parametrize(
    "pieces",
    [
        [b"data: x\n\n"],
        [b"data: x\r\n\r\n"],
        [b"data: x\r\r"],
        [b"data: x\r", b"\r"],
        [b"data: x\r\n\r"],
        [b"data: x\r", b"\n", b"\r"],
        [b"data: x\n", b"\r"],
        [b"data: x\n\ndata: y"],
        [b"data: x\r\rdata: \xc3"],
    ],
)
def test_an_event_is_given_as_soon_as_it_is_complete(pieces: list[bytes]) -> None:
    def chunks() -> Iterator[bytes]:
        yield from pieces
        raise AssertionError("more was read than needed")

    assert next(decode_events(chunks())) == ServerSentEvent("message", "x")


@pytest.mark.parametrize(
    "pieces",
    [
        [b"data: x\r", b"\ndata: y\r\n\r\n"],
        [b"data: x\r", b"\n", b"data: y\r", b"\n", b"\r", b"\n"],
        [b"data: x\r", b"", b"\ndata: y\r", b"", b"\n\n"],
        [b"data: x\r\ndata: ", b"y\r\n\r", b"\n"],
    ],
)
def test_crlf_cut_in_two_is_one_line_end(pieces: list[bytes]) -> None:
    assert decoded(*pieces) == [ServerSentEvent("message", "x\ny")]


@pytest.mark.parametrize("pieces", [[b"\xef", b"\xbb\xbf"], [b"\xef\xbb", b"\xbf"], [b"", b"\xef\xbb\xbf"]])  # fmt: skip
def test_a_byte_order_mark_may_be_cut(pieces: list[bytes]) -> None:
    assert decoded(*pieces, b"data: x\n\n") == [ServerSentEvent("message", "x")]


def test_a_line_end_may_come_before_half_a_character() -> None:
    assert decoded(b"data: x\r", b"\xc3", b"\xa9data: y\r\n\r\n") == [
        ServerSentEvent("message", "x")
    ]
