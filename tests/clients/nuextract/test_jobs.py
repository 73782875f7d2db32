"""Fetching jobs: what they hold, JSON inside of strings, and where they stand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from clients.callers import SYNC
from sandbox import Canned, ManualClock, Sandbox
from specloom_nuextract import (
    Job,
    JobState,
    JobStatusReport,
    NotFoundError,
    NuExtract,
    PermissionDeniedError,
    ResponseDecodeError,
    state_of,
)


def test_a_job_is_fetched(client: NuExtract, clock: ManualClock, box: Sandbox) -> None:
    job_id = box.nuextract.add(job_type="text-to-json", organization="org_1")
    waiting = client.jobs.get(job_id)
    assert (waiting.started_at, waiting.completed_at) == (None, None)
    clock.advance(20)
    job = client.jobs.get(job_id)
    assert job.to_dict() == box.nuextract.job(job_id)
    assert (job.job_type, job.owner_user, job.owner_organization) == (
        "text-to-json",
        "user_1",
        "org_1",
    )
    assert job.completed_at == datetime.fromisoformat(box.nuextract.job(job_id)["completedAt"])
    [request, _] = box.requests
    assert request.path == f"/api/jobs/{job_id}"
    assert request.headers["accept"] == "application/json"


def test_the_status_alone_is_fetched(client: NuExtract, clock: ManualClock, box: Sandbox) -> None:
    job_id = box.nuextract.add("failed")
    clock.advance(20)
    report = client.jobs.get_status(job_id)
    assert isinstance(report, JobStatusReport)
    assert (report.id, report.status, report.timeout_seconds) == (job_id, "failed", 600)
    assert report.completed_at == client.jobs.get(job_id).completed_at is not None
    assert box.requests[0].path == f"/api/jobs/{job_id}/status"


@SYNC
@pytest.mark.parametrize("value", [None, 0, {"a": [1, 2.5, "é", None, True]}, "text"])
def test_json_inside_of_strings_is_decoded(client: NuExtract, box: Sandbox, value: Any) -> None:
    job_id = box.nuextract.add(given=[value], result={"x": value})
    box.nuextract.put(job_id, "completed")
    job = client.jobs.get(job_id)
    assert job.parsed_input == [value]
    assert job.parsed_output == {"x": value}
    assert isinstance(job.output_data, str)


def test_what_is_not_there_is_decoded_to_nothing(client: NuExtract, box: Sandbox) -> None:
    job_id = box.nuextract.add()
    job = client.jobs.get(job_id)
    assert (job.output_data, job.parsed_output) == (None, None)
    assert (job.error_code, job.error_message) == (None, None)


@SYNC
@pytest.mark.parametrize("text", ["", "[1,]"])
def test_a_string_that_is_no_json_raises_when_it_is_looked_at(
    client: NuExtract, box: Sandbox, text: str
) -> None:
    [job_id] = box.nuextract.seed(1)
    broken = {**box.nuextract.job(job_id), "outputData": text, "inputData": text}
    box.answer("nuextract", Canned(json=broken))
    job = client.jobs.get(job_id)
    assert (job.output_data, job.input_data) == (text, text)
    with pytest.raises(ResponseDecodeError) as caught:
        _ = job.parsed_output
    assert caught.value.path == "outputData"
    with pytest.raises(ResponseDecodeError) as caught:
        _ = job.parsed_input
    assert caught.value.path == "inputData"
    assert job.to_dict() == broken


STATES: list[tuple[str, bool, JobState]] = [
    ("pending", False, "pending"),
    ("queued", False, "pending"),
    ("running", False, "running"),
    ("polishing", False, "running"),
    ("completed", False, "running"),
    ("failed", False, "running"),
    ("completed", True, "succeeded"),
    ("COMPLETED", True, "succeeded"),
    ("failed", True, "failed"),
    ("timeout", True, "failed"),
    ("burnt", True, "failed"),
    ("running", True, "failed"),
    ("cancelled", True, "cancelled"),
    ("Canceled", True, "cancelled"),
]


@pytest.mark.parametrize(("status", "over", "state"), STATES)
def test_where_a_job_stands(box: Sandbox, status: str, over: bool, state: JobState) -> None:
    [job_id] = box.nuextract.seed(1)
    data = {**box.nuextract.job(job_id), "status": status}
    shown = [data]
    if not over:
        del data["completedAt"]
        shown.append({**data, "completedAt": None})
    for one in shown:
        assert state_of(Job.from_dict(one)) == state
        assert state_of(JobStatusReport.from_dict(one)) == state


def test_what_is_not_there_and_what_is_not_yours(client: NuExtract, box: Sandbox) -> None:
    foreign = box.nuextract.add(owner="user_2")
    for method in (client.jobs.get, client.jobs.get_status):
        with pytest.raises(PermissionDeniedError) as denied:
            method(foreign)
        assert denied.value.code == "Forbidden"
        with pytest.raises(NotFoundError) as missing:
            method("a/b")
        assert missing.value.message == "There is no such job."
    assert box.requests[-1].path == "/api/jobs/a%2Fb/status"
