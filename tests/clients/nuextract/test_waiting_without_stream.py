"""Waiting when the stream is of no use: by looking again and again, and until the deadline."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from itertools import chain, repeat

import pytest
from clients.callers import SYNC
from clients.nuextract.kit import GET, STREAM, Connect
from clients.travelling import TravellingClock
from sandbox import Canned, Fault, Sandbox
from sandbox.providers.nuextract.frames import PING, frame, json_frame
from specloom_nuextract import Job, NuExtract, WaitTimeoutError

UNUSABLE = {
    "not found": Fault(status=404),
    "redirect": Fault(status=302),
    "overloaded": Fault(status=503, retry_after=1),
    "garbage": Fault(garbage=True),
    "JSON": Fault(body=b"{}"),
    "no result": Fault(
        body=b"event: result\ndata: nonsense\n\n", headers={"content-type": "text/event-stream"}
    ),
    "no answer": Fault(cut="before_response"),
    "cut": Fault(cut="mid_body", cut_after=10, reset=True),
}


@pytest.mark.parametrize("fault", UNUSABLE.values(), ids=UNUSABLE)
def test_a_job_is_looked_at_when_its_stream_cannot_be_used(
    connect: Connect, box: Sandbox, travelling: TravellingClock, fault: Fault
) -> None:
    [finished] = box.nuextract.seed(1)
    box.nuextract.ping_every = 0.001
    box.fault("nuextract", fault, times=None, operation=STREAM)
    client = connect(clock=travelling)
    told: list[str] = []
    assert client.jobs.wait(finished).status == "completed"
    [job_id] = box.nuextract.seed(1, statuses=["polishing"])

    def on_update(job: Job) -> None:
        told.append(job.status)
        box.nuextract.put(job_id, "completed")

    assert client.jobs.wait(job_id, on_update=on_update).status == "completed"
    assert told == ["polishing", "completed"]


def test_every_state_is_told_once(
    connect: Connect, box: Sandbox, travelling: TravellingClock
) -> None:
    box.fault("nuextract", Fault(status=404), times=None, operation=STREAM)
    told: list[Job] = []
    connect(clock=travelling).jobs.wait(box.nuextract.add(), poll_interval=4, on_update=told.append)
    assert [job.status for job in told] == ["pending", "running", "completed"]
    assert travelling.slept == [4.0] * 5


def test_a_stream_that_ends_with_a_job_that_is_not_over_is_not_believed(
    connect: Connect, box: Sandbox, travelling: TravellingClock
) -> None:
    job_id = box.nuextract.add()
    box.nuextract.script(job_id, [box.nuextract.result_frame(job_id)])
    told: list[str] = []
    client = connect(clock=travelling)
    client.jobs.wait(job_id, poll_interval=5, on_update=lambda job: told.append(job.status))
    assert told == ["pending", "running", "completed"]


LONG: dict[str, tuple[Iterable[bytes], float]] = {
    # Each would be three seconds on its way before the result comes.
    "silent": ([PING], 3.0),
    "pinging": ([PING] * 150, 0.02),
    "talking": ([frame("progress", "1")] * 150, 0.02),
    "one long line": ([b"x"] * 149 + [b"\n\n"], 0.02),
    "one long event": ([b"data: x\n"] * 149 + [b"\n"], 0.02),
}


@pytest.mark.parametrize(("pieces", "pause"), LONG.values(), ids=LONG)
def test_the_deadline_is_met_whatever_the_stream_does(
    client: NuExtract, box: Sandbox, pieces: Iterable[bytes], pause: float
) -> None:
    [finished, job_id] = box.nuextract.seed(2, statuses=["completed", "polishing"])
    pieces = chain(pieces, repeat(box.nuextract.result_frame(finished)))
    box.nuextract.script(job_id, pieces, pause=pause, times=None)
    with pytest.raises(WaitTimeoutError) as caught:
        client.jobs.wait(job_id, timeout=0.2)
    assert caught.value.job is not None
    assert caught.value.job.status == "polishing"
    box.nuextract.until_streams(0)


@SYNC
def test_silence_within_an_event_does_not_outlast_the_deadline_by_long(
    connect: Connect, box: Sandbox, travelling: TravellingClock
) -> None:
    [job_id] = box.nuextract.seed(1, statuses=["polishing"])

    def pieces() -> Iterator[bytes]:
        yield PING
        travelling.sleep(29.9)
        yield b"id: 7\ndata: half"

    # Far less than the silence that a connection may have in half a minute.
    box.nuextract.script(job_id, pieces(), ending="silence", pause=0.3)
    begun = time.monotonic()
    with pytest.raises(WaitTimeoutError):
        connect(clock=travelling).jobs.wait(job_id, timeout=30)
    assert time.monotonic() - begun < 20
    assert [request.path.endswith("stream") for request in list(box.requests)[:2]] == [True, False]


@SYNC
@pytest.mark.parametrize("operation", [STREAM, GET])
def test_the_deadline_is_met_although_no_answer_comes(
    client: NuExtract, box: Sandbox, operation: str
) -> None:
    [finished, job_id] = box.nuextract.seed(2, statuses=["completed", "polishing"])
    if operation == GET:
        box.fault("nuextract", Fault(status=404), times=None, operation=STREAM)
        box.answer("nuextract", Canned(json=box.nuextract.job(finished)), operation=GET)
    box.fault("nuextract", Fault(delay_before=5), times=2, operation=operation)
    box.nuextract.script(job_id, [box.nuextract.result_frame(finished)], times=None)
    with pytest.raises(WaitTimeoutError):
        client.jobs.wait(job_id, timeout=0.2)
    assert len([one for one in box.requests if one.path.endswith("stream")]) == 1


@SYNC
def test_a_reported_failure_does_not_outlast_the_deadline(client: NuExtract, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1, statuses=["polishing"])
    box.nuextract.script(job_id, [json_frame("error", {"code": "x"})])
    box.fault("nuextract", Fault(delay_before=5), times=2, operation=GET)
    with pytest.raises(Exception, match="reports a failure") as caught:
        client.jobs.wait(job_id, timeout=0.2)
    assert caught.value.job is None  # type: ignore[attr-defined]
    assert len(box.requests) == 2


def test_the_deadline_is_met_whatever_the_stream_asks_for(client: NuExtract, box: Sandbox) -> None:
    [finished, job_id] = box.nuextract.seed(2, statuses=["completed", "polishing"])
    box.nuextract.script(job_id, [b"retry: 3000\n\n"], ending="cut")
    box.nuextract.script(job_id, [box.nuextract.result_frame(finished)])
    with pytest.raises(WaitTimeoutError):
        client.jobs.wait(job_id, timeout=0.2)
    assert [request.path.endswith("stream") for request in box.requests] == [True, False]
