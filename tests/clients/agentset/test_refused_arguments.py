"""Arguments that are refused before anything is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest
from clients.agentset.kit import TEXT, Connect
from sandbox import Sandbox
from specloom_agentset import (
    Agentset,
    AgentsetError,
    IngestJobConfig,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    RequestOptions,
)

Call = Callable[[Any], object]
Value, Type = InvalidArgumentError, InvalidArgumentTypeError
Refusal = type[InvalidArgumentError] | type[InvalidArgumentTypeError]

BAD_IDS: list[tuple[object, Refusal]] = [
    ("", Value),
    (".", Value),
    ("..", Value),
    ("\ud800", Value),
    (7, Type),
    (None, Type),
    (b"job_1", Type),
]

ARGUMENTS: list[tuple[str, Call, Refusal]] = [
    ("per_page", lambda jobs: jobs.list_page(per_page=0), Value),
    ("per_page", lambda jobs: jobs.list_page(per_page=101), Value),
    ("per_page", lambda jobs: jobs.list_page(per_page=True), Type),
    ("per_page", lambda jobs: jobs.list_page(per_page="50"), Type),
    ("per_page", lambda jobs: jobs.list_page(per_page=50.0), Type),
    ("statuses", lambda jobs: jobs.list_page(statuses="COMPLETED"), Type),
    ("statuses", lambda jobs: jobs.list_page(statuses=b"COMPLETED"), Type),
    ("statuses", lambda jobs: jobs.list_page(statuses={"COMPLETED"}), Type),
    ("statuses[1]", lambda jobs: jobs.list_page(statuses=["COMPLETED", 7]), Type),
    ("cursor", lambda jobs: jobs.list_page(cursor=7), Type),
    ("cursor", lambda jobs: jobs.list_page(cursor=""), Value),
    ("cursor", lambda jobs: jobs.list_page(cursor="\ud800"), Value),
    ("cursor_direction", lambda jobs: jobs.list_page(cursor_direction=True), Type),
    ("order", lambda jobs: jobs.list_page(order=None), Type),
    ("order_by", lambda jobs: jobs.list_page(order_by=7), Type),
    ("x_tenant_id", lambda jobs: jobs.list_page(x_tenant_id="a b"), Value),
    ("x_tenant_id", lambda jobs: jobs.list_page(x_tenant_id="é"), Value),
    ("x_tenant_id", lambda jobs: jobs.list_page(x_tenant_id=""), Value),
    ("x_tenant_id", lambda jobs: jobs.list_page(x_tenant_id="a" * 65), Value),
    ("x_tenant_id", lambda jobs: jobs.list_page(x_tenant_id="tenant1\n"), Value),
    ("x_tenant_id", lambda jobs: jobs.list_page(x_tenant_id=1), Type),
    ("namespace_id", lambda jobs: jobs.list_page(namespace_id=""), Value),
    ("namespace_id", lambda jobs: jobs.list_page(namespace_id=".."), Value),
    ("namespace_id", lambda jobs: jobs.list_page(namespace_id=7), Type),
    ("payload", lambda jobs: jobs.create({"type": "TEXT", "text": "x"}), Type),
    ("payload", lambda jobs: jobs.create(None), Type),
    ("payload", lambda jobs: jobs.create("hello"), Type),
    ("payload", lambda jobs: jobs.create(IngestJobConfig()), Type),
    ("name", lambda jobs: jobs.create(TEXT, name=7), Type),
    ("external_id", lambda jobs: jobs.create(TEXT, external_id=7), Type),
    ("config", lambda jobs: jobs.create(TEXT, config={"chunkSize": 64}), Type),
    ("config", lambda jobs: jobs.create(TEXT, config=TEXT), Type),
    ("timeout", lambda jobs: jobs.wait("job_1", timeout=-1), Value),
    ("timeout", lambda jobs: jobs.wait("job_1", timeout=float("nan")), Value),
    ("timeout", lambda jobs: jobs.wait("job_1", timeout="5"), Type),
    ("timeout", lambda jobs: jobs.wait("job_1", timeout=True), Type),
    ("poll_interval", lambda jobs: jobs.wait("job_1", poll_interval=0), Value),
    ("poll_interval", lambda jobs: jobs.wait("job_1", poll_interval="1"), Type),
    ("on_update", lambda jobs: jobs.wait("job_1", on_update="print"), Type),
    ("cursor_direction", lambda jobs: jobs.list(cursor_direction="backward"), Value),
    ("per_page", lambda jobs: jobs.list(per_page=0), Value),
    ("statuses", lambda jobs: jobs.list(statuses="COMPLETED"), Type),
    ("token", lambda jobs: next(jobs.list().pages(token="")), Value),
    ("token", lambda jobs: next(jobs.list().pages(token=7)), Type),
    ("request_options", lambda jobs: jobs.get("job_1", request_options={"timeout": 1}), Type),
    ("request_options", lambda jobs: jobs.list(request_options={"timeout": 1}), Type),
]

OPTIONS: list[tuple[str, dict[str, Any], Refusal]] = [
    ("timeout", {"timeout": 0}, Value),
    ("timeout", {"timeout": -1}, Value),
    ("timeout", {"timeout": float("nan")}, Value),
    ("timeout", {"timeout": "5"}, Type),
    ("timeout", {"timeout": True}, Type),
    ("max_retries", {"max_retries": -1}, Value),
    ("max_retries", {"max_retries": 1.5}, Type),
    ("max_retries", {"max_retries": True}, Type),
    ("max_retries", {"max_retries": None}, Type),
    ("headers", {"headers": {"x-a": "1\r\nx-b: 2"}}, Value),
    ("headers", {"headers": {"x-a": "1\0"}}, Value),
    ("headers", {"headers": {"x-a": "é"}}, Value),
    ("headers", {"headers": {"x a": "1"}}, Value),
    ("headers", {"headers": {"x-\u00e4": "1"}}, Value),
    ("headers", {"headers": {"x-a\r\nx-b": "1"}}, Value),
    ("headers", {"headers": {"": "1"}}, Value),
    ("headers", {"headers": {"x-a": 1}}, Type),
    ("headers", {"headers": [("x-a", "1")]}, Type),
]
"""What clients and calls take alike."""


def refused(error: Any, name: str) -> None:
    """Check what a refusal says of itself."""
    assert isinstance(error, AgentsetError)
    assert isinstance(error, TypeError if isinstance(error, Type) else ValueError)
    assert name in str(error)
    assert error.attempts == 0


@pytest.mark.parametrize(("name", "call", "kind"), ARGUMENTS)
def test_an_argument_that_does_not_fit_is_refused_by_name(
    client: Agentset, box: Sandbox, name: str, call: Call, kind: Refusal
) -> None:
    with pytest.raises(kind) as caught:
        call(client.ingest_jobs)
    refused(caught.value, name)
    assert len(box.requests) == 0


@pytest.mark.parametrize(("job_id", "kind"), BAD_IDS)
def test_an_id_that_would_change_the_path_is_refused(
    client: Agentset, box: Sandbox, job_id: Any, kind: Refusal
) -> None:
    jobs = client.ingest_jobs
    raw = jobs.with_raw_response
    for take in (jobs.get, jobs.delete, jobs.re_ingest, jobs.wait, raw.get, raw.delete):
        with pytest.raises(kind) as caught:
            take(job_id)
        refused(caught.value, "job")
    assert len(box.requests) == 0


@pytest.mark.parametrize(("name", "options", "kind"), OPTIONS)
def test_an_option_that_does_not_fit_is_refused_by_name(
    connect: Connect, name: str, options: dict[str, Any], kind: Refusal
) -> None:
    takers: list[Callable[..., object]] = [connect, connect().with_options, RequestOptions]
    for take in takers:
        with pytest.raises(kind) as caught:
            take(**options)
        refused(caught.value, name)


@pytest.mark.parametrize("query", [{"a": None}, {"a": "\ud800"}, [("a", "1")], "a=1"], ids=ascii)
def test_query_parameters_of_a_call_are_text(client: Agentset, box: Sandbox, query: object) -> None:
    with pytest.raises((Value, Type)) as caught:
        client.ingest_jobs.get(
            "job_1", request_options=RequestOptions(query=cast("dict[str, str]", query))
        )
    refused(caught.value, "query")
    assert len(box.requests) == 0


@pytest.mark.parametrize("token", ["", " ", "a\nb", "é", 7, b"token"])
def test_a_token_that_can_not_stand_in_a_header_is_refused_unseen(
    connect: Connect, box: Sandbox, token: Any
) -> None:
    for given in (token, lambda: token):
        with pytest.raises((Value, Type)) as caught:
            connect(token=given).ingest_jobs.get("job_1")
        refused(caught.value, "token")
        assert repr(token) not in str(caught.value)
    assert len(box.requests) == 0
