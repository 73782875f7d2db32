"""Credentials show nowhere, errors included that the tests of every provider do not come to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from clients.agentset.kit import Connect
from clients.ports import closed_port
from faults.secret import SECRET, chain, leaks
from sandbox import Canned, Sandbox
from specloom_agentset import (
    Agentset,
    AgentsetError,
    APIConnectionError,
    JobFailedError,
    PaginationLoopError,
)

Failing = Callable[[Agentset, Sandbox], object]


def with_page_loop(client: Agentset, box: Sandbox) -> object:
    pagination = {"nextCursor": "a", "prevCursor": None, "hasMore": True}
    page: dict[str, object] = {"success": True, "data": [], "pagination": pagination}
    box.answer("agentset", Canned(json=page), times=9)
    return list(client.ingest_jobs.list())


def with_a_failed_job(client: Agentset, box: Sandbox) -> object:
    [job_id] = box.agentset.seed(1, statuses=["FAILED"])
    return client.ingest_jobs.wait(job_id)


def without_a_server(client: Agentset, _box: Sandbox) -> object:
    with closed_port() as port:
        return client.with_options(base_url=f"http://127.0.0.1:{port}").ingest_jobs.get("job_1")


FAILURES: list[tuple[Failing, type[AgentsetError]]] = [
    (with_page_loop, PaginationLoopError),
    (with_a_failed_job, JobFailedError),
    (without_a_server, APIConnectionError),
]


@pytest.mark.parametrize(("fail", "kind"), FAILURES)
def test_no_error_shows_the_token_or_holds_what_does(
    connect: Connect, box: Sandbox, fail: Failing, kind: type[AgentsetError]
) -> None:
    # The sandbox takes every token that is not empty or known to be bad.
    client = connect(token=SECRET)
    with pytest.raises(kind) as caught:
        fail(client, box)
    assert all(isinstance(error, AgentsetError) for error in chain(caught.value))
    assert leaks(caught.value) == []


def test_what_a_function_that_gives_the_token_raises_goes_through(
    connect: Connect, box: Sandbox
) -> None:
    def token() -> str:
        raise LookupError("no token today")

    with pytest.raises(LookupError, match="today"):
        connect(token=token).ingest_jobs.list_page()
    assert len(box.requests) == 0
