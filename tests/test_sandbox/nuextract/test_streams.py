"""Streams of events as they show on the wire."""

from __future__ import annotations

import itertools
import json
import socket
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Literal

import httpx
import pytest
from sandbox import Fault, ManualClock, Sandbox
from sandbox.providers.nuextract.frames import PING, frame, json_frame
from sandbox.providers.nuextract.job import Outcome


@contextmanager
def _opened(client: httpx.Client, job_id: str) -> Generator[Iterator[bytes]]:
    with client.stream("GET", f"/api/jobs/{job_id}/stream", timeout=5) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield answer.iter_raw()


@pytest.mark.parametrize("outcome", ["completed", "failed", "cancelled"])
def test_the_result_comes_at_once_when_the_job_is_over(
    client: httpx.Client, clock: ManualClock, box: Sandbox, outcome: Outcome
) -> None:
    job_id = box.nuextract.add(outcome)
    clock.advance(20)
    text = client.get(f"/api/jobs/{job_id}/stream").text
    head, _, data = text.partition("\ndata: ")
    assert head == "event: result"
    assert data.endswith("\n\n")
    assert json.loads(data) == client.get(f"/api/jobs/{job_id}").json()


def test_pings_come_by_the_clock_until_the_result_does(
    client: httpx.Client, clock: ManualClock, box: Sandbox
) -> None:
    job_id = box.nuextract.add()
    box.nuextract.put(job_id, "polishing")
    with _opened(client, job_id) as pieces:
        clock.advance(29)
        clock.advance(1)
        assert next(pieces) == PING
        clock.advance(60)
        assert next(pieces) + next(pieces) == PING + PING
        box.nuextract.put(job_id, "completed")
        assert next(pieces) == box.nuextract.result_frame(job_id)
        assert list(pieces) == []


def test_pings_can_come_in_real_time(client: httpx.Client, box: Sandbox) -> None:
    box.nuextract.ping_every = 0.01
    with _opened(client, box.nuextract.add()) as pieces:
        assert b"".join(next(pieces) for _ in range(3)).startswith(PING * 3)


@pytest.mark.parametrize("code", ["JobTimeout", "InternalError"])
def test_an_error_ends_a_stream(
    client: httpx.Client, clock: ManualClock, box: Sandbox, code: str
) -> None:
    job_id = (
        box.nuextract.add("timeout")
        if code == "JobTimeout"
        else box.nuextract.add(stream_error=code)
    )
    with _opened(client, job_id) as pieces:
        clock.advance(20)
        text = b"".join(pieces).decode()
    head, _, data = text.partition("\ndata: ")
    assert head == "event: error"
    assert json.loads(data)["code"] == code
    assert json.loads(data).keys() == {"code", "message"}


def test_the_final_event_may_have_another_name(client: httpx.Client, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.result_event = "completed"
    assert client.get(f"/api/jobs/{job_id}/stream").text.startswith("event: completed\n")


def test_a_script_is_played_byte_by_byte_and_then_streams_are_real_again(
    client: httpx.Client, box: Sandbox
) -> None:
    [job_id] = box.nuextract.seed(1)
    told = [b"\xef\xbb\xbfid: 7\r", b"\ndata: \xc3", b"\xa9\r\n\r\n: no more"]
    box.nuextract.script(job_id, told, content_type="text/plain", times=2)
    box.nuextract.script(job_id, [])
    for _ in range(2):
        answer = client.get(f"/api/jobs/{job_id}/stream")
        assert answer.content == b"".join(told)
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert client.get(f"/api/jobs/{job_id}/stream").content == b""
    answer = client.get(f"/api/jobs/{job_id}/stream")
    assert answer.content == box.nuextract.result_frame(job_id)


def test_a_script_may_have_no_end(client: httpx.Client, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, itertools.repeat(b"x" * 100), pause=0.001)
    with _opened(client, job_id) as pieces:
        assert len(b"".join(itertools.islice(pieces, 5))) >= 500
    box.nuextract.until_streams(0)


def test_it_is_known_how_many_streams_are_open(client: httpx.Client, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [PING], ending="silence", times=None)
    with _opened(client, job_id) as first:
        assert next(first) == PING
        with _opened(client, job_id):
            box.nuextract.until_streams(2)
        box.nuextract.until_streams(1)
    box.nuextract.until_streams(0)
    with pytest.raises(TimeoutError, match="0 open streams"):
        box.nuextract.until_streams(1, seconds=0.01)


def _overheard(box: Sandbox, job_id: str) -> tuple[bytes, bool]:
    """Return the body as it is on the wire, and whether the connection was reset."""
    request = (
        f"GET /nuextract/api/jobs/{job_id}/stream HTTP/1.1\r\nhost: sandbox\r\n"
        "authorization: Bearer sandbox-token\r\nconnection: close\r\n\r\n"
    )
    data = b""
    with socket.create_connection(("127.0.0.1", box.port), timeout=5) as sock:
        sock.sendall(request.encode())
        try:
            while piece := sock.recv(65536):
                data += piece
        except ConnectionResetError:
            return data.partition(b"\r\n\r\n")[2], True
    return data.partition(b"\r\n\r\n")[2], False


@pytest.mark.parametrize(
    ("ending", "end", "is_reset"),
    [("close", b"0\r\n\r\n", False), ("cut", b"", False), ("reset", b"", True)],
)
def test_a_script_may_end_in_the_middle_of_things(
    box: Sandbox,
    caplog: pytest.LogCaptureFixture,
    ending: Literal["close", "cut", "reset"],
    end: bytes,
    is_reset: bool,
) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [b"data"], ending=ending)
    assert _overheard(box, job_id) == (b"4\r\ndata\r\n" + end, is_reset)
    assert not caplog.records


@pytest.mark.parametrize(
    ("fault", "passed"),
    [
        (Fault(cut="after_headers"), 0),
        (Fault(cut="mid_body", cut_after=10), 10),
        (Fault(cut="mid_body", cut_after=10, reset=True), 10),
    ],
)
def test_faults_strike_real_streams_too(
    box: Sandbox, caplog: pytest.LogCaptureFixture, fault: Fault, passed: int
) -> None:
    [job_id] = box.nuextract.seed(1)
    box.fault("nuextract", fault)
    whole = box.nuextract.result_frame(job_id)
    body, is_reset = _overheard(box, job_id)
    assert body == (b"%x\r\n%s\r\n" % (passed, whole[:passed]) if passed else b"")
    assert is_reset == fault.reset
    box.nuextract.until_streams(0)
    assert not caplog.records


def test_closing_the_sandbox_ends_its_streams(
    client: httpx.Client, box: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    with _opened(client, box.nuextract.add()) as pieces:
        box.nuextract.until_streams(1)
        box.close()
        with pytest.raises(httpx.TransportError):
            list(pieces)
    assert not caplog.records


def test_frames_follow_the_format() -> None:
    assert frame(None, "a\nb") == b"data: a\ndata: b\n\n"
    assert frame("x", "", event_id="7", retry=10) == b"event: x\ndata: \nid: 7\nretry: 10\n\n"
    assert json_frame("x", {"a": "b\n"}) == b'event: x\ndata: {"a":"b\\n"}\n\n'
