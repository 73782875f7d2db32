"""Clients travel into other processes, without their credentials."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import httpx
import pytest
from clients.adapter import Caller
from specloom_agentset import (
    Agentset,
    AsyncAgentset,
    MissingCredentialsError,
    NotFoundError,
)

from .echo_server import answer, serving

KINDS: list[Any] = [Agentset, AsyncAgentset]
HIDDEN = "hidden-12345"


class Named(Agentset):
    """A client with an attribute of its own."""

    def __init__(self, name: str, **options: Any) -> None:
        super().__init__(**options)
        self.name = name


class AsyncNamed(AsyncAgentset):
    """An async client with an attribute of its own."""

    def __init__(self, name: str, **options: Any) -> None:
        super().__init__(**options)
        self.name = name


def loaded(client: Any) -> Any:
    """Return what a process that receives *client* has."""
    data = pickle.dumps(client)
    assert HIDDEN.encode() not in data
    return pickle.loads(data)  # noqa: S301  # our own


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("kind", KINDS)
def test_settings_travel_and_credentials_come_from_the_environment(
    environment: pytest.MonkeyPatch, kind: Any, protocol: int
) -> None:
    environment.setenv("AGENTSET_NAMESPACE_ID", "from-the-environment")
    given = kind(
        token=HIDDEN,
        namespace_id="ns_1",
        base_url="http://127.0.0.1:9/v1",
        timeout=httpx.Timeout(3, read=5),
        max_retries=7,
        max_response_bytes=1000,
        headers={"x-key": HIDDEN},
    )
    environment.setenv("AGENTSET_TOKEN", "from-there")
    data = pickle.dumps(given, protocol)
    assert HIDDEN.encode() not in data
    copied = pickle.loads(data)  # noqa: S301  # our own
    assert type(copied) is kind
    assert repr(copied) == repr(given)
    settings: Any = copied._settings
    assert settings.credential.header() == ("Authorization", "Bearer from-there")
    assert settings.headers == {}
    for name in ("base_url", "timeout", "max_retries", "max_response_bytes", "values"):
        assert getattr(settings, name) == getattr(given._settings, name), name


def test_without_a_credential_there_the_first_call_says_what_to_set(
    caller: Caller, environment: pytest.MonkeyPatch
) -> None:
    with serving() as server:
        kind: Any = AsyncAgentset if caller.is_async else Agentset
        client = caller.keep(loaded(kind(**{**server.options, "token": HIDDEN})))
        with pytest.raises(MissingCredentialsError, match="AGENTSET_TOKEN") as caught:
            client.ingest_jobs.get("job")
        assert "not pickled" in str(caught.value)
        assert caught.value.attempts == 0
        assert server.requests == []
        environment.setenv("AGENTSET_TOKEN", "from-there")
        client = caller.keep(loaded(kind(**{**server.options, "token": HIDDEN})))
        assert answer(client, "job") == "job"


def test_a_client_with_the_callers_http_client_does_not_travel(
    environment: pytest.MonkeyPatch,
) -> None:
    with httpx.Client() as http:
        client = Agentset(token=HIDDEN, http_client=http)
        for each in (client, client.with_options(), client.ingest_jobs):
            with pytest.raises(TypeError, match="http_client"):
                pickle.dumps(each)


@pytest.mark.parametrize("kind", [Named, AsyncNamed])
def test_attributes_of_a_subclass_travel_and_are_in_copies(
    environment: pytest.MonkeyPatch, kind: Any
) -> None:
    environment.setenv("AGENTSET_TOKEN", "from-there")
    client = kind("mine", token=HIDDEN, namespace_id="ns_1")
    client.note = {"set": "later"}
    assert client.ingest_jobs is client.ingest_jobs
    for each in (
        client.with_options(),
        client.with_options(max_retries=0).with_options(),
        copy.copy(client),
        copy.deepcopy(client),
        loaded(client),
    ):
        assert type(each) is kind
        assert (each.name, each.note) == ("mine", {"set": "later"})
        assert each.ingest_jobs.client is each


def test_a_copy_by_the_module_copy_keeps_credential_and_connections(
    environment: pytest.MonkeyPatch,
) -> None:
    with serving() as server, server.client() as client:
        for each in (client, copy.copy(client), copy.deepcopy(client)):
            assert answer(each, "job") == "job"
        assert server.connections == 1


def in_another_process(client: Agentset, name: str) -> str:
    """Return what the server answers to the request *name*."""
    return answer(client, name)


@pytest.mark.parametrize("start", ["spawn", "forkserver"])
def test_a_pool_of_processes(environment: pytest.MonkeyPatch, start: str) -> None:
    environment.setenv("AGENTSET_TOKEN", "from-there")
    names = [f"job-{number}" for number in range(8)]
    with serving() as server, server.client(token=HIDDEN) as client:
        assert answer(client, "warm") == "warm"
        context: Any = multiprocessing.get_context(start)
        with ProcessPoolExecutor(2, context) as pool:
            futures = [pool.submit(in_another_process, client, name) for name in names]
            assert [future.result(60) for future in futures] == names
            # Methods travel with their client, and so do the errors that they raise.
            methods: list[Any] = [client.ingest_jobs.get, client.ingest_jobs.wait]
            for method in methods:
                with pytest.raises(NotFoundError, match="job-9"):
                    pool.submit(method, "job-9").result(60)


def test_a_worker_without_a_credential_reports_it_and_goes_on(
    environment: pytest.MonkeyPatch,
) -> None:
    with (
        serving() as server,
        server.client(token=HIDDEN) as client,
        ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool,
    ):
        for _ in range(2):
            with pytest.raises(MissingCredentialsError, match="AGENTSET_TOKEN"):
                pool.submit(in_another_process, client, "job").result(60)
