"""A client that is closed during a call ends the call with ClientClosedError, and soon."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import anyio
import httpx
import pytest
from specloom_agentset import Agentset, AsyncAgentset, ClientClosedError
from specloom_nuextract import AsyncNuExtract, NuExtract
from specloom_nuextract import ClientClosedError as NuClientClosedError

from .echo_server import EchoServer, answer, async_answer, echo, serving

SOON = 5.0
"""Seconds within which a call ends; the server and the pauses take longer."""

UNAVAILABLE = b"HTTP/1.1 503 X\r\nretry-after: 30\r\ncontent-length: 0\r\n\r\n"
HEAD = b"HTTP/1.1 200 X\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
PING = b"e\r\nevent: ping\n\n\n\r\n"
TIMES = ("createdAt", "queuedAt", "preProcessingAt", "processingAt", "completedAt", "failedAt")
JOB = {
    "id": "job",
    "namespaceId": "ns_1",
    "status": "QUEUED",
    "payload": {"type": "TEXT", "text": "x"},
    **dict.fromkeys(("tenantId", "externalId", "error", "config")),
    **dict.fromkeys(TIMES),
    "createdAt": "2026-01-01T00:00:00Z",
}


def sized(body: bytes) -> bytes:
    """Return a 200 with this body."""
    return b"HTTP/1.1 200 X\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)


REPLIES: dict[str, bytes] = {
    "before the head": b"",
    "in the head": b"HTTP/1.1 200 X\r\n",
    "in the body": b"HTTP/1.1 200 X\r\ncontent-length: 99\r\n\r\n{",
    "in the body of a refusal": b"HTTP/1.1 404 X\r\ncontent-length: 99\r\n\r\n{",
    "in a body without a length": b"HTTP/1.1 200 X\r\n\r\n{",
    "in the sleep before a retry": UNAVAILABLE,
}

CALLS: dict[str, Callable[[Any], Any]] = {
    "get": lambda client: client.ingest_jobs.get("x"),
    "page": lambda client: next_of(client.ingest_jobs.list().pages()),
    "item": lambda client: next_of(client.ingest_jobs.list()),
    "raw": lambda client: client.ingest_jobs.with_raw_response.get("x"),
    "wait": lambda client: client.ingest_jobs.wait("x"),
    "copy": lambda client: client.with_options(timeout=50).ingest_jobs.get("x"),
}


def next_of(iterable: Any) -> Any:
    """Return the next item, or what awaits it."""
    return anext(aiter(iterable)) if hasattr(iterable, "__aiter__") else next(iter(iterable))


@contextmanager
def soon() -> Generator[None]:
    """Check that the block does not take long."""
    started = time.monotonic()
    yield
    assert time.monotonic() - started < SOON


def closed_meanwhile(
    server: EchoServer, client: Any, doing: Callable[[Any], Any], error: type[Exception]
) -> Any:
    """Close *client* in another thread once its request is there; return the error."""
    asked = len(server.requests)

    def close() -> None:
        until(lambda: len(server.requests) > asked)
        client.close()

    thread = threading.Thread(target=close)
    thread.start()
    try:
        with soon(), pytest.raises(error) as caught:
            doing(client)
    finally:
        thread.join()
    return caught.value


def until(condition: Callable[[], bool]) -> None:
    """Return when *condition* holds, and what the server sent then has arrived."""
    deadline = time.monotonic() + SOON
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.005)
    time.sleep(0.05)


async def async_closed_meanwhile(
    server: EchoServer, client: Any, doing: Callable[[Any], Any], error: type[Exception]
) -> Any:
    """Close *client* in another task once its request is there; return the error."""
    asked = len(server.requests)

    async def close() -> None:
        await anyio.to_thread.run_sync(until, lambda: len(server.requests) > asked)
        await client.aclose()

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(close)
        with soon(), pytest.raises(error) as caught:
            await doing(client)
        return caught.value


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize("reply", REPLIES.values(), ids=REPLIES)
def test_a_sync_call_in_flight(
    environment: pytest.MonkeyPatch, reply: bytes, call: Callable[[Any], Any]
) -> None:
    with serving(lambda _: reply) as server:
        client: Agentset = server.client(timeout=60, max_retries=2)
        error = closed_meanwhile(server, client, call, ClientClosedError)
        assert error.attempts == len(server.requests) == 1
        assert "make a new one" in str(error)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize("reply", REPLIES.values(), ids=REPLIES)
def test_an_async_call_in_flight(
    environment: pytest.MonkeyPatch, reply: bytes, call: Callable[[Any], Any], backend: str
) -> None:
    async def main() -> None:
        client: AsyncAgentset = server.async_client(timeout=60, max_retries=2)
        error = await async_closed_meanwhile(server, client, call, ClientClosedError)
        assert error.attempts == len(server.requests) == 1

    with serving(lambda _: reply) as server:
        anyio.run(main, backend=backend)


def test_a_write_in_flight(environment: pytest.MonkeyPatch) -> None:
    def write(client: Any) -> Any:
        return client.ingest_jobs.re_ingest("x")

    async def main() -> None:
        client = server.async_client(timeout=60)
        await async_closed_meanwhile(server, client, write, ClientClosedError)

    with serving(lambda _: b"") as server:
        closed_meanwhile(server, server.client(timeout=60), write, ClientClosedError)
        asyncio.run(main())
        assert len(server.requests) == 2


def test_a_wait_between_two_looks(environment: pytest.MonkeyPatch) -> None:
    def wait(client: Any) -> Any:
        return client.ingest_jobs.wait("job", poll_interval=60)

    async def main() -> None:
        client = server.async_client()
        await async_closed_meanwhile(server, client, wait, ClientClosedError)

    with serving(lambda _: sized(json.dumps({"success": True, "data": JOB}).encode())) as server:
        closed_meanwhile(server, server.client(), wait, ClientClosedError)
        asyncio.run(main())
        assert len(server.requests) == 2


SILENT = HEAD + PING
LOST = HEAD + b"e\r\nretry: 60000\n\n\r\n0\r\n\r\n"
"""To be opened again in a minute."""


@pytest.mark.parametrize(
    ("way", "reply"),
    [("stream", SILENT), ("events", SILENT), ("wait", SILENT), ("stream", LOST), ("wait", LOST)],
    ids=["silent", "silent, undecoded", "silent, waiting", "lost", "lost, waiting"],
)
def test_a_stream(environment: pytest.MonkeyPatch, reply: bytes, way: str) -> None:
    def read(client: Any) -> Any:
        with getattr(client.jobs, way)("job") as events:
            return list(events)

    async def async_read(client: Any) -> Any:
        async with getattr(client.jobs, way)("job") as events:
            return [event async for event in events]

    def wait(client: Any) -> Any:
        return client.jobs.wait("job")

    async def main() -> None:
        client = AsyncNuExtract(**options)
        doing = wait if way == "wait" else async_read
        await async_closed_meanwhile(server, client, doing, NuClientClosedError)

    with serving(lambda _: reply) as server:
        options: dict[str, Any] = {"token": "x", "base_url": server.options["base_url"]}
        client = NuExtract(**options)
        doing = wait if way == "wait" else read
        closed_meanwhile(server, client, doing, NuClientClosedError)
        asyncio.run(main())


def test_calls_that_wait_for_a_connection(environment: pytest.MonkeyPatch) -> None:
    calls = 4
    errors: list[Any] = []

    def call() -> None:
        try:
            answer(client, "x")
        except ClientClosedError as error:
            errors.append(error)

    async def async_call(client: Any) -> None:
        with pytest.raises(ClientClosedError):
            await async_answer(client, "x")

    async def main() -> None:
        client = limited(server.async_client(timeout=60))
        async with anyio.create_task_group() as tasks:
            for _ in range(calls):
                tasks.start_soon(async_call, client)
            await anyio.to_thread.run_sync(until, lambda: len(server.requests) == 2)
            await client.aclose()

    with serving(lambda _: b"") as server:
        client = limited(server.client(timeout=60))
        threads = [threading.Thread(target=call) for _ in range(calls)]
        with soon():
            for thread in threads:
                thread.start()
            until(lambda: len(server.requests) == 1)
            client.close()
            for thread in threads:
                thread.join()
        assert len(errors) == calls
        assert {error.attempts for error in errors} == {1}
        with soon():
            asyncio.run(main())
        assert len(server.requests) == 2


def limited(client: Any) -> Any:
    """Return *client*, which may open one connection now."""
    client._connections.http._transport._pool._max_connections = 1
    return client


@pytest.mark.parametrize("asynchronous", [False, True])
def test_the_callers_http_client_closed_between_attempts(
    environment: pytest.MonkeyPatch, *, asynchronous: bool
) -> None:
    def reply(_: str) -> bytes:
        closing.append(True)
        return UNAVAILABLE.replace(b"30", b"0")

    class Clock:
        """Closes the caller's client in place of sleeping."""

        monotonic, wall = staticmethod(time.monotonic), staticmethod(time.time)

        def sleep(self, _: float) -> None:
            http.close()

        async def async_sleep(self, _: float) -> None:
            await async_http.aclose()

    async def main() -> None:
        client = server.async_client(max_retries=2, clock=Clock(), http_client=async_http)
        with pytest.raises(ClientClosedError) as caught:
            await async_answer(client, "x")
        assert caught.value.attempts == 1

    closing: list[bool] = []
    with serving(reply) as server:
        http, async_http = httpx.Client(), httpx.AsyncClient()
        if asynchronous:
            asyncio.run(main())
        else:
            client = server.client(max_retries=2, clock=Clock(), http_client=http)
            with pytest.raises(ClientClosedError) as caught:
                answer(client, "x")
            assert caught.value.attempts == 1
        assert closing == [True]


def test_closing_a_copy_lets_its_call_finish(environment: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    got: list[str] = []

    def reply(name: str) -> bytes:
        go_on.wait(SOON)
        return echo("late")

    with serving(reply) as server, server.client() as client:
        copy = client.with_options()
        thread = threading.Thread(target=lambda: got.append(answer(copy, "x")))
        thread.start()
        until(lambda: len(server.requests) == 1)
        copy.close()
        go_on.set()
        thread.join()
        assert got == ["late"]
