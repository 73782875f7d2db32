"""Faults as they show on the wire, and canned answers."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from sandbox import Canned, Fault, Sandbox

from .conftest import Overheard

Overhear = Callable[[], Overheard]
EMPTY_PAGE_LENGTH = 93
TEXT = {"payload": {"type": "TEXT", "text": "x"}}


def test_a_status_comes_with_the_providers_error(client: httpx.Client, box: Sandbox) -> None:
    box.fault("agentset", Fault(status=429, retry_after=7, headers={"x-extra": "1"}))
    answer = client.get("/ingest-jobs")
    assert answer.status_code == 429
    assert answer.json()["error"]["code"] == "rate_limit_exceeded"
    assert answer.headers["retry-after"] == "7"
    assert answer.headers["x-extra"] == "1"
    assert answer.headers["x-request-id"]
    assert client.get("/ingest-jobs").status_code == 200


@pytest.mark.parametrize("status", [204, 302, 418, 500, 520, 599])
def test_any_final_status_can_be_had(client: httpx.Client, box: Sandbox, status: int) -> None:
    box.fault("agentset", Fault(status=status))
    answer = client.get("/ingest-jobs")
    assert answer.status_code == status
    assert bool(answer.content) == (status != 204)
    assert "retry-after" not in answer.headers


def test_faults_strike_in_turn(client: httpx.Client, box: Sandbox) -> None:
    box.fault("agentset", Fault(status=500), times=2, after=1)
    box.fault("agentset", Fault(status=503))
    codes = [client.get("/ingest-jobs").status_code for _ in range(5)]
    assert codes == [200, 500, 500, 503, 200]
    box.fault("agentset", Fault(status=500), times=None)
    assert [client.get("/ingest-jobs").status_code for _ in range(3)] == [500, 500, 500]
    box.clear_faults("agentset")
    assert client.get("/ingest-jobs").status_code == 200


def test_a_fault_can_be_meant_for_one_operation(client: httpx.Client, box: Sandbox) -> None:
    box.fault("agentset", Fault(status=503), operation="createIngestJob")
    assert client.get("/ingest-jobs").status_code == 200
    assert client.post("/ingest-jobs", json=TEXT).status_code == 503
    assert client.post("/ingest-jobs", json=TEXT).status_code == 201


def test_garbage_is_html(client: httpx.Client, box: Sandbox) -> None:
    box.fault("agentset", Fault(garbage=True))
    answer = client.get("/ingest-jobs")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert b"<html>" in answer.content


def test_a_body_can_be_replaced(client: httpx.Client, box: Sandbox) -> None:
    box.fault("agentset", Fault(body=b'{"success": tru'))
    assert client.get("/ingest-jobs").content == b'{"success": tru'


@pytest.mark.parametrize("reset", [False, True])
def test_a_cut_before_the_answer(box: Sandbox, overhear: Overhear, *, reset: bool) -> None:
    box.fault("agentset", Fault(cut="before_response", reset=reset))
    assert overhear() == Overheard(b"", reset=reset)
    assert len(box.requests) == 1


@pytest.mark.parametrize("reset", [False, True])
def test_a_cut_after_the_headers(box: Sandbox, overhear: Overhear, *, reset: bool) -> None:
    box.fault("agentset", Fault(cut="after_headers", reset=reset))
    seen = overhear()
    assert seen.reset is reset
    assert seen.data.startswith(b"HTTP/1.1 200 OK\r\n")
    assert f"content-length: {EMPTY_PAGE_LENGTH}\r\n".encode() in seen.data
    assert seen.body == b""


@pytest.mark.parametrize("reset", [False, True])
def test_a_cut_in_a_body_of_known_length(box: Sandbox, overhear: Overhear, *, reset: bool) -> None:
    box.fault("agentset", Fault(cut="mid_body", reset=reset))
    seen = overhear()
    assert seen.reset is reset
    assert f"content-length: {EMPTY_PAGE_LENGTH}\r\n".encode() in seen.data
    assert len(seen.body) == EMPTY_PAGE_LENGTH // 2


def test_a_cut_in_a_chunked_body(client: httpx.Client, box: Sandbox, overhear: Overhear) -> None:
    box.fault("agentset", Fault(cut="mid_body", chunked=True, cut_after=16), times=2)
    seen = overhear()
    assert b"\r\nTransfer-Encoding: chunked\r\n" in seen.data
    assert b"content-length" not in seen.data
    assert seen.body == b'10\r\n{"success":true,\r\n'
    with pytest.raises(httpx.RemoteProtocolError, match="incomplete chunked read"):
        client.get("/ingest-jobs")


def test_a_cut_is_what_clients_see(client: httpx.Client, box: Sandbox) -> None:
    box.fault("agentset", Fault(cut="before_response"))
    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        client.get("/ingest-jobs")
    box.fault("agentset", Fault(cut="before_response", reset=True))
    with pytest.raises(httpx.ReadError):
        client.get("/ingest-jobs")
    box.fault("agentset", Fault(cut="mid_body"))
    with pytest.raises(httpx.RemoteProtocolError, match="complete message body"):
        client.get("/ingest-jobs")
    assert client.get("/ingest-jobs").status_code == 200


def test_a_chunked_answer_can_be_whole(client: httpx.Client, box: Sandbox) -> None:
    box.fault("agentset", Fault(chunked=True))
    answer = client.get("/ingest-jobs")
    assert answer.headers["transfer-encoding"] == "chunked"
    assert answer.json()["success"] is True


def test_a_dripping_body_arrives_byte_by_byte(client: httpx.Client, box: Sandbox) -> None:
    box.fault("agentset", Fault(body=b"abcdef", drip=0.01))
    began = time.monotonic()
    with client.stream("GET", "/ingest-jobs") as answer:
        pieces = list(answer.iter_raw())
    assert pieces == [b"a", b"b", b"c", b"d", b"e", b"f"]
    assert time.monotonic() - began >= 0.05
    assert answer.headers["content-length"] == "6"


def test_a_delay_is_real_and_a_client_that_leaves_has_not_acted(
    client: httpx.Client, box: Sandbox
) -> None:
    box.fault("agentset", Fault(delay_before=0.1))
    with pytest.raises(httpx.ReadTimeout):
        client.post("/ingest-jobs", json=TEXT, timeout=0.02)
    box.fault("agentset", Fault(delay_before=0.15))
    began = time.monotonic()
    assert client.get("/ingest-jobs").json()["data"] == []
    assert time.monotonic() - began >= 0.15


@pytest.mark.parametrize(
    "fault",
    [
        Fault(cut="before_response", after_handling=True),
        Fault(status=503, after_handling=True),
        Fault(garbage=True, after_handling=True),
        Fault(cut="mid_body"),
    ],
)
def test_the_work_can_be_done_although_the_answer_is_lost(
    client: httpx.Client, box: Sandbox, fault: Fault
) -> None:
    box.fault("agentset", fault)
    try:
        assert client.post("/ingest-jobs", json=TEXT).status_code != 201
    except httpx.TransportError:
        assert fault.cut
    assert len(box.agentset.jobs) == 1


def test_without_handling_nothing_is_done(client: httpx.Client, box: Sandbox) -> None:
    box.fault("agentset", Fault(cut="before_response"))
    with pytest.raises(httpx.RemoteProtocolError):
        client.post("/ingest-jobs", json=TEXT)
    box.fault("agentset", Fault(status=503))
    client.post("/ingest-jobs", json=TEXT)
    assert box.agentset.jobs == []


def test_a_cursor_can_repeat_itself(client: httpx.Client, box: Sandbox) -> None:
    box.agentset.seed(3)
    first = client.get("/ingest-jobs", params={"perPage": 1}).json()["pagination"]["nextCursor"]
    box.fault("agentset", Fault(repeat_cursor=True), times=2)
    for _ in range(2):
        page = client.get("/ingest-jobs", params={"perPage": 1, "cursor": first}).json()
        assert page["pagination"]["nextCursor"] == first
    page = client.get("/ingest-jobs", params={"perPage": 1, "cursor": first}).json()
    assert page["pagination"]["nextCursor"] != first


def test_canned_answers_come_first_in_first_out(client: httpx.Client, box: Sandbox) -> None:
    box.answer("agentset", Canned(status=201, json={"a": 1}, headers={"x-own": "1"}), times=2)
    box.answer("agentset", Canned(body=b"raw", headers={"content-type": "text/plain"}))
    box.fault("agentset", Fault(status=500), after=1)
    answers = [client.get("/ingest-jobs") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [201, 500, 201, 200, 200]
    assert answers[0].json() == {"a": 1}
    assert answers[0].headers["content-type"] == "application/json"
    assert answers[0].headers["x-own"] == "1"
    assert "x-request-id" not in answers[0].headers
    assert answers[3].text == "raw"
    assert answers[4].json()["success"] is True


@pytest.mark.parametrize(
    "wrong", [{"status": 99}, {"status": 600}, {"cut": "late"}, {"delay_before": -1}]
)
def test_impossible_faults_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"must|final"):
        Fault(**wrong)
