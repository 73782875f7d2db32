"""Settings of clients that are refused when clients are made."""

from __future__ import annotations

from collections.abc import Callable

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
