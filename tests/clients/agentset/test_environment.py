"""What is read from the environment, and when."""

from __future__ import annotations

import pytest
from clients.agentset.kit import Connect
from clients.ports import closed_port
from sandbox import Sandbox
from specloom_agentset import (
    APIConnectionError,
    InvalidArgumentError,
    MissingCredentialsError,
)

NOTHING = {"token": None, "namespace_id": None, "base_url": None}
"""Leaves to the environment what `connect` passes otherwise."""


@pytest.fixture
def sandboxed(box: Sandbox, environment: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Let the environment lead to the sandbox."""
    for name, value in box.environment().items():
        environment.setenv(name, value)
    return environment


def test_everything_may_come_from_the_environment(
    connect: Connect, box: Sandbox, sandboxed: pytest.MonkeyPatch
) -> None:
    sandboxed.setenv("AGENTSET_X_TENANT_ID", "tenant1")
    connect(**NOTHING).ingest_jobs.list_page()
    request = box.requests[0]
    assert request.path == "/v1/namespace/ns_123/ingest-jobs"
    assert request.headers["authorization"] == "Bearer sandbox-token"
    assert request.headers["x-tenant-id"] == "tenant1"


def test_what_is_given_wins(connect: Connect, box: Sandbox, sandboxed: pytest.MonkeyPatch) -> None:
    for name, value in {
        "AGENTSET_TOKEN": "another",
        "AGENTSET_API_KEY": "another",
        "AGENTSET_NAMESPACE_ID": "another",
        "AGENTSET_X_TENANT_ID": "another",
        "AGENTSET_BASE_URL": "http://another.invalid",
    }.items():
        sandboxed.setenv(name, value)
    connect(x_tenant_id="tenant1").ingest_jobs.list_page()
    request = box.requests[0]
    assert request.path == "/v1/namespace/ns_123/ingest-jobs"
    assert request.headers["authorization"] == "Bearer sandbox-token"
    assert request.headers["x-tenant-id"] == "tenant1"


def test_it_is_read_when_the_client_is_made(
    connect: Connect, box: Sandbox, sandboxed: pytest.MonkeyPatch
) -> None:
    client = connect(**NOTHING)
    sandboxed.setenv("AGENTSET_TOKEN", "too late")
    sandboxed.setenv("AGENTSET_NAMESPACE_ID", "too_late")
    sandboxed.setenv("AGENTSET_X_TENANT_ID", "late")
    sandboxed.delenv("AGENTSET_BASE_URL")
    client.ingest_jobs.list_page()
    client.with_options(timeout=5).ingest_jobs.list_page()
    assert {request.path for request in box.requests} == {"/v1/namespace/ns_123/ingest-jobs"}
    assert {request.headers["authorization"] for request in box.requests} == {
        "Bearer sandbox-token"
    }
    assert not any("x-tenant-id" in request.headers for request in box.requests)


@pytest.mark.parametrize("blank", ["", " "])
def test_a_blank_variable_counts_as_missing(
    connect: Connect, environment: pytest.MonkeyPatch, blank: str
) -> None:
    for name in ("TOKEN", "API_KEY", "NAMESPACE_ID", "X_TENANT_ID", "BASE_URL"):
        environment.setenv(f"AGENTSET_{name}", blank)
    with pytest.raises(MissingCredentialsError):
        connect(token=None)
    client = connect(namespace_id=None, base_url=None)
    assert client.base_url == "https://api.agentset.ai"
    with pytest.raises(InvalidArgumentError, match="namespace_id is missing"):
        client.ingest_jobs.list_page()


def test_a_proxy_is_used_unless_the_host_is_excepted(
    connect: Connect, box: Sandbox, environment: pytest.MonkeyPatch
) -> None:
    with closed_port() as port:
        environment.setenv("HTTP_PROXY", f"http://127.0.0.1:{port}")
        with pytest.raises(APIConnectionError):
            connect(max_retries=0).ingest_jobs.list_page()
        environment.setenv("NO_PROXY", "127.0.0.1")
        connect(max_retries=0).ingest_jobs.list_page()
    assert len(box.requests) == 1
