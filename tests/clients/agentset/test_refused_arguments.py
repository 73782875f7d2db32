"""Arguments that are refused before anything is sent, since they would go astray."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest
from clients.agentset.kit import TEXT, Connect
from sandbox import Sandbox
from specloom_agentset import (
    Agentset,
    AgentsetError,
    CrawlPayload,
    IngestJobConfig,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    RequestOptions,
    YoutubePayload,
)

Call = Callable[[Any], object]
Value, Type = InvalidArgumentError, InvalidArgumentTypeError
Refusal = type[InvalidArgumentError] | type[InvalidArgumentTypeError]

BAD_IDS: list[tuple[object, Refusal]] = [
    ("", Value),
    (".", Value),
    ("..", Value),
    ("\ud800", Value),
    (None, Type),
]

NAN, INFINITY = float("nan"), float("inf")

ARGUMENTS: list[tuple[str, Call]] = [
    # Lists: a text would be taken for a list of its characters.
    ("statuses", lambda jobs: jobs.list_page(statuses="COMPLETED")),
    ("statuses", lambda jobs: jobs.list_page(statuses=b"COMPLETED")),
    ("statuses", lambda jobs: jobs.list(statuses="COMPLETED")),
    ("include_paths", lambda jobs: jobs.create(CrawlPayload(url="u", include_paths=TEXTS))),
    ("urls", lambda jobs: jobs.create(YoutubePayload(urls=TEXTS))),
    # Headers and paths.
    ("x_tenant_id", lambda jobs: jobs.list_page(x_tenant_id="tenant1\n")),
    ("x_tenant_id", lambda jobs: jobs.list_page(x_tenant_id="é")),
    ("namespace_id", lambda jobs: jobs.list_page(namespace_id="")),
    ("namespace_id", lambda jobs: jobs.list_page(namespace_id="..")),
    # Objects.
    ("payload", lambda jobs: jobs.create(None)),
    ("payload", lambda jobs: jobs.create("hello")),
    ("payload", lambda jobs: jobs.create(object())),
    ("config", lambda jobs: jobs.create(TEXT, config=7)),
    # Numbers that JSON does not have.
    ("per_page", lambda jobs: jobs.list_page(per_page=NAN)),
    ("metadata", lambda jobs: jobs.create(TEXT, config=with_metadata(NAN))),
    ("metadata", lambda jobs: jobs.create(TEXT, config=with_metadata(INFINITY))),
    # What is ours, and not the server's.
    ("timeout", lambda jobs: jobs.wait("job_1", timeout=-1)),
    ("timeout", lambda jobs: jobs.wait("job_1", timeout=NAN)),
    ("timeout", lambda jobs: jobs.wait("job_1", timeout="5")),
    ("poll_interval", lambda jobs: jobs.wait("job_1", poll_interval=0)),
    ("poll_interval", lambda jobs: jobs.wait("job_1", poll_interval="1")),
    ("on_update", lambda jobs: jobs.wait("job_1", on_update="print")),
    ("cursor_direction", lambda jobs: jobs.list(cursor_direction="backward")),
    ("token", lambda jobs: next(jobs.list().pages(token=""))),
    ("token", lambda jobs: next(jobs.list().pages(token=7))),
    ("request_options", lambda jobs: jobs.get("job_1", request_options={"timeout": 1})),
    ("request_options", lambda jobs: jobs.list(request_options={"timeout": 1})),
]
TEXTS: Any = "/a"


def with_metadata(value: float) -> IngestJobConfig:
    return IngestJobConfig(metadata={"a": value})


OPTIONS: list[tuple[str, dict[str, Any], Refusal]] = [
    ("timeout", {"timeout": 0}, Value),
    ("timeout", {"timeout": -1}, Value),
    ("timeout", {"timeout": float("nan")}, Value),
    ("timeout", {"timeout": "5"}, Type),
    ("max_retries", {"max_retries": -1}, Value),
    ("max_retries", {"max_retries": 1.5}, Type),
    ("max_retries", {"max_retries": None}, Type),
    ("headers", {"headers": {"x-a": "1\r\nx-b: 2"}}, Value),
    ("headers", {"headers": {"x-a": "1\0"}}, Value),
    ("headers", {"headers": {"x-a": "é"}}, Value),
    ("headers", {"headers": {"x a": "1"}}, Value),
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


@pytest.mark.parametrize(("name", "call"), ARGUMENTS)
def test_an_argument_that_would_go_astray_is_refused_by_name(
    client: Agentset, box: Sandbox, name: str, call: Call
) -> None:
    with pytest.raises((Value, Type)) as caught:
        call(client.ingest_jobs)
    refused(caught.value, name)
    assert len(box.requests) == 0


@pytest.mark.parametrize(("job_id", "kind"), BAD_IDS)
def test_an_id_that_would_change_the_path_is_refused(
    client: Agentset, box: Sandbox, job_id: Any, kind: Refusal
) -> None:
    jobs = client.ingest_jobs
    raw = jobs.with_raw_response
    for take in (jobs.get, jobs.delete, jobs.wait, raw.get):
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
