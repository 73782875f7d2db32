"""Settings of a single call."""

from __future__ import annotations

import pytest
from sandbox import Fault, Sandbox
from specloom_agentset import Agentset, APITimeoutError, RequestOptions, ServerError


def test_query_parameters_are_added(client: Agentset, box: Sandbox) -> None:
    box.allowed_query.update({"trace", "note"})
    box.agentset.seed(1)
    options = RequestOptions(query={"trace": "a b&c", "note": ""})
    client.ingest_jobs.list_page(per_page=7, request_options=options)
    client.ingest_jobs.get("job_000001", request_options=options)
    ours = [("orderBy", "createdAt"), ("order", "desc"), ("perPage", "7")]
    theirs = [("trace", "a b&c"), ("note", "")]
    assert [request.query for request in box.requests] == [ours + theirs, theirs]


def test_options_hold_for_every_page(client: Agentset, box: Sandbox) -> None:
    box.allowed_query.add("trace")
    box.agentset.seed(3)
    options = RequestOptions(headers={"x-a": "1"}, query={"trace": "2"})
    assert len(list(client.ingest_jobs.list(per_page=1, request_options=options))) == 3
    assert {request.headers["x-a"] for request in box.requests} == {"1"}
    assert [dict(request.query)["trace"] for request in box.requests] == ["2", "2", "2"]


def test_timeout_and_retries_hold_for_the_call_alone(client: Agentset, box: Sandbox) -> None:
    box.fault("agentset", Fault(delay_before=30))
    options = RequestOptions(timeout=0.05, max_retries=0)
    with pytest.raises(APITimeoutError) as caught:
        client.ingest_jobs.list_page(request_options=options)
    assert caught.value.attempts == 1
    box.fault("agentset", Fault(status=503), times=None)
    with pytest.raises(ServerError) as failed:
        client.ingest_jobs.list_page()
    assert failed.value.attempts == 3
