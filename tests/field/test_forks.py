"""A client that was made before a fork opens connections of its own in the child."""

from __future__ import annotations

import asyncio
import json
import os
import select
import threading
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any

import httpx
import pytest
from specloom_agentset import Agentset

from .echo_server import EchoServer, answer, async_answer, serving

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no forks here"),
    # Forking with threads is what is tested.
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning"),
]

PATIENCE = 20.0
CALLS = 20
CHILDREN = 4
THREADS = ["thread-a", "thread-b", "thread-c", "thread-d"]


class Child:
    """A process that does something and reports the result.

    Args:
        doing: What it does; its result is JSON.
    """

    def __init__(self, doing: Callable[[], Any]) -> None:
        self._reading, writing = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            result: Any = None
            try:
                result = doing()
            except BaseException as error:
                result = repr(error)
            finally:
                os.write(writing, json.dumps(result).encode())
                os._exit(0)
        os.close(writing)

    def result(self) -> Any:
        """Return what the child reported; ends it if it takes too long."""
        report = b""
        ready, _, _ = select.select([self._reading], [], [], PATIENCE)
        while ready and (bite := os.read(self._reading, 65536)):
            report += bite
        os.close(self._reading)
        if not report:
            os.kill(self._pid, 9)
        os.waitpid(self._pid, 0)
        return json.loads(report) if report else "hangs"


def names(prefix: str) -> list[str]:
    """Return the names of some requests."""
    return [f"{prefix}-{number}" for number in range(CALLS)]


def answers(client: Any, prefix: str) -> list[str]:
    """Return what the server answers to those requests."""
    return [answer(client, name) for name in names(prefix)]


async def async_answers(client: Any, prefix: str) -> list[str]:
    """Return the same, by an async client."""
    return [await async_answer(client, name) for name in names(prefix)]


@contextmanager
def made(server: EchoServer, kind: str) -> Generator[Agentset]:
    """Yield a client that has a connection."""
    with httpx.Client() as http:
        options = {"http_client": http} if kind == "the caller's connections" else {}
        with server.client(timeout=PATIENCE, **options) as client:
            assert answer(client, "warm") == "warm"
            yield client.with_options() if kind == "a copy" else client


KINDS = ("our connections", "a copy", "the caller's connections")


@pytest.mark.parametrize("kind", KINDS)
def test_parent_and_children_get_their_own_responses(
    environment: pytest.MonkeyPatch, kind: str
) -> None:
    with serving() as server, made(server, kind) as client:
        children = [Child(partial(answers, client, f"child-{each}")) for each in range(CHILDREN)]
        assert answers(client, "parent") == names("parent")
        for each, child in enumerate(children):
            assert child.result() == names(f"child-{each}")
        assert answers(client, "parent") == names("parent")
        assert server.connections == 1 + CHILDREN


@pytest.mark.parametrize("kind", KINDS)
def test_no_child_hangs_though_threads_are_in_calls_at_the_fork(
    environment: pytest.MonkeyPatch, kind: str
) -> None:
    over = threading.Event()
    wrong: list[str] = []

    def call(number: int) -> None:
        while not over.is_set():
            name = f"thread-{number}"
            if (got := answer(client, name)) != name:
                wrong.append(got)

    with serving() as server, made(server, kind) as client:
        threads = [threading.Thread(target=call, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        try:
            for each in range(3 * CHILDREN):
                child = Child(partial(answers, client, f"child-{each}"))
                assert child.result() == names(f"child-{each}")
        finally:
            over.set()
            for thread in threads:
                thread.join(PATIENCE)
        assert wrong == []


def test_a_grandchild_and_threads_of_a_child(environment: pytest.MonkeyPatch) -> None:
    def child() -> Any:
        grandchild = Child(lambda: answers(client, "grandchild"))
        with ThreadPoolExecutor(4) as threads:
            got = list(threads.map(partial(answers, client), THREADS))
        return [grandchild.result(), *got]

    with serving() as server, made(server, "our connections") as client:
        expected = [names("grandchild"), *map(names, THREADS)]
        assert Child(child).result() == expected


def test_closing_in_the_child_leaves_the_parents_connection_open(
    environment: pytest.MonkeyPatch,
) -> None:
    def child() -> str:
        client.close()
        return "closed"

    with serving() as server, made(server, "our connections") as client:
        assert Child(child).result() == "closed"
        assert answer(client, "parent") == "parent"
        assert server.connections == 1


@pytest.mark.parametrize("kind", ["our connections", "the caller's connections"])
def test_an_async_client_works_in_the_loop_of_the_child(
    environment: pytest.MonkeyPatch, kind: str
) -> None:
    async def main() -> None:
        async with httpx.AsyncClient() as http:
            options = {"http_client": http} if kind == "the caller's connections" else {}
            async with server.async_client(timeout=PATIENCE, **options) as client:
                assert await async_answer(client, "warm") == "warm"
                child = Child(lambda: run_elsewhere(async_answers(client, "child")))
                assert await async_answers(client, "parent") == names("parent")
                assert await asyncio.to_thread(child.result) == names("child")
                assert await async_answers(client, "parent") == names("parent")

    with serving() as server:
        asyncio.run(main())
        assert server.connections == 2


def run_elsewhere(coroutine: Any) -> Any:
    """Return the result of *coroutine* in an event loop of its own, in a thread of its own.

    The thread that forked is still in the parent's loop.
    """
    got: list[Any] = []
    thread = threading.Thread(target=lambda: got.append(asyncio.run(coroutine)))
    thread.start()
    thread.join(PATIENCE)
    return got[0]


def test_a_fork_while_a_thread_requests_an_access_token(environment: pytest.MonkeyPatch) -> None:
    vectara = pytest.importorskip("specloom_vectara")
    asked, go_on = threading.Event(), threading.Event()

    def reply(name: str) -> bytes:
        if name != "token":
            return b"HTTP/1.1 204 X\r\n\r\n"
        asked.set()
        go_on.wait(PATIENCE)
        body = json.dumps({"access_token": "t", "expires_in": 300})
        return f"HTTP/1.1 200 X\r\ncontent-length: {len(body)}\r\n\r\n{body}".encode()

    def call() -> str:
        try:
            client.jobs.get("job")
        except vectara.ResponseDecodeError:
            # An empty body: the token came, and the call was sent.
            return "sent"
        return "a job"

    with serving(reply) as server:
        url = f"http://127.0.0.1:{server.port}"
        client = vectara.Vectara(
            client_id="i", client_secret="s", base_url=url, token_url=f"{url}/token"
        )
        with client:
            thread = threading.Thread(target=call)
            thread.start()
            assert asked.wait(PATIENCE)
            child = Child(call)
            go_on.set()
            assert child.result() == "sent"
            thread.join(PATIENCE)
            assert call() == "sent"
