"""Streams that say nothing for long, and streams that are left before their end."""

from __future__ import annotations

from functools import partial

import httpx
import pytest
from clients.adapter import Caller
from clients.callers import SYNC
from clients.hurry import Hurry
from clients.interrupts import Interruption, interrupted
from clients.nuextract.kit import Connect
from sandbox import Sandbox
from sandbox.providers.nuextract.frames import PING, frame
from sandbox.providers.nuextract.scripts import Ending
from specloom_nuextract import (
    ClientClosedError,
    JobResult,
    NuExtract,
    Ping,
    StreamError,
)

SHORT = 0.15
"""Seconds of silence that are too much here."""


def test_a_silent_stream_is_an_error_and_its_connection_is_closed(
    client: NuExtract, box: Sandbox
) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [frame("progress", "1", event_id="7")], ending="silence")
    with client.jobs.stream(job_id, idle_timeout=SHORT) as events:
        with pytest.raises(StreamError, match=r"silent for 0\.15 seconds") as caught:
            list(events)
        box.nuextract.until_streams(0)
        assert list(events) == []
    assert (caught.value.code, caught.value.last_event_id) == (None, "7")
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)
    assert len(box.requests) == 1, "it is not opened again"


def test_silence_after_a_loss_counts_too(connect: Connect, box: Sandbox, hurry: Hurry) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [PING], ending="cut")
    box.nuextract.script(job_id, [], ending="silence")
    client = connect(clock=hurry)
    with (
        pytest.raises(StreamError, match="silent"),
        client.jobs.stream(job_id, idle_timeout=SHORT) as events,
    ):
        list(events)
    assert len(box.requests) == 2


@pytest.mark.parametrize("piece", [PING, b"x"])
def test_a_stream_that_says_anything_is_not_silent(
    client: NuExtract, box: Sandbox, piece: bytes
) -> None:
    [job_id] = box.nuextract.seed(1)
    pieces = [piece] * 20 + [b"\n\n", box.nuextract.result_frame(job_id)]
    box.nuextract.script(job_id, pieces, pause=SHORT / 10)
    with client.jobs.stream(job_id, idle_timeout=SHORT) as events:
        assert [type(event) for event in events] == [JobResult]
    assert len(box.requests) == 1


def test_leaving_early_closes_the_connection_at_once(client: NuExtract, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [PING], ending="silence", times=None)
    with client.jobs.stream(job_id, include_pings=True) as events:
        for event in events:
            assert event == Ping()
            break
        box.nuextract.until_streams(1)
    box.nuextract.until_streams(0)
    with client.jobs.stream(job_id):
        box.nuextract.until_streams(1)
    box.nuextract.until_streams(0)

    def fail() -> None:
        with client.jobs.stream(job_id):
            box.nuextract.until_streams(1)
            raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        fail()
    box.nuextract.until_streams(0)


@pytest.mark.parametrize("read", [0, 1])
def test_a_stream_that_is_closed_is_over_and_is_not_opened_again(
    connect: Connect, box: Sandbox, hurry: Hurry, read: int
) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [PING * 2], ending="silence")
    client = connect(clock=hurry)
    with client.jobs.stream(job_id, include_pings=True) as events:
        for _ in range(read):
            assert next(iter(events)) == Ping()
        events.close()
        assert list(events) == []
    assert list(events) == []
    assert len(box.requests) == 1
    assert hurry.slept == []


def test_closing_the_client_ends_its_streams(client: NuExtract, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [PING], ending="silence")
    with client.jobs.stream(job_id, include_pings=True) as events:
        assert next(iter(events)) == Ping()
        client.close()
        box.nuextract.until_streams(0)
        with pytest.raises(ClientClosedError):
            list(events)
    assert len(box.requests) == 1


def test_a_connection_is_used_again_after_a_stream_that_came_to_its_end(
    client: NuExtract, box: Sandbox
) -> None:
    [job_id] = box.nuextract.seed(1)
    for _ in range(3):
        with client.jobs.stream(job_id) as events:
            assert len(list(events)) == 1
        assert client.jobs.get(job_id).id == job_id
    assert len(box.requests) == 6


@SYNC
@pytest.mark.parametrize("ending", ["silence", "cut"])
def test_a_blocking_reader_that_is_interrupted_closes_the_connection_and_the_client_goes_on(
    caller: Caller, box: Sandbox, ending: Ending
) -> None:
    http = caller.http_client(limits=httpx.Limits(max_connections=1))
    [job_id] = box.nuextract.seed(1, statuses=["polishing"])
    client = NuExtract(token="sandbox-token", base_url=box.url("nuextract"), http_client=http)

    def arrived(count: int) -> bool:
        return len(box.requests) == count

    def read() -> None:
        with client.jobs.stream(job_id) as events:
            list(events)

    def wait() -> None:
        client.jobs.wait(job_id)

    for count, doing in ((1, read), (3, wait)):
        box.nuextract.script(job_id, [PING, b"retry: 60000\n", b"data: half"], ending=ending)
        with (
            pytest.raises(Interruption),
            interrupted(partial(arrived, count)),
        ):
            doing()
        box.nuextract.until_streams(0)
        assert client.jobs.get(job_id).id == job_id
    assert len(box.requests) == 4
