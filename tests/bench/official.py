"""The same work with the official SDKs; they are not there when types are checked."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any

import httpx

from .canned import Canned
from .pages import CONCURRENT, pages_of
from .streams import stream_of
from .tasks import MissingError, Task, Work

_NO_TRANSPORT = "numind brings its own transport, urllib3"
_NO_LIST = "numind can't list real jobs: it reads them as examples, and raises"
_ONLY_CALLS = "part of the call"


def prepare(task: Task) -> Work:
    """Return what does the work.

    Raises:
        MissingError: The SDK has nothing that does.
    """
    prepare = _CASES.get(task.case)
    if prepare is None:
        raise MissingError(_ONLY_CALLS)
    return prepare(task)


def client(task: Task, transport: Callable[[], httpx.BaseTransport]) -> Any:
    """Return the provider's client."""
    http = None if task.server else httpx.Client(transport=transport())
    if task.provider == "agentset":
        sdk = importlib.import_module("agentset")
        return sdk.Agentset(
            token="a-token", namespace_id="ns_123", server_url=task.base_url, client=http
        )
    if task.provider == "gradient":
        sdk = importlib.import_module("gradient")
        return sdk.Gradient(access_token="a-token", base_url=task.base_url, http_client=http)
    if task.provider == "vectara":
        sdk = importlib.import_module("vectara")
        where = importlib.import_module("vectara.environment").VectaraEnvironment
        place = where(default=task.base_url, auth=task.base_url)
        return sdk.Vectara(api_key="a-token", environment=place, httpx_client=http)
    if task.server is None:
        raise MissingError(_NO_TRANSPORT)
    sdk = importlib.import_module("numind")
    how = importlib.import_module("numind.openapi_client").Configuration
    # Its method for one job is gone; that for the status of one is the nearest.
    host = task.base_url.replace("nuextract-get", "nuextract-status")
    return sdk.NuMind(api_key="a-token", configuration=how(host=host))


def _list(task: Task) -> Work:
    if task.provider == "nuextract":
        raise MissingError(_NO_LIST)
    made = client(task, lambda: Canned(task.body))
    return {
        "agentset": lambda: made.ingest_jobs.list(per_page=100),
        "gradient": lambda: made.knowledge_bases.indexing_jobs.list(per_page=100),
        "vectara": lambda: made.jobs.list(limit=100).items,
    }[task.provider]


def _get(task: Task) -> Work:
    if task.provider == "nuextract" and task.server is None:
        raise MissingError(_NO_TRANSPORT)
    return _getter(task, client(task, lambda: Canned(task.body)))


def _getter(task: Task, made: Any) -> Work:
    if task.provider == "nuextract":
        return lambda: made.get_api_jobs_jobid_status("job_1")
    return {
        "agentset": lambda: made.ingest_jobs.get(job_id="job_1"),
        "gradient": lambda: made.knowledge_bases.indexing_jobs.retrieve("job_1"),
        "vectara": lambda: made.jobs.get("job_1"),
    }[task.provider]


def _missing(task: Task) -> Work:
    get = _getter(task, client(task, lambda: Canned(task.body, 404)))

    def work() -> object:
        try:
            get()
        except Exception as error:
            # Each SDK has classes of its own.
            if getattr(error, "status_code", getattr(error, "status", None)) != 404:
                raise
            return error
        raise AssertionError

    return work


def _pages(task: Task) -> Work:
    if task.provider not in {"agentset", "vectara"}:
        raise MissingError("the SDK has no iterator over pages")
    made = client(task, pages_of(task))

    def agentset() -> int:
        seen, page = 0, made.ingest_jobs.list(per_page=100)
        while page is not None:
            seen += len(page.result.data)
            page = page.next()
        return seen

    def vectara() -> int:
        return sum(1 for _ in made.jobs.list(limit=100))

    return agentset if task.provider == "agentset" else vectara


def _concurrent(task: Task) -> Work:
    import asyncio

    runner, call = asyncio.Runner(), _async_list(task)

    async def many() -> object:
        return await asyncio.gather(*(call() for _ in range(CONCURRENT)))

    return lambda: runner.run(many())


def _async_list(task: Task) -> Callable[[], Any]:
    made: Any
    if task.provider == "agentset":
        sdk = importlib.import_module("agentset")
        made = sdk.Agentset(token="a-token", namespace_id="ns_123", server_url=task.base_url)
        return lambda: made.ingest_jobs.list_async(per_page=100)
    if task.provider == "gradient":
        sdk = importlib.import_module("gradient")
        made = sdk.AsyncGradient(access_token="a-token", base_url=task.base_url)
        return lambda: made.knowledge_bases.indexing_jobs.list(per_page=100)
    if task.provider == "vectara":
        sdk = importlib.import_module("vectara")
        where = importlib.import_module("vectara.environment").VectaraEnvironment
        place = where(default=task.base_url, auth=task.base_url)
        made = sdk.AsyncVectara(api_key="a-token", environment=place)
        return lambda: made.jobs.list(limit=100)
    raise MissingError(_NO_LIST)


def _response(chunks: list[bytes]) -> httpx.Response:
    return httpx.Response(200, headers={"content-type": "text/event-stream"}, content=iter(chunks))


def _events(task: Task) -> Work:
    chunks = stream_of(task.size)
    if task.provider == "agentset":
        decode = importlib.import_module("agentset.utils.eventstreaming").stream_events
        return lambda: sum(len(text) for text in decode(_response(chunks), str))
    if task.provider == "gradient":
        kind = importlib.import_module("gradient._streaming").SSEDecoder
        return lambda: sum(len(event.data) for event in kind().iter_bytes(iter(chunks)))
    if task.provider == "vectara":
        source = importlib.import_module("vectara.core.http_sse").EventSource
        return lambda: sum(len(event.data) for event in source(_response(chunks)).iter_sse())
    raise MissingError("numind reads the whole stream before it returns anything")


_CASES: Mapping[str, Callable[[Task], Work]] = {
    "list": _list,
    "get": _get,
    "missing": _missing,
    "pages": _pages,
    "concurrent": _concurrent,
    "events": _events,
}
