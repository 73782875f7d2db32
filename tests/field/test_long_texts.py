"""Texts of a server without a bound: whole in the error, short where they are shown or sent."""

from __future__ import annotations

import json
import logging
import pickle
from typing import Any, Final

import pytest
from clients.adapter import Caller
from field.raw_server import error_of, get, opened
from runtime.loopback import serving, whole

LENGTH: Final = 100_000
LONG: Final = "x" * LENGTH
SHOWN: Final = 2_000
"""Characters that an error may have where it is shown: in a log, say."""

REFUSALS: Final[dict[str, dict[str, Any]]] = {
    "agentset": {"success": False, "error": {"code": LONG, "message": LONG}},
    "gradient": {"id": LONG, "message": LONG, "request_id": LONG},
    "nuextract": {"code": LONG, "message": LONG},
    "vectara": {"messages": [LONG], "request_id": LONG},
}


def check_short(error: BaseException) -> None:
    """Check what is shown of *error*, and of the copy that another process gets."""
    for one in (error, pickle.loads(pickle.dumps(error))):  # noqa: S301
        assert len(str(one)) < SHOWN
        assert len(repr(one)) < SHOWN


@pytest.mark.parametrize("status", [404, 503])
def test_message_code_and_request_id_are_shown_short_and_kept_whole(
    caller: Caller, provider: str, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    caplog.set_level(logging.DEBUG, logger=f"specloom_{provider}")
    content = json.dumps(REFUSALS[provider]).encode()
    with serving(whole(status, content), whole(status, content)) as server:
        client = opened(caller, provider, server, max_retries=1)
        with pytest.raises(error_of(provider, "APIStatusError")) as caught:
            get(provider, client)
    assert caught.value.message == LONG
    assert "x" * 400 in str(caught.value)
    check_short(caught.value)
    assert all(len(record.getMessage()) < SHOWN for record in caplog.records)


def test_a_page_of_text_is_shown_short(caller: Caller, provider: str) -> None:
    with serving(whole(404, LONG.encode()), whole(200, LONG.encode())) as server:
        client = opened(caller, provider, server)
        for kind in ("NotFoundError", "ResponseDecodeError"):
            with pytest.raises(error_of(provider, kind)) as caught:
                get(provider, client)
            check_short(caught.value)


def test_a_name_of_a_member_is_shown_short(caller: Caller) -> None:
    job = {"id": "1", "namespaceId": "n", "status": "QUEUED", "createdAt": "2026-01-01T00:00:00Z"}
    job["payload"] = {"type": {LONG: 1}}  # type: ignore[assignment]
    content = json.dumps({"success": True, "data": job}).encode()
    with serving(whole(200, content)) as server:
        client = opened(caller, "agentset", server)
        with pytest.raises(error_of("agentset", "ResponseDecodeError")) as caught:
            get("agentset", client)
    check_short(caught.value)


def test_why_a_job_of_agentset_failed_is_shown_short(caller: Caller) -> None:
    job = {"id": "1", "namespaceId": "n", "createdAt": "2026-01-01T00:00:00Z"}
    failed = {**job, "payload": {"type": "TEXT", "text": "x"}, "status": "FAILED", "error": LONG}
    stuck = {**failed, "status": LONG, "error": None}
    replies = (
        whole(200, json.dumps({"success": True, "data": data}).encode()) for data in (failed, stuck)
    )
    with serving(*replies) as server:
        client = opened(caller, "agentset", server)
        with pytest.raises(error_of("agentset", "JobFailedError")) as caught:
            client.ingest_jobs.wait("1")
        assert caught.value.job.error == LONG
        check_short_text(caught.value)
        with pytest.raises(error_of("agentset", "WaitTimeoutError")) as caught:
            client.ingest_jobs.wait("1", timeout=0)
        assert caught.value.job.status == LONG
        check_short_text(caught.value)


def check_short_text(error: BaseException) -> None:
    """Check what is shown of *error*, whose job is long."""
    assert len(str(error)) < SHOWN
    assert len(repr(error)) < SHOWN


@pytest.mark.parametrize(
    "data", [json.dumps({"code": LONG, "message": LONG}), LONG], ids=["JSON", "text"]
)
def test_a_failure_that_a_stream_of_nuextract_reports_is_shown_short(
    caller: Caller, data: str
) -> None:
    event = f"event: error\nid: {LONG}\ndata: {data}\n\n".encode()
    with serving(whole(200, event, "content-type: text/event-stream")) as server:
        client = opened(caller, "nuextract", server)
        with (
            pytest.raises(error_of("nuextract", "StreamError")) as caught,
            client.jobs.stream("job_1") as events,
        ):
            next(iter(events))
    assert caught.value.message == LONG
    assert caught.value.last_event_id == LONG
    check_short(caught.value)


@pytest.mark.parametrize(
    ("length", "sent"), [(4096, True), (4097, False), (LENGTH, False)], ids=str
)
def test_an_id_of_nuextract_goes_back_unless_it_is_too_long(
    caller: Caller, *, length: int, sent: bool
) -> None:
    kind = "content-type: text/event-stream"
    event = f"id: {'x' * length}\ndata: 1\n\n".encode()
    with serving(
        whole(200, event, kind, "connection: close"), whole(200, b"data: 2\n\n", kind)
    ) as server:
        client = opened(caller, "nuextract", server)
        with client.jobs.stream("job_1") as events:
            assert [next(iter(events)).data, next(iter(events)).data] == ["1", "2"]
    assert ("last-event-id: " + "x" * 4096 in server.requests[1].lower()) is sent
    assert ("last-event-id" in server.requests[1].lower()) is sent
