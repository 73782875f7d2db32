"""Our client sends what NuMind's official SDKs were seen to send."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from clients.adapter import Caller
from sandbox import Sandbox
from specloom_nuextract import (
    APIStatusError,
    AsyncNuExtract,
    JobResult,
    JobTimeoutError,
    NuExtract,
    Ping,
)
from wire.replay import HEADERS, Case, Table, cases, check, compare, prepare

STREAM = "get_api_jobs_jobid_stream"

Event = JobResult | Ping


def streaming(client: Any) -> Callable[..., list[Event]]:
    def stream(job_id: str, *, accept: str) -> list[Event]:
        assert accept == "text/event-stream"
        found: list[Event] = []
        with client.jobs.stream(job_id, include_pings=True) as events:
            found.extend(events)
        return found

    return stream


TABLE = Table(
    provider="nuextract",
    client=NuExtract,
    async_client=AsyncNuExtract,
    client_arguments={"api_key": "token"},
    methods={
        "get_api_jobs": lambda client: client.jobs.list_page,
        "get_api_jobs_jobid": lambda client: client.jobs.get,
        "get_api_jobs_jobid_status": lambda client: client.jobs.get_status,
        STREAM: streaming,
    },
    error=APIStatusError,
)


def streams(case: Case) -> bool:
    return bool(case["operation"] == STREAM)


@cases("nuextract", lambda case: not streams(case))
def test_the_request_is_the_sdks_and_the_answer_is_understood(
    caller: Caller, box: Sandbox, case: Case
) -> None:
    check(case, TABLE, caller, box)


@cases("nuextract", streams)
def test_the_stream_is_asked_for_as_the_sdk_does_and_its_events_are_understood(
    caller: Caller, box: Sandbox, case: Case
) -> None:
    call = prepare(case, TABLE, caller, box)
    *pings, last = told(case["response_text"])
    if last[0] == "error":
        with pytest.raises(JobTimeoutError) as caught:
            call()
        assert {"code": caught.value.code, "message": caught.value.message} == last[1]
    else:
        *before, result = call()
        assert before == [Ping()] * len(pings)
        assert isinstance(result, JobResult)
        members = {name: value for name, value in last[1].items() if value is not None}
        assert result.job.to_dict() == members
    assert len(box.requests) == 1
    compare(box.requests[0], case, HEADERS)


def told(text: str) -> list[tuple[str, Any]]:
    """Return the names and the data of the events in a text, each two lines."""
    found: list[tuple[str, Any]] = []
    for block in text.strip().split("\n\n"):
        name, data = (line.partition(":")[2].strip() for line in block.split("\n"))
        found.append((name, json.loads(data) if data else None))
    return found
