"""An httpx client of the caller's own: it is used unchanged, and never closed."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from clients.adapter import Caller
from clients.agentset.kit import Connect
from sandbox import Fault, Sandbox
from specloom_agentset import ClientClosedError, RequestOptions


def test_it_stays_open(caller: Caller, connect: Connect, box: Sandbox) -> None:
    http: Any = caller.http_client()
    for _ in range(2):
        with connect(http_client=http) as client:
            client.ingest_jobs.list_page()
        assert client.is_closed
        client.close()
        assert not http.is_closed
    assert len(box.requests) == 2


def test_its_hooks_and_its_transport_see_every_attempt(
    caller: Caller, connect: Connect, box: Sandbox
) -> None:
    [job_id] = box.agentset.seed(1)
    sent: list[httpx.Request] = []
    passed: list[httpx.Request] = []
    answers: list[int] = []
    http = caller.http_client(
        on_request=sent.append,
        on_transport=passed.append,
        on_response=lambda response: answers.append(response.status_code),
    )
    box.fault("agentset", Fault(status=503))
    box.fault("agentset", Fault(cut="before_response"))
    connect(http_client=http).ingest_jobs.get(job_id)
    assert [request.method for request in sent] == ["GET"] * 3
    assert passed == sent
    assert answers == [503, 200]


def test_its_headers_cookies_and_parameters_go_along(
    caller: Caller, connect: Connect, box: Sandbox
) -> None:
    box.allowed_query.add("trace")
    http = caller.http_client(
        headers={"x-own": "1", "user-agent": "mine", "x-both": "theirs"},
        cookies={"session": "2"},
        params={"trace": "3"},
        base_url="http://elsewhere.test/path",
    )
    client = connect(http_client=http, headers={"x-both": "ours"})
    client.ingest_jobs.list_page(per_page=7)
    request = box.requests[0]
    assert request.headers["x-own"] == "1"
    assert request.headers["x-both"] == "ours"
    assert request.headers["cookie"] == "session=2"
    assert request.headers["authorization"] == "Bearer sandbox-token"
    assert dict(request.query) == {
        "orderBy": "createdAt",
        "order": "desc",
        "perPage": "7",
        "trace": "3",
    }


def test_its_timeout_gives_way_to_ours(caller: Caller, connect: Connect, box: Sandbox) -> None:
    seen: list[dict[str, float | None]] = []
    http = caller.http_client(
        timeout=1.0, on_request=lambda request: seen.append(request.extensions["timeout"])
    )
    client = connect(http_client=http, timeout=30)
    client.ingest_jobs.list_page()
    client.ingest_jobs.list_page(request_options=RequestOptions(timeout=httpx.Timeout(7, read=8)))
    assert seen == [
        {"connect": 30, "read": 30, "write": 30, "pool": 30},
        {"connect": 7, "read": 8, "write": 7, "pool": 7},
    ]


def test_use_after_the_caller_closed_it_is_use_after_close(
    caller: Caller, connect: Connect, box: Sandbox
) -> None:
    http: Any = caller.http_client()
    client = connect(http_client=http)
    with caller.keep(http):
        client.ingest_jobs.list_page()
    with pytest.raises(ClientClosedError):
        client.ingest_jobs.list_page()
    assert len(box.requests) == 1
