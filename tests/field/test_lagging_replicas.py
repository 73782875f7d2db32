"""A job that was just created, and that the server does not find yet."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest
from clients.adapter import Caller
from clients.hurry import Hurry
from field.raw_server import JOB_ID, error_of, opened
from runtime.loopback import Loopback, serving, whole

TIMES: Final = {"createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z"}
DONE: Final[dict[str, Any]] = {
    "agentset": {
        "success": True,
        "data": {
            "id": JOB_ID,
            "namespaceId": "n",
            "status": "COMPLETED",
            "payload": {"type": "TEXT", "text": "x"},
            **TIMES,
        },
    },
    "gradient": {"job": {"uuid": JOB_ID, "phase": "BATCH_JOB_PHASE_SUCCEEDED"}},
    "nuextract": {
        "id": JOB_ID,
        "jobType": "t",
        "status": "completed",
        "ownerUser": "u",
        "completedAt": "2026-01-01T00:00:00Z",
        **TIMES,
    },
    "vectara": {"id": JOB_ID, "state": "completed"},
}
MISSING = whole(404, b"{}")


def waited_for(caller: Caller, provider: str, server: Loopback, **given: Any) -> Any:
    """Return the job that `wait` returns, and how long it slept."""
    clock = Hurry()
    client = opened(caller, provider, server, clock=clock)
    jobs = client.knowledge_bases.indexing_jobs if provider == "gradient" else None
    jobs = jobs or (client.ingest_jobs if provider == "agentset" else client.jobs)
    return jobs.wait(JOB_ID, **given), clock.slept


def streamed(provider: str) -> list[list[bytes]]:
    """Return the replies before those to the looks: a stream is tried first where there is one."""
    return [MISSING] if provider == "nuextract" else []


@pytest.mark.parametrize("poll_interval", [None, 3.0])
def test_the_first_look_may_be_too_early(
    caller: Caller, provider: str, poll_interval: float | None
) -> None:
    done = whole(200, json.dumps(DONE[provider]).encode())
    with serving(*streamed(provider), MISSING, done) as server:
        _, [pause] = waited_for(caller, provider, server, poll_interval=poll_interval)
    assert pause == 3.0 if poll_interval else 0.8 <= pause <= 1.0


def test_a_second_look_that_finds_nothing_counts(caller: Caller, provider: str) -> None:
    looks = [*streamed(provider), MISSING, MISSING]
    with serving(*looks) as server:
        with pytest.raises(error_of(provider, "NotFoundError")) as caught:
            waited_for(caller, provider, server)
        assert len(server.requests) == len(looks)
    assert caught.value.job is None


def test_failures_in_between_are_no_looks(caller: Caller, provider: str) -> None:
    looks = [*streamed(provider), MISSING, *[whole(503)] * 3, MISSING]
    with serving(*looks) as server:
        with pytest.raises(error_of(provider, "NotFoundError")):
            waited_for(caller, provider, server)
        assert len(server.requests) == len(looks)


def test_one_look_is_enough_where_no_time_is_left(caller: Caller, provider: str) -> None:
    with serving(MISSING) as server:
        with pytest.raises(error_of(provider, "NotFoundError")):
            waited_for(caller, provider, server, timeout=0)
        assert len(server.requests) == 1


def test_an_agentset_job_that_was_seen_and_is_gone_counts_at_once(caller: Caller) -> None:
    data = {**DONE["agentset"]["data"], "status": "QUEUED"}
    queued = whole(200, json.dumps({"success": True, "data": data}).encode())
    with serving(queued, MISSING) as server:
        with pytest.raises(error_of("agentset", "NotFoundError")) as caught:
            waited_for(caller, "agentset", server)
        assert len(server.requests) == 2
    assert caught.value.job.status == "QUEUED"
