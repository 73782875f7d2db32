"""Opening and closing clients, and copies that share their connections."""

from __future__ import annotations

import gc
import logging
import weakref
from contextlib import nullcontext

import httpx
import pytest
from clients.adapter import Caller
from clients.agentset.kit import Connect
from sandbox import Fault, Sandbox
from specloom_agentset import Agentset, AgentsetError, ClientClosedError, NotFoundError


def test_a_client_works_in_with_and_is_closed_behind_it(connect: Connect, box: Sandbox) -> None:
    with connect() as client:
        assert not client.is_closed
        client.ingest_jobs.list_page()
    assert client.is_closed
    with pytest.raises(ClientClosedError):
        client.ingest_jobs.list_page()
    assert len(box.requests) == 1


def test_an_iteration_over_a_client_that_was_closed_says_where_it_stood(
    client: Agentset, box: Sandbox
) -> None:
    box.agentset.seed(4)
    pages = client.ingest_jobs.list(per_page=2).pages()
    token = next(pages).next_token
    client.close()
    with pytest.raises(ClientClosedError) as caught:
        next(pages)
    assert caught.value.resume_token == token


def connections(caplog: pytest.LogCaptureFixture) -> int:
    """Count the connections that were made, as httpx's own log tells them."""
    return sum("connect_tcp.started" in record.getMessage() for record in caplog.records)


def test_calls_share_a_connection_and_so_do_copies(
    client: Agentset, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="httpcore")
    copy = client.with_options(max_retries=0)
    for each in (client, copy, copy.with_options(timeout=5), client):
        each.ingest_jobs.list_page()
    assert connections(caplog) == 1


def test_closing_a_copy_closes_nothing_but_the_copy(
    client: Agentset, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="httpcore")
    client.ingest_jobs.list_page()
    with client.with_options() as copy:
        copy.ingest_jobs.list_page()
    with pytest.raises(ClientClosedError):
        copy.ingest_jobs.list_page()
    assert not client.is_closed
    client.ingest_jobs.list_page()
    assert connections(caplog) == 1


def test_closing_the_original_ends_its_copies(client: Agentset) -> None:
    copy = client.with_options().with_options()
    client.close()
    assert copy.is_closed
    with pytest.raises(ClientClosedError):
        copy.ingest_jobs.list_page()


def test_a_copy_differs_in_what_is_given_and_the_original_stays_as_it_is(
    connect: Connect, box: Sandbox
) -> None:
    client = connect(x_tenant_id="tenant1", headers={"x-a": "1", "x-b": "1"})
    copy = client.with_options(
        namespace_id="ns_2",
        x_tenant_id="tenant2",
        token="other",
        base_url=f"{box.url('agentset')}/",
        headers={"X-B": "2", "x-c": "2"},
    )
    for each in (copy, client, client.with_options()):
        try:
            each.ingest_jobs.list_page()
        except AgentsetError:
            assert each is copy, "its token is not the sandbox's"
    names = ["authorization", "x-tenant-id", "x-a", "x-b", "x-c"]
    changed, *unchanged = [
        [request.path.split("/")[3], *(request.headers.get(name) for name in names)]
        for request in box.requests
    ]
    assert changed == ["ns_2", "Bearer other", "tenant2", "1", "2", "2"]
    assert unchanged == 2 * [["ns_123", "Bearer sandbox-token", "tenant1", "1", "1", None]]


@pytest.mark.parametrize("status", [None, 404])
def test_a_response_is_gone_with_its_call_and_not_with_the_next_collection(
    caller: Caller, connect: Connect, box: Sandbox, status: int | None
) -> None:
    [job_id] = box.agentset.seed(1)
    if status is not None:
        box.fault("agentset", Fault(status=status))
    seen: list[weakref.ref[httpx.Response]] = []
    http = caller.http_client(on_response=lambda response: seen.append(weakref.ref(response)))
    client = connect(http_client=http)
    gc.disable()
    try:
        with nullcontext() if status is None else pytest.raises(NotFoundError):
            client.ingest_jobs.get(job_id)
        assert [reference() for reference in seen] == [None]
    finally:
        gc.enable()
