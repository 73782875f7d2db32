"""Values of models, and settings of clients, that are refused when they are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from clients.agentset.kit import TEXT, Connect
from sandbox import Sandbox
from specloom_agentset import (
    Agentset,
    AgentsetError,
    AsyncAgentset,
    BatchFileItem,
    BatchPayload,
    BatchTextItem,
    CrawlPayload,
    FilePayload,
    IngestJobConfig,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    ManagedFilePayload,
    MissingCredentialsError,
    TextPayload,
    YoutubePayload,
)

Value, Type = InvalidArgumentError, InvalidArgumentTypeError
Refusal = type[InvalidArgumentError] | type[InvalidArgumentTypeError]

MODELS: list[tuple[str, Callable[..., object], dict[str, Any], Refusal]] = [
    ("text", TextPayload, {"text": ""}, Value),
    ("text", TextPayload, {"text": 7}, Type),
    ("text", TextPayload, {"text": None}, Type),
    ("file_name", TextPayload, {"text": "x", "file_name": 7}, Type),
    ("file_url", FilePayload, {"file_url": None}, Type),
    ("key", ManagedFilePayload, {"key": 7}, Type),
    ("max_depth", CrawlPayload, {"url": "https://x.test", "max_depth": 0}, Value),
    ("max_depth", CrawlPayload, {"url": "https://x.test", "max_depth": True}, Type),
    ("limit", CrawlPayload, {"url": "https://x.test", "limit": 2**53}, Value),
    ("include_paths", CrawlPayload, {"url": "https://x.test", "include_paths": "/a"}, Type),
    ("headers", CrawlPayload, {"url": "https://x.test", "headers": [("a", "1")]}, Type),
    ("headers", CrawlPayload, {"url": "https://x.test", "headers": {"a": 1}}, Type),
    ("urls", YoutubePayload, {"urls": []}, Value),
    ("urls", YoutubePayload, {"urls": "https://youtu.be/a"}, Type),
    ("include_metadata", YoutubePayload, {"urls": ["u"], "include_metadata": 1}, Type),
    ("items", BatchPayload, {"items": []}, Value),
    ("items", BatchPayload, {"items": [{"type": "TEXT", "text": "x"}]}, Type),
    ("items", BatchPayload, {"items": [BatchTextItem(text="x"), TEXT]}, Type),
    ("config", BatchFileItem, {"file_url": "u", "config": {"chunkSize": 64}}, Type),
    ("chunk_size", IngestJobConfig, {"chunk_size": 31}, Value),
    ("chunk_size", IngestJobConfig, {"chunk_size": True}, Type),
    ("chunk_size", IngestJobConfig, {"chunk_size": 64.0}, Type),
    ("metadata", IngestJobConfig, {"metadata": {"a": {"b": 1}}}, Type),
    ("metadata", IngestJobConfig, {"metadata": {"a": None}}, Type),
    ("metadata", IngestJobConfig, {"metadata": {7: "a"}}, Type),
]


@pytest.mark.parametrize(("name", "model", "values", "kind"), MODELS)
def test_a_field_that_does_not_fit_is_refused_by_name(
    name: str, model: Callable[..., object], values: dict[str, Any], kind: Refusal
) -> None:
    with pytest.raises(kind) as caught:
        model(**values)
    assert isinstance(caught.value, AgentsetError)
    assert name in str(caught.value)


BASE_URLS: list[tuple[Any, Refusal]] = [
    ("", Value),
    ("api.agentset.ai", Value),
    ("/v1", Value),
    ("ftp://x.test", Value),
    ("http://", Value),
    ("http://[", Value),
    ("http://user:pass@x.test", Value),
    ("http://x.test/?a=1", Value),
    ("http://x.test/#a", Value),
    ("http://x.test:port/", Value),
    ("http://x.test/\n", Value),
    (7, Type),
]


@pytest.mark.parametrize(("base_url", "kind"), BASE_URLS)
def test_a_base_url_that_is_none_is_refused(connect: Connect, base_url: Any, kind: Refusal) -> None:
    with pytest.raises(kind, match="base_url") as caught:
        connect(base_url=base_url)
    assert "pass" not in str(caught.value)


def test_a_missing_token_is_refused_and_says_where_it_is_looked_for(connect: Connect) -> None:
    with pytest.raises(MissingCredentialsError) as caught:
        connect(token=None)
    assert isinstance(caught.value, ValueError)
    for name in ("token", "AGENTSET_TOKEN", "AGENTSET_API_KEY"):
        assert name in str(caught.value)


def test_a_missing_namespace_is_refused_and_says_where_it_is_looked_for(
    connect: Connect, box: Sandbox
) -> None:
    client = connect(namespace_id=None)
    with pytest.raises(InvalidArgumentError) as caught:
        client.ingest_jobs.get("job_1")
    with pytest.raises(InvalidArgumentError, match="namespace_id is missing"):
        client.ingest_jobs.list()
    for name in ("namespace_id", "AGENTSET_NAMESPACE_ID"):
        assert name in str(caught.value)
    assert len(box.requests) == 0


@pytest.mark.parametrize("tenant", ["a b", "", "a" * 65, "é", "a\n"])
def test_a_tenant_that_does_not_fit_is_refused_by_the_client(connect: Connect, tenant: str) -> None:
    with pytest.raises(InvalidArgumentError, match="x_tenant_id"):
        connect(x_tenant_id=tenant)
    with pytest.raises(InvalidArgumentError, match="x_tenant_id"):
        connect().with_options(x_tenant_id=tenant)


@pytest.mark.parametrize(
    ("kind", "given", "wanted"),
    [
        (Agentset, httpx.AsyncClient, "httpx.Client"),
        (AsyncAgentset, httpx.Client, "httpx.AsyncClient"),
        (Agentset, object, "httpx.Client"),
    ],
)
def test_an_http_client_of_the_other_kind_is_refused(
    environment: pytest.MonkeyPatch,
    kind: Callable[..., object],
    given: Callable[[], object],
    wanted: str,
) -> None:
    with pytest.raises(InvalidArgumentTypeError, match=f"http_client must be an {wanted},"):
        kind(token="t", http_client=given())
