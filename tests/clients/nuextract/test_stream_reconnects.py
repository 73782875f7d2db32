"""Streams whose connection is lost: they are opened again, and go on."""

from __future__ import annotations

import pytest
from clients.hurry import Hurry
from clients.nuextract.kit import Connect
from sandbox import Fault, Sandbox
from sandbox.providers.nuextract.frames import PING, frame
from sandbox.providers.nuextract.scripts import Ending
from specloom_nuextract import (
    JobResult,
    NotFoundError,
    NuExtract,
    RequestOptions,
    ResponseDecodeError,
    ServerSentEvent,
    StreamError,
)

LOSSES: list[Ending] = ["close", "cut", "reset"]
LOST = [
    Fault(cut="after_headers"),
    Fault(cut="after_headers", reset=True),
    Fault(cut="mid_body", cut_after=1),
    Fault(cut="mid_body", cut_after=60),
    Fault(cut="mid_body", cut_after=60, reset=True),
]


@pytest.fixture
def client(connect: Connect, hurry: Hurry) -> NuExtract:
    """Return a client whose sleeping takes no time."""
    return connect(clock=hurry)


def last_event_ids(box: Sandbox) -> list[str | None]:
    """Return the last event id of each request."""
    headers = [request.headers.get("last-event-id") for request in box.requests]
    return [None if one is None else one.encode("latin-1").decode() for one in headers]


@pytest.mark.parametrize("fault", LOST, ids=lambda fault: f"{fault.cut}-{fault.cut_after}")
def test_a_stream_that_is_cut_is_opened_again(
    client: NuExtract, box: Sandbox, hurry: Hurry, fault: Fault
) -> None:
    [job_id] = box.nuextract.seed(1)
    box.fault("nuextract", fault, times=2)
    with client.jobs.stream(job_id) as events:
        assert list(events) == [JobResult(client.jobs.get(job_id))]
    assert last_event_ids(box)[:3] == [None] * 3
    assert len(hurry.slept) == 2


@pytest.mark.parametrize(
    "before",
    [
        [],
        [PING],
        [b": nothing yet\n"],
        [b"event: result\ndata: {"],
        [b'event: error\ndata: {"code": "x"}\n'],
        [b"event: result\ndata: \xf0\x9f"],
        [b"\xef\xbb"],
        [PING, b"data: x\r"],
    ],
)
def test_what_was_cut_off_is_dropped(client: NuExtract, box: Sandbox, before: list[bytes]) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, before, ending="cut")
    box.nuextract.script(job_id, [b"\xef\xbb\xbfdata: y\n\n", box.nuextract.result_frame(job_id)])
    with client.jobs.stream(job_id) as events:
        first, last = list(events)
    assert first == ServerSentEvent("message", "y")
    assert isinstance(last, JobResult)
    assert len(box.requests) == 2


@pytest.mark.parametrize("ending", LOSSES)
def test_the_last_event_id_is_sent_once_there_is_one(
    client: NuExtract, box: Sandbox, ending: Ending
) -> None:
    [job_id] = box.nuextract.seed(1)
    for pieces in (
        [PING],
        [b"id: a-1\n\n"],
        [PING, b"id: b\ndata: cut off\n"],
        [b"id: c 3\n", PING, b"id: d\n", PING],
        [b"id\n\n"],
    ):
        box.nuextract.script(job_id, pieces, ending=ending)
    with client.jobs.stream(job_id) as events:
        assert len(list(events)) == 1
    assert last_event_ids(box) == [None, None, "a-1", "a-1", "d", None]


@pytest.mark.parametrize(
    ("event_id", "sent"),
    [
        *((text, text) for text in ("é€", "50 %", 'a,b;c="d"', "x" * 2000)),
        (" a b\t ", "a b"),
        # What no header can hold.
        *((text, None) for text in ("\x01", "a\x7fb", "\x1b[0m")),
    ],
)
def test_a_last_event_id_may_be_any_text_that_a_header_can_hold(
    client: NuExtract, box: Sandbox, event_id: str, sent: str | None
) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [frame("progress", "1", event_id=event_id)], ending="cut")
    with client.jobs.stream(job_id) as events:
        *_, last = list(events)
        assert events.last_event_id == event_id
    assert isinstance(last, JobResult)
    assert last_event_ids(box) == [None, sent]


