"""Each rule of the standard for event streams, as a case.

https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
"""

from __future__ import annotations

import pytest
from specloom_nuextract import ServerSentEvent
from specloom_nuextract._runtime.streaming.sse import EventDecoder
from streams.kit import bytewise, decoded
from streams.reference import interpreted

Expected = list[ServerSentEvent]


def event(data: str, kind: str = "message", id: str = "", retry: int | None = None) -> Expected:  # noqa: A002  # as the event has it
    """Return what is expected of a stream with a single event."""
    return [ServerSentEvent(kind, data, id, retry)]


X = event("x")

CASES: dict[str, tuple[bytes, Expected]] = {
    "nothing": (b"", []),
    "one event": (b"data: x\n\n", X),
    "fields of all kinds": (b"event: e\ndata: x\nid: 1\nretry: 2\n\n", event("x", "e", "1", 2)),
    # Bytes and characters
    "a byte order mark is dropped": (b"\xef\xbb\xbfdata: x\n\n", X),
    "only one byte order mark is dropped": (b"\xef\xbb\xbf\xef\xbb\xbfdata: x\n\ndata: y\n\n", event("y")),
    "a later byte order mark is text": (b"data: x\n\n\xef\xbb\xbfdata: y\n\n", X),
    "a byte order mark inside data is text": (b"data: \xef\xbb\xbf\n\n", event("\ufeff")),
    "text is UTF-8": ("data: é€😀\n\n".encode(), event("é€😀")),
    "invalid bytes are replaced": (b"data: a\xffb\xc3(\n\n", event("a\ufffdb\ufffd(")),
    "a character cut short is replaced": (b"data: \xf0\x9f\x98\n\n", event("\ufffd")),
    "a surrogate is invalid": (b"data: \xed\xa0\x80\n\n", event("\ufffd\ufffd\ufffd")),
    "NUL in data is text": (b"data: a\0b\n\n", event("a\0b")),
    # Lines
    "lines end with LF": (b"data: x\ndata: y\n\n", event("x\ny")),
    "lines end with CR": (b"data: x\rdata: y\r\r", event("x\ny")),
    "lines end with CRLF": (b"data: x\r\ndata: y\r\n\r\n", event("x\ny")),
    "line ends may be mixed": (b"data: x\rdata: y\ndata: z\r\n\r", event("x\ny\nz")),
    "LF CR is two line ends": (b"data: x\n\rdata: y\n\n", X + event("y")),
    "CRLF CR is two line ends": (b"data: x\r\n\rdata: y\n\n", X + event("y")),
    "other separators are text": (
        "data: a\u2028b\u2029c\u0085d\x0be\x0cf\x1cg\x1dh\x1ei\n\n".encode(),
        event("a\u2028b\u2029c\u0085d\x0be\x0cf\x1cg\x1dh\x1ei"),
    ),
    "blank lines alone are nothing": (b"\n\r\n\r\n\ndata: x\n\n\n\n\n", X),
    # Fields
    "comments are ignored": (b": hi\ndata: x\n:\n: data: y\n:data\n\n", X),
    "a comment alone is no event": (b": ping\n\n", []),
    "one space after the colon is dropped": (b"data:x\n\ndata:  x\n\n", X + event(" x")),
    "only a space is dropped": (b"data:\tx\n\ndata:\xc2\xa0x\n\n", event("\tx") + event("\u00a0x")),
    "spaces at the end stay": (b"data: x \n\n", event("x ")),
    "the first colon counts": (b"data: a: b:c\n\n", event("a: b:c")),
    "a field needs no colon": (b"data\n\n", event("")),
    "data may be empty": (b"data:\n\n", event("")),
    "data may be a space": (b"data:  \n\n", event(" ")),
    "empty data lines count": (b"data\ndata\n\n", event("\n")),
    "an empty line may be last in data": (b"data: x\ndata:\n\n", event("x\n")),
    "an empty line may be first in data": (b"data:\ndata: x\n\n", event("\nx")),
    "unknown fields are ignored": (b"foo: y\ndata: x\nbar\n\n", X),
    "names are taken literally": (b"Data: y\ndata : y\n data: y\ndat: y\ndata: x\n\n", X),
    "the order of fields does not matter": (b"data: x\nid: 1\nevent: e\n\n", event("x", "e", "1")),
    # Type
    "the last type counts": (b"event: a\nevent: b\ndata: x\n\n", event("x", "b")),
    "an empty type is message": (b"event: a\nevent\ndata: x\n\n", X),
    "a type holds for one event": (b"event: a\ndata: x\n\ndata: y\n\n", event("x", "a") + event("y")),
    "without data there is no event": (b"event: a\n\n", []),
    "an event without data takes its type along": (b"event: a\n\ndata: x\n\n", X),
    # Id
    "an id persists": (b"id: 1\ndata: x\n\ndata: y\n\n", event("x", id="1") + event("y", id="1")),
    "an id without data counts": (b"id: 1\n\ndata: x\n\n", event("x", id="1")),
    "the last id counts": (b"id: 1\ndata: x\nid: 2\n\n", event("x", id="2")),
    "an empty id resets": (b"id: 1\ndata: x\n\nid:\ndata: y\n\n", event("x", id="1") + event("y")),
    "an id without colon resets": (b"id: 1\ndata: x\nid\n\n", X),
    "an id with NUL is ignored": (b"id: 1\nid: a\0b\ndata: x\n\n", event("x", id="1")),
    # Retry
    "retry is milliseconds": (b"retry: 1500\ndata: x\n\n", event("x", retry=1500)),
    "retry holds for one event": (b"retry: 1\ndata: x\n\ndata: y\n\n", event("x", retry=1) + event("y")),
    "retry without data is no event": (b"retry: 1\n\ndata: x\n\n", X),
    "the last retry counts": (b"retry: 1\nretry: 2\ndata: x\n\n", event("x", retry=2)),
    "a bad retry does not undo a good one": (b"retry: 1\nretry: z\ndata: x\n\n", event("x", retry=1)),
    "retry may be zero": (b"retry: 0\ndata: x\n\n", event("x", retry=0)),
    "retry is in base ten": (b"retry: 0010\ndata: x\n\n", event("x", retry=10)),
    "retry may have many zeros in front": (
        b"retry: " + 20 * b"0" + b"7\ndata: x\n\n",
        event("x", retry=7),
    ),
    # The end
    "an event that is cut off is dropped": (b"data: x\n\ndata: y\n", X),
    "a line that is cut off is dropped": (b"data: x\n\ndata: y", X),
    "a blank line is needed": (b"data: x", []),
}  # fmt: skip


