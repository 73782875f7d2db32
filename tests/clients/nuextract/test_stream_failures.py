"""Streams that report a failure, and answers that are not streams."""

from __future__ import annotations

import pickle
from itertools import repeat
from typing import Any

import pytest
from clients.nuextract.kit import STREAM, Connect, meanwhile
from sandbox import Canned, Fault, ManualClock, Sandbox
from sandbox.providers.nuextract.frames import PING, frame, json_frame
from specloom_nuextract import (
    APITimeoutError,
    JobTimeoutError,
    NotFoundError,
    NuExtract,
    NuExtractError,
    RequestOptions,
    ResponseDecodeError,
    StreamError,
)


def failing(client: NuExtract, job_id: str) -> NuExtractError:
    """Return the error that the stream of a job ends in, after a trip through pickle."""
    with pytest.raises(NuExtractError) as caught, client.jobs.stream(job_id) as events:
        list(events)
    error: NuExtractError = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert type(error) is type(caught.value)
    assert str(error) == str(caught.value)
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)
    return error


def test_a_job_that_outlasts_its_time_raises_a_timeout_of_its_own(
    client: NuExtract, clock: ManualClock, box: Sandbox
) -> None:
    job_id = box.nuextract.add("timeout")
    with meanwhile(lambda: box.nuextract.until_streams(1), lambda: clock.advance(20)):
        error = failing(client, job_id)
    assert isinstance(error, JobTimeoutError)
    assert isinstance(error, StreamError)
    assert error.code == "JobTimeout"
    assert error.message == "The job outlasted its execution timeout."
    assert error.message in str(error)
    assert len(box.requests) == 1


def test_another_failure_is_a_stream_error_with_its_code(client: NuExtract, box: Sandbox) -> None:
    error = failing(client, box.nuextract.add(stream_error="InternalError"))
    assert type(error) is StreamError
    assert error.code == "InternalError"
    assert len(box.requests) == 1


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        ('{"code": "x", "message": "y"}', "x", "y"),
        ('{"code": "x"}', "x", None),
        ('{"code": 7, "message": {}}', "unknown", None),
        ("[]", "unknown", "[]"),
        ("it burns", "unknown", "it burns"),
        ("", "unknown", None),
    ],
)
def test_whatever_an_error_event_says_it_is_an_error(
    client: NuExtract, box: Sandbox, data: str, code: str, message: str | None
) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [frame("error", data)], ending="silence")
    error = failing(client, job_id)
    assert type(error) is StreamError
    assert error.code == code
    if message is not None:
        assert error.message == message
    assert str(error)
    assert len(box.requests) == 1


def test_an_error_knows_the_id_of_its_event_and_not_of_a_later_one(
    client: NuExtract, box: Sandbox
) -> None:
    [job_id] = box.nuextract.seed(1)
    at_once = [
        frame("progress", "1", event_id="1"),
        b"id: 2\n",
        json_frame("error", {"code": "x", "message": "y"}),
        frame("progress", "3", event_id="3"),
    ]
    box.nuextract.script(job_id, [b"".join(at_once)])
    error = failing(client, job_id)
    assert isinstance(error, StreamError)
    assert error.last_event_id == "2"


def test_the_connection_is_closed_once_an_error_has_come(client: NuExtract, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [PING, json_frame("error", {})], ending="silence")
    with client.jobs.stream(job_id) as events:
        with pytest.raises(StreamError):
            list(events)
        box.nuextract.until_streams(0)
        assert list(events) == []
    assert len(box.requests) == 1


def test_a_refusal_comes_before_the_first_event(client: NuExtract, box: Sandbox) -> None:
    stream = client.jobs.stream("job_404")
    with pytest.raises(NotFoundError) as caught, stream:
        pytest.fail("it was entered")
    assert (caught.value.code, caught.value.message) == ("NotFound", "There is no such job.")
    assert len(box.requests) == 1


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=429),
        Fault(status=503),
        Fault(cut="before_response", reset=True),
    ],
)
def test_a_stream_is_tried_again_before_its_first_event(
    client: NuExtract, box: Sandbox, fault: Fault
) -> None:
    [job_id] = box.nuextract.seed(1)
    box.fault("nuextract", fault, times=2)
    with client.jobs.stream(job_id) as events:
        assert len(list(events)) == 1
    assert len(box.requests) == 3


WRONG: list[dict[str, Any]] = [
    {"json": {"status": "ok"}},
    {"body": b"<html></html>", "headers": {"content-type": "text/html"}},
    {"body": b"event: result\ndata: {}\n\n", "headers": {"content-type": "text/plain"}},
    {"body": b"event: result\ndata: {}\n\n"},
    {"status": 202},
]


@pytest.mark.parametrize("answer", WRONG)
def test_a_success_that_is_no_event_stream_is_a_decode_error(
    client: NuExtract, box: Sandbox, answer: dict[str, Any]
) -> None:
    [job_id] = box.nuextract.seed(1)
    box.answer("nuextract", Canned(**answer))
    error = failing(client, job_id)
    assert isinstance(error, ResponseDecodeError)
    assert "text/event-stream" in str(error)
    assert error.status_code == answer.get("status", 200)
    assert len(box.requests) == 1


@pytest.mark.parametrize("again", [False, True])
def test_the_connection_is_closed_if_what_comes_is_no_event_stream(
    connect: Connect, box: Sandbox, again: bool
) -> None:
    [job_id] = box.nuextract.seed(1)
    if again:
        box.nuextract.script(job_id, [b"retry: 0\n"], ending="cut")
    box.nuextract.script(job_id, repeat(b"x"), pause=0.01, content_type="text/plain")
    with (
        pytest.raises(ResponseDecodeError, match=r"expected text/event-stream, got text/plain"),
        connect().jobs.stream(job_id) as events,
    ):
        list(events)
    box.nuextract.until_streams(0)
    assert len(box.requests) == 1 + again


@pytest.mark.parametrize(
    "content_type",
    ["Text/Event-Stream", "text/event-stream;charset=UTF-8", "text/event-stream ; x=y"],
)
def test_the_content_type_may_be_written_in_many_ways(
    client: NuExtract, box: Sandbox, content_type: str
) -> None:
    [job_id] = box.nuextract.seed(1)
    headers = {"content-type": content_type}
    box.answer("nuextract", Canned(body=box.nuextract.result_frame(job_id), headers=headers))
    with client.jobs.stream(job_id) as events:
        assert len(list(events)) == 1


def test_the_timeout_bounds_the_time_to_the_head_and_not_the_stream(
    client: NuExtract, box: Sandbox
) -> None:
    [job_id] = box.nuextract.seed(1)
    pieces = [PING] * 30 + [box.nuextract.result_frame(job_id)]
    box.nuextract.script(job_id, pieces, pause=0.01)
    options = RequestOptions(timeout=0.2, max_retries=0)
    with client.jobs.stream(job_id, request_options=options) as events:
        assert len(list(events)) == 1
    box.fault("nuextract", Fault(delay_before=5), operation=STREAM)
    with (
        pytest.raises(APITimeoutError),
        client.jobs.stream(job_id, request_options=options),
    ):
        pytest.fail("it was entered")
    assert len(box.requests) == 2
