"""Following a job by its events: what they become, and when they come."""

from __future__ import annotations

from typing import Any

import pytest
from clients.nuextract.kit import meanwhile
from sandbox import ManualClock, Sandbox
from sandbox.providers.nuextract.frames import PING, frame, json_frame
from sandbox.providers.nuextract.job import Outcome
from specloom_nuextract import (
    InvalidArgumentError,
    JobResult,
    NuExtract,
    NuExtractError,
    Ping,
    ResponseDecodeError,
    ServerSentEvent,
)


@pytest.mark.parametrize("outcome", ["completed", "failed", "cancelled"])
def test_a_finished_job_is_given_at_once_also_when_it_failed(
    client: NuExtract, clock: ManualClock, box: Sandbox, outcome: Outcome
) -> None:
    job_id = box.nuextract.add(outcome)
    clock.advance(20)
    with client.jobs.stream(job_id) as events:
        [result] = list(events)
    assert isinstance(result, JobResult)
    assert result.job == client.jobs.get(job_id)
    assert result.job.status == outcome


def test_the_result_comes_when_the_job_ends(
    client: NuExtract, clock: ManualClock, box: Sandbox
) -> None:
    job_id = box.nuextract.add()
    with (
        meanwhile(lambda: box.nuextract.until_streams(1), lambda: clock.advance(20)),
        client.jobs.stream(job_id) as events,
    ):
        assert [type(event) for event in events] == [JobResult]


def test_one_request_asks_for_an_event_stream(client: NuExtract, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    stream = client.jobs.stream(job_id)
    assert len(box.requests) == 0, "nothing is sent until it is entered"
    with stream as events:
        list(events)
    [request] = box.requests
    assert request.path == f"/api/jobs/{job_id}/stream"
    assert request.headers["accept"] == "text/event-stream"
    assert request.headers["authorization"] == "Bearer sandbox-token"
    assert "last-event-id" not in request.headers


@pytest.mark.parametrize("include_pings", [False, True])
def test_pings_are_skipped_unless_asked_for(
    client: NuExtract, box: Sandbox, include_pings: bool
) -> None:
    [job_id] = box.nuextract.seed(1)
    pings = [PING, b"event: ping\ndata: {}\n\n", b": ping\n\n", b"event: ping\n\n"]
    box.nuextract.script(job_id, [*pings, box.nuextract.result_frame(job_id)])
    with client.jobs.stream(job_id, include_pings=include_pings) as events:
        *rest, last = list(events)
    assert rest == [Ping(), Ping()] * include_pings
    assert isinstance(last, JobResult)


def test_events_come_as_they_are_sent_and_not_in_the_end(client: NuExtract, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [PING] * 100, pause=0.01)
    with client.jobs.stream(job_id, include_pings=True) as events:
        for event in events:
            assert event == Ping()
            assert box.nuextract.open_streams == 1, "the server is not done yet"
            break


@pytest.mark.parametrize(
    ("name", "data"),
    [(None, "50 %"), (None, '{"id": "job_1"}'), ("progress", ""), ("progress", "{")],
)
def test_an_unknown_event_is_given_as_it_is(
    client: NuExtract, box: Sandbox, name: str | None, data: str
) -> None:
    [job_id] = box.nuextract.seed(1)
    unknown = frame(name, data, event_id="7")
    box.nuextract.script(job_id, [unknown, box.nuextract.result_frame(job_id)])
    with client.jobs.stream(job_id) as events:
        first, last = list(events)
    assert first == ServerSentEvent(name or "message", data, "7")
    assert isinstance(last, JobResult)


@pytest.mark.parametrize("name", ["Result", "done", ""])
def test_a_job_under_another_name_is_a_result(client: NuExtract, box: Sandbox, name: str) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.result_event = name
    with client.jobs.stream(job_id) as events:
        [result] = list(events)
    assert isinstance(result, JobResult)
    assert result.job.id == job_id
    assert len(box.requests) == 1


def test_nothing_is_read_after_the_result(client: NuExtract, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    more = b"".join([box.nuextract.result_frame(job_id), json_frame("error", {}), PING])
    box.nuextract.script(job_id, [more], ending="silence")
    with client.jobs.stream(job_id, include_pings=True) as events:
        assert [type(event) for event in events] == [JobResult]
        box.nuextract.until_streams(0)
    assert len(box.requests) == 1


@pytest.mark.parametrize("data", ["", "[]", '{"id": 7}'])
def test_a_result_that_is_no_job_is_a_decode_error(
    client: NuExtract, box: Sandbox, data: str
) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [frame("result", data)], ending="silence")
    with client.jobs.stream(job_id) as events:
        with pytest.raises(ResponseDecodeError):
            list(events)
        box.nuextract.until_streams(0)
    assert len(box.requests) == 1


def test_events_as_they_are_can_be_had(client: NuExtract, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [PING, b"retry: 5\nid: 1\n", json_frame("error", {"code": "x"})])
    with client.jobs.events(job_id) as events:
        assert list(events) == [
            ServerSentEvent("ping", ""),
            ServerSentEvent("error", '{"code":"x"}', "1", 5),
        ]
    assert len(box.requests) == 1, "the end of the stream is the end"


@pytest.mark.parametrize(
    "wrong", [{"idle_timeout": 0}, {"idle_timeout": -1}, {"idle_timeout": float("nan")}]
)
def test_bad_arguments_are_refused_before_anything_is_sent(
    client: NuExtract, box: Sandbox, wrong: dict[str, Any]
) -> None:
    with pytest.raises(InvalidArgumentError):
        client.jobs.stream("job_1", **wrong)
    with pytest.raises(NuExtractError):
        client.jobs.stream("")
    with pytest.raises(NuExtractError):
        client.jobs.stream("..")
    assert len(box.requests) == 0


def test_the_last_event_id_is_that_of_the_event_given_last(client: NuExtract, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    at_once = [frame("a", "", event_id="1"), frame("b", ""), b"id\n", frame("c", ""), b"id: 3\n\n"]
    box.nuextract.script(job_id, [b"".join(at_once), box.nuextract.result_frame(job_id)])
    with client.jobs.stream(job_id) as events:
        assert events.last_event_id == ""
        assert [events.last_event_id for _ in events] == ["1", "1", "", "3"]


def test_a_stream_is_entered_once(client: NuExtract, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    with client.jobs.stream(job_id) as events:
        assert len(list(events)) == 1
    with pytest.raises(InvalidArgumentError, match="once"), events:
        pytest.fail("it was entered again")
    assert len(box.requests) == 1


def test_a_stream_that_is_not_entered_cannot_be_read(client: NuExtract, box: Sandbox) -> None:
    stream = client.jobs.stream("job_1")
    with pytest.raises(InvalidArgumentError, match="with"):
        list(stream)
    assert len(box.requests) == 0
