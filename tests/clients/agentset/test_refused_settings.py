"""Settings of clients that are refused when clients are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from clients.agentset.kit import Connect
from sandbox import Sandbox
from specloom_agentset import (
    Agentset,
    AsyncAgentset,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    MissingCredentialsError,
)

Value, Type = InvalidArgumentError, InvalidArgumentTypeError
Refusal = type[InvalidArgumentError] | type[InvalidArgumentTypeError]

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
def test_a_base_url_that_is_not_valid_is_refused(
    connect: Connect, base_url: Any, kind: Refusal
) -> None:
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


@pytest.mark.parametrize("tenant", ["é", "a\n"])
def test_a_tenant_that_no_header_can_hold_is_refused_by_the_client(
    connect: Connect, tenant: str
) -> None:
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
