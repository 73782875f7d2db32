"""Waiting until a job is over, by its stream."""

from __future__ import annotations

import pickle

import pytest
from clients.nuextract.kit import GET, STREAM, meanwhile
from sandbox import Fault, ManualClock, Sandbox
from sandbox.providers.nuextract.frames import json_frame
from specloom_nuextract import (
    APIConnectionError,
    AuthenticationError,
    Job,
    JobFailedError,
    JobTimeoutError,
    NotFoundError,
    NuExtract,
    PermissionDeniedError,
    RequestOptions,
    StreamError,
)


def paths(box: Sandbox) -> list[str]:
    """Return what each request asks for: `stream`, or the job itself."""
    return ["stream" if request.path.endswith("/stream") else "job" for request in box.requests]


def test_a_job_is_followed_to_its_end_with_one_request(
    client: NuExtract, clock: ManualClock, box: Sandbox
) -> None:
    job_id = box.nuextract.add()
    told: list[Job] = []
    with meanwhile(lambda: box.nuextract.until_streams(1), lambda: clock.advance(20)):
        done = client.jobs.wait(job_id, on_update=told.append)
    assert paths(box) == ["stream"]
    assert done == client.jobs.get(job_id)
    assert (done.status, told) == ("completed", [done])
    box.nuextract.until_streams(0)


@pytest.mark.parametrize(
    ("status", "word"), [("failed", "told to fail"), ("cancelled", "was cancelled")]
)
def test_a_job_that_ends_without_success_is_an_error_that_holds_it(
    client: NuExtract, box: Sandbox, status: str, word: str
) -> None:
    [job_id] = box.nuextract.seed(1, statuses=[status])
    told: list[Job] = []
    with pytest.raises(JobFailedError, match=word) as caught:
        client.jobs.wait(job_id, on_update=told.append)
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert error.job == told[0] == client.jobs.get(job_id)
    assert job_id in str(error)
    assert status in str(error)
    assert client.jobs.wait(job_id, raise_on_failure=False) == error.job


def test_a_job_that_cannot_be_fetched_any_more_is_waited_for_by_its_stream(
    client: NuExtract, clock: ManualClock, box: Sandbox
) -> None:
    box.nuextract.get_is_gone = True
    job_id = box.nuextract.add(result=[1])
    with meanwhile(lambda: box.nuextract.until_streams(1), lambda: clock.advance(20)):
        assert client.jobs.wait(job_id).parsed_output == [1]
    assert paths(box) == ["stream"]


def test_a_job_that_outlasts_its_time_is_an_error_that_holds_it(
    client: NuExtract, clock: ManualClock, box: Sandbox
) -> None:
    job_id = box.nuextract.add("timeout")
    told: list[str] = []
    with (
        meanwhile(lambda: box.nuextract.until_streams(1), lambda: clock.advance(20)),
        pytest.raises(JobTimeoutError) as caught,
    ):
        client.jobs.wait(job_id, on_update=lambda job: told.append(job.status))
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert error.code == "JobTimeout"
    assert error.job == client.jobs.get(job_id)
    assert told == ["timeout"]


@pytest.mark.parametrize("status", [404, 503])
def test_a_reported_failure_is_told_even_if_the_job_cannot_be_had(
    client: NuExtract, box: Sandbox, status: int
) -> None:
    [job_id] = box.nuextract.seed(1, statuses=["timeout"])
    box.fault("nuextract", Fault(status=status), times=None, operation=GET)
    with pytest.raises(JobTimeoutError) as caught:
        client.jobs.wait(job_id, raise_on_failure=False)
    assert caught.value.job is None
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


def test_a_failure_inside_the_service_ends_the_wait_with_the_job_as_last_seen(
    client: NuExtract, box: Sandbox
) -> None:
    job_id = box.nuextract.add(stream_error="InternalError")
    with pytest.raises(StreamError) as caught:
        client.jobs.wait(job_id)
    assert caught.value.code == "InternalError"
    assert caught.value.job is not None
    assert caught.value.job.status == "pending"


def test_a_job_that_succeeded_is_given_whatever_its_stream_reported(
    client: NuExtract, box: Sandbox
) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [json_frame("error", {"code": "InternalError"})])
    assert client.jobs.wait(job_id).status == "completed"


def test_what_is_refused_is_refused(client: NuExtract, box: Sandbox) -> None:
    foreign = box.nuextract.add(owner="user_2")
    with pytest.raises(PermissionDeniedError):
        client.jobs.wait(foreign)
    with pytest.raises(NotFoundError) as caught:
        client.jobs.wait("job_404")
    assert caught.value.job is None
    with pytest.raises(AuthenticationError):
        client.with_options(token="wrong").jobs.wait(foreign)


MINE = [LookupError("mine"), StreamError("mine"), APIConnectionError("mine")]


@pytest.mark.parametrize("mine", MINE, ids=repr)
def test_what_the_callback_raises_ends_the_wait_and_its_stream(
    client: NuExtract, box: Sandbox, mine: Exception
) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [box.nuextract.result_frame(job_id)], ending="silence")

    def on_update(_: Job) -> None:
        raise mine

    with pytest.raises(type(mine), match="mine"):
        client.jobs.wait(job_id, on_update=on_update)
    box.nuextract.until_streams(0)
    assert paths(box) == ["stream"]


def test_options_hold_for_the_stream_and_for_each_look(client: NuExtract, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    box.fault("nuextract", Fault(status=500), operation=STREAM, times=None)
    options = RequestOptions(headers={"x-trace": "1"}, max_retries=0)
    assert client.jobs.wait(job_id, request_options=options).status == "completed"
    assert paths(box) == ["stream", "job"]
    assert {request.headers["x-trace"] for request in box.requests} == {"1"}