@pytest.mark.parametrize(("stream", "expected"), CASES.values(), ids=CASES)
def test_a_stream_means_what_the_standard_says(stream: bytes, expected: Expected) -> None:
    assert decoded(stream) == expected
    assert decoded(*bytewise(stream)) == expected
    assert decoded(b"", stream[: len(stream) // 2], b"", stream[len(stream) // 2 :]) == expected
    assert interpreted(stream) == expected, "the reference is wrong"


@pytest.mark.parametrize(
    "value", ["", " 1", "1 ", "-1", "+1", "1.5", "1e3", "0x1", "1_0", "ten", "٣", "²", "१"]
)
def test_retry_is_ascii_digits_or_ignored(value: str) -> None:
    assert decoded(f"retry: {value}\ndata: x\n\n".encode()) == X


def test_a_retry_beyond_all_measure_breaks_nothing() -> None:
    [given] = decoded(b"retry: " + b"9" * 10_000 + b"\ndata: x\n\n")
    assert given.data == "x"


def test_retry_and_id_are_remembered_for_the_next_connection() -> None:
    decoder = EventDecoder()
    assert decoder.feed(b"retry: 7\nid: a\n\nretry: 99x\ndata: cut off") == []
    assert (decoder.retry, decoder.last_event_id) == (7, "a")
    successor = decoder.successor()
    assert (successor.retry, successor.last_event_id) == (7, "a")
    assert successor.feed(b"\xef\xbb\xbfdata: x\n\n") == event("x", id="a")


def test_an_id_counts_once_its_event_is_complete() -> None:
    decoder = EventDecoder()
    decoder.feed(b"id: 1\ndata: x\n\nid: 2\ndata: y\n")
    assert decoder.last_event_id == "1"
    assert decoder.successor().feed(b"data: z\n\n") == event("z", id="1")
