"""An error that was caught keeps nothing of the caller alive: no cycle leads through its frames."""

from __future__ import annotations

import asyncio
import gc
import inspect
import json
import weakref
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from specloom_agentset import (
    Agentset,
    AgentsetError,
    AsyncAgentset,
    IngestJob,
    RequestOptions,
    TextPayload,
)
from specloom_nuextract import AsyncNuExtract, NuExtract, NuExtractError, decode_events
from specloom_vectara import AsyncVectara, Vectara, VectaraError

from .echo_server import EchoServer, Reply, echo, serving


class Big:
    """A local of the caller."""


def respond(status: int, body: Any, *headers: str) -> Reply:
    """Return what answers each request with *body*: JSON, or bytes unchanged."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = (f"HTTP/1.1 {status} X", f"content-length: {len(content)}", *headers, "", "")
    return lambda _: "\r\n".join(lines).encode() + content


def say(data: bytes) -> Reply:
    """Return what answers each request with these bytes."""
    return lambda _: data


def walk(iterable: Any) -> Any:
    """Iterate to the end, or return what does so."""

    async def awalk() -> None:
        async for _ in iterable:
            pass

    return awalk() if hasattr(iterable, "__aiter__") else list(iterable)


def first(iterable: Any) -> Any:
    """Return the first item, or what awaits it."""
    return anext(aiter(iterable)) if hasattr(iterable, "__aiter__") else next(iter(iterable))


def read(stream: Any) -> Any:
    """Read a stream to its end, or return what does so."""

    async def aread() -> None:
        async with stream as events:
            async for _ in events:
                pass

    if hasattr(stream, "__aenter__"):
        return aread()
    with stream as events:
        return list(events)


def soon(**given: Any) -> RequestOptions:
    """Return options that give an attempt little time."""
    return RequestOptions(timeout=0.05, **given)


Case = tuple[Reply, Callable[[Any], Any]]

PAGINATION = {"nextCursor": "c", "prevCursor": None, "hasMore": True}
JOBLESS: dict[str, Any] = {"success": True, "data": [], "pagination": PAGINATION}
CUT = b"HTTP/1.1 200 X\r\ncontent-length: 9\r\n\r\n{"

AGENTSET: dict[str, Case] = {
    "404": (echo, lambda c: c.ingest_jobs.get("x")),
    "400 without JSON": (respond(400, b"<html>"), lambda c: c.ingest_jobs.get("x")),
    "503 after retries": (
        respond(503, {}, "retry-after: 0"),
        lambda c: c.with_options(max_retries=2).ingest_jobs.get("x"),
    ),
    "raw": (echo, lambda c: c.ingest_jobs.with_raw_response.get("x")),
    "no response in time": (say(b""), lambda c: c.ingest_jobs.get("x", request_options=soon())),
    "no response in time, retried": (
        say(b""),
        lambda c: c.ingest_jobs.get("x", request_options=soon(max_retries=1)),
    ),
    "no body in time": (say(CUT), lambda c: c.ingest_jobs.get("x", request_options=soon())),
    "a write": (say(b""), lambda c: c.ingest_jobs.re_ingest("x", request_options=soon())),
    "not HTTP": (say(b"nonsense\r\n\r\n"), lambda c: c.ingest_jobs.get("x")),
    "not reachable": (
        echo,
        lambda c: c.with_options(base_url="http://127.0.0.1:9").ingest_jobs.get("x"),
    ),
    "not JSON": (respond(200, b"[}"), lambda c: c.ingest_jobs.get("x")),
    "not a job": (respond(200, {"success": True, "data": {}}), lambda c: c.ingest_jobs.get("x")),
    "not decompressed": (
        respond(200, b"x", "content-encoding: gzip"),
        lambda c: c.ingest_jobs.get("x"),
    ),
    "too large": (
        respond(200, b"x" * 100_000),
        lambda c: c.with_options(max_response_bytes=9).ingest_jobs.get("x"),
    ),
    "page": (respond(500, {}), lambda c: first(c.ingest_jobs.list().pages())),
    "item": (respond(500, {}), lambda c: first(c.ingest_jobs.list())),
    "same page token": (respond(200, JOBLESS), lambda c: walk(c.ingest_jobs.list())),
    "page token": (echo, lambda c: c.ingest_jobs.list().pages(token="")),
    "wait, 404": (echo, lambda c: c.ingest_jobs.wait("x")),
    "wait, time": (respond(503, {}), lambda c: c.ingest_jobs.wait("x", timeout=0)),
    "argument": (echo, lambda c: c.ingest_jobs.get("..")),
    "argument of a list": (echo, lambda c: c.ingest_jobs.list(statuses="x")),
    "argument of wait": (echo, lambda c: c.ingest_jobs.wait("x", timeout=-1)),
    "options": (echo, lambda c: c.ingest_jobs.get("x", request_options=7)),
    "query": (
        echo,
        lambda c: c.ingest_jobs.get("x", request_options=RequestOptions(query={"a": "\ud800"})),
    ),
    "body": (echo, lambda c: c.ingest_jobs.create(TextPayload(text=object()))),  # type: ignore[arg-type]
    "setting": (echo, lambda c: c.with_options(base_url="http://a b")),
    "credential": (echo, lambda c: c.with_options(token=lambda: "").ingest_jobs.get("x")),
    "decoding": (echo, lambda _: IngestJob.from_dict({})),
    "closed": (echo, lambda c: closed(c).ingest_jobs.get("x")),
}


def closed(client: Any) -> Any:
    """Return a closed copy."""
    copy = client.with_options()
    copy._closed = True
    return copy


HEAD = b"HTTP/1.1 200 X\r\ncontent-type: text/event-stream\r\n"
ERROR = b'event: error\ndata: {"code": "c", "message": "m"}\n\n'
STREAM = HEAD + b"content-length: %d\r\n\r\n" % len(ERROR) + ERROR
AGAIN = HEAD + b"content-length: 9\r\n\r\nretry: 1\n"

NUEXTRACT: dict[str, Case] = {
    "stream, refused": (respond(500, {}), lambda c: read(c.jobs.stream("x"))),
    "stream, not one": (respond(200, {}), lambda c: read(c.jobs.stream("x"))),
    "stream, not reachable": (
        echo,
        lambda c: read(c.with_options(base_url="http://127.0.0.1:9").jobs.stream("x")),
    ),
    "stream, reports a failure": (say(STREAM), lambda c: read(c.jobs.stream("x"))),
    "stream, lost again and again": (say(AGAIN), lambda c: read(c.jobs.stream("x"))),
    "stream, silent": (
        say(HEAD + b"\r\n"),
        lambda c: read(c.jobs.stream("x", idle_timeout=0.05)),
    ),
    "stream, not entered": (echo, lambda c: first(c.jobs.stream("x"))),
    "stream, argument": (echo, lambda c: c.jobs.stream("x", idle_timeout=0)),
    "events, cut off": (
        say(HEAD + b"content-length: 20\r\nconnection: close\r\n\r\ndata: 1\n"),
        lambda c: read(c.jobs.events("x", request_options=soon())),
    ),
    "wait, its stream reports a failure": (
        lambda name: STREAM if name == "events" else echo(name),
        lambda c: c.jobs.wait("x"),
    ),
    "wait, the stream is refused": (respond(500, {}), lambda c: c.jobs.wait("x", timeout=0.1)),
    "decoding events": (echo, lambda _: list(decode_events([b"data: " + b"x" * 2**27]))),
}

VECTARA: dict[str, Case] = {
    "token, refused": (respond(401, {"error": "invalid_client"}), lambda c: c.jobs.get("x")),
    "token, not one": (respond(200, {}), lambda c: c.jobs.get("x")),
    "token, not JSON": (respond(200, b"[}"), lambda c: c.jobs.get("x")),
    "token, redirected": (
        respond(302, {}, "location: http://x.invalid"),
        lambda c: c.jobs.get("x"),
    ),
    "token, not in time": (say(b""), lambda c: c.jobs.get("x", request_options=soon())),
    "failure in a success": (
        respond(
            200,
            {
                "access_token": "t",
                "status": [{"code": "INTERNAL", "statusDetail": "x"}],
            },
        ),
        lambda c: c.v1.jobs.list_page(),
    ),
}


def caught(doing: Callable[[], Any], error: type[Exception]) -> Any:
    """Return a weak reference to a local of a function that catches the error."""
    big = Big()
    reference = weakref.ref(big)
    try:
        doing()
    except error:
        return reference
    return None


async def async_caught(doing: Callable[[], Any], error: type[Exception]) -> Any:
    """Return the same, of an async function."""
    big = Big()
    reference = weakref.ref(big)
    try:
        result = doing()
        if inspect.isawaitable(result):
            await result
    except error:
        return reference
    return None


def freed(reference: Any) -> bool:
    """Whether the local is gone, without the garbage collector."""
    assert reference is not None, "nothing was raised"
    return reference() is None


def cases(*groups: tuple[str, dict[str, Case]]) -> Iterable[Any]:
    """Return every case with its provider."""
    for provider, group in groups:
        for name, (reply, doing) in group.items():
            yield pytest.param(provider, reply, doing, id=f"{provider}, {name}")


ALL = list(cases(("agentset", AGENTSET), ("nuextract", NUEXTRACT), ("vectara", VECTARA)))


def options_of(provider: str, server: EchoServer) -> dict[str, Any]:
    """Return what a client of the provider is made with."""
    url = server.options["base_url"]
    if provider == "agentset":
        return server.options
    if provider == "nuextract":
        return {"token": "x", "base_url": url, "max_retries": 0}
    oauth = {"client_id": "i", "client_secret": "s", "token_url": f"{url}/token"}
    return {**oauth, "customer_id": 1, "base_url": url, "max_retries": 0}


@pytest.mark.parametrize(("package", "reply", "doing"), ALL)
def test_a_sync_caller(
    environment: pytest.MonkeyPatch, package: str, reply: Reply, doing: Callable[[Any], Any]
) -> None:
    kinds: dict[str, tuple[Any, type[Exception]]] = {
        "agentset": (Agentset, AgentsetError),
        "nuextract": (NuExtract, NuExtractError),
        "vectara": (Vectara, VectaraError),
    }
    kind, error = kinds[package]
    with serving(reply) as server, kind(**options_of(package, server)) as client:
        gc.collect()
        gc.disable()
        try:
            assert freed(caught(lambda: doing(client), error))
        finally:
            gc.enable()


@pytest.mark.parametrize(("package", "reply", "doing"), ALL)
def test_an_async_caller(
    environment: pytest.MonkeyPatch,
    package: str,
    reply: Reply,
    doing: Callable[[Any], Any],
) -> None:
    kinds: dict[str, tuple[Any, type[Exception]]] = {
        "agentset": (AsyncAgentset, AgentsetError),
        "nuextract": (AsyncNuExtract, NuExtractError),
        "vectara": (AsyncVectara, VectaraError),
    }
    kind, error = kinds[package]

    async def main() -> None:
        async with kind(**options_of(package, server)) as client:
            gc.collect()
            gc.disable()
            try:
                assert freed(await async_caught(lambda: doing(client), error))
            finally:
                gc.enable()

    with serving(reply) as server:
        asyncio.run(main())