@pytest.mark.parametrize(
    ("retry", "waits"),
    [
        ("2500", [2.5, 2.5, 0.4]),
        ("0", [0.1, 0.2, 0.4]),
        ("150", [0.15, 0.2, 0.4]),
        ("60000", [60.0, 60.0, 0.4]),
        ("99000", [60.0, 60.0, 0.4]),
    ],
)
def test_the_stream_may_say_how_long_to_wait_up_to_a_minute(
    client: NuExtract, box: Sandbox, hurry: Hurry, retry: str, waits: list[float]
) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [f"retry: {retry}\n".encode()], ending="cut")
    box.nuextract.script(job_id, [PING], ending="cut")
    box.nuextract.script(job_id, [b"retry: 1\n\nretry: ten\n"], ending="close")
    with client.jobs.stream(job_id) as events:
        assert len(list(events)) == 1
    assert hurry.slept == waits


def test_without_a_word_the_waits_grow_and_chance_shortens_them(
    client: NuExtract, box: Sandbox, hurry: Hurry
) -> None:
    [job_id] = box.nuextract.seed(1)
    found: list[list[float]] = []
    for _ in range(5):
        box.nuextract.script(job_id, [], ending="cut", times=4)
        with client.jobs.stream(job_id) as events:
            list(events)
        found.append(hurry.slept[-4:])
    for waits in found:
        assert all(
            least <= wait <= 5 * least
            for wait, least in zip(waits, [0.1, 0.2, 0.4, 0.8], strict=True)
        )
    assert len({round(wait, 9) for waits in found for wait in waits}) == 20
    assert max(waits[3] for waits in found) > 0.5


@pytest.mark.parametrize("ending", LOSSES)
def test_a_stream_that_is_lost_again_and_again_is_given_up(
    client: NuExtract, box: Sandbox, ending: Ending
) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [frame("progress", "1", event_id="7")], ending=ending)
    box.nuextract.script(job_id, [b": nothing\nid: 8\n"], ending=ending, times=None)
    with client.jobs.stream(job_id) as events:
        assert next(iter(events)) == ServerSentEvent("progress", "1", "7")
        with pytest.raises(StreamError, match="broke off") as caught:
            list(events)
        box.nuextract.until_streams(0)
        assert list(events) == []
    assert (caught.value.code, caught.value.last_event_id) == (None, "7")
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)
    assert last_event_ids(box) == [None, *["7"] * 5]


def test_each_event_makes_up_for_the_losses_before(client: NuExtract, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    for _ in range(3):
        box.nuextract.script(job_id, [], ending="cut", times=4)
        box.nuextract.script(job_id, [PING], ending="cut")
    with client.jobs.stream(job_id) as events:
        assert len(list(events)) == 1
    assert len(box.requests) == 16


def test_opening_again_is_retried_like_opening(client: NuExtract, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [frame("progress", "1", event_id="7")], ending="cut")
    box.fault("nuextract", Fault(status=503), after=1)
    box.fault("nuextract", Fault(cut="before_response"))
    with client.jobs.stream(job_id) as events:
        assert len(list(events)) == 2
    assert last_event_ids(box) == [None, "7", "7", "7"]


def test_a_server_that_is_gone_is_a_stream_error(client: NuExtract, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [frame("progress", "1", event_id="7")], ending="cut")
    box.fault("nuextract", Fault(cut="before_response"), after=1, times=None)
    with (
        pytest.raises(StreamError, match="broke off") as caught,
        client.jobs.stream(job_id) as events,
    ):
        list(events)
    assert caught.value.last_event_id == "7"
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


def test_a_refusal_when_it_is_opened_again_ends_a_stream(client: NuExtract, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [PING], ending="cut", times=None)
    box.fault("nuextract", Fault(status=404), after=1)
    with pytest.raises(NotFoundError), client.jobs.stream(job_id) as events:
        list(events)
    box.fault("nuextract", Fault(garbage=True), after=1)
    with pytest.raises(ResponseDecodeError), client.jobs.stream(job_id) as events:
        list(events)
    assert len(box.requests) == 4
    box.nuextract.until_streams(0)


def test_every_request_of_a_stream_is_made_alike(client: NuExtract, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [b"id: 1\n\n"], ending="cut", times=3)
    options = RequestOptions(headers={"x-trace": "1"}, max_retries=0)
    with client.jobs.stream(job_id, request_options=options) as events:
        assert len(list(events)) == 1
    seen = [(request.path, request.headers) for request in box.requests]
    for path, headers in seen[1:]:
        assert headers.pop("last-event-id") == "1"
        assert (path, headers) == seen[0]
    assert seen[0][1]["x-trace"] == "1"
    assert len(seen) == 4
