"""The same work with our packages."""

from __future__ import annotations

import importlib
import operator
from collections.abc import Callable, Mapping
from typing import Any

import httpx
import orjson

from .canned import Canned
from .pages import CONCURRENT, pages_of
from .streams import stream_of
from .tasks import Task, Work

CLIENTS: Mapping[str, tuple[str, dict[str, Any]]] = {
    "agentset": ("Agentset", {"token": "a-token", "namespace_id": "ns_123"}),
    "gradient": ("Gradient", {"token": "a-token"}),
    "nuextract": ("NuExtract", {"token": "a-token"}),
    "vectara": ("Vectara", {"api_key": "a-token"}),
}
RESOURCES = {
    "agentset": ("ingest_jobs", "get"),
    "gradient": ("knowledge_bases.indexing_jobs", "retrieve"),
    "nuextract": ("jobs", "get"),
    "vectara": ("jobs", "get"),
}
PAGES = {
    "agentset": "IngestJobPage",
    "gradient": "IndexingJobPage",
    "nuextract": "JobPage",
    "vectara": "JobPage",
}
_FULL = {"vectara": {"limit": 100}}


def prepare(task: Task) -> Work:
    """Return what does the work."""
    return _CASES[task.case](task)


def package(task: Task) -> Any:
    """Return the provider's package."""
    return importlib.import_module(f"specloom_{task.provider}")


def _resource(task: Task, transport: Callable[[], httpx.BaseTransport]) -> Any:
    name, options = CLIENTS[task.provider]
    if task.server is None:
        options = {**options, "http_client": httpx.Client(transport=transport())}
    client = getattr(package(task), name)(base_url=task.base_url, **options)
    return operator.attrgetter(RESOURCES[task.provider][0])(client)


def _full(task: Task) -> dict[str, int]:
    return _FULL.get(task.provider, {"per_page": 100})


def _list(task: Task) -> Work:
    resource, full = _resource(task, lambda: Canned(task.body)), _full(task)
    return lambda: resource.list_page(**full)


def _get(task: Task) -> Work:
    get = getattr(_resource(task, lambda: Canned(task.body)), RESOURCES[task.provider][1])
    return lambda: get("job_1")


def _missing(task: Task) -> Work:
    get = getattr(_resource(task, lambda: Canned(task.body, 404)), RESOURCES[task.provider][1])
    not_found: type[Exception] = package(task).NotFoundError

    def work() -> object:
        try:
            get("job_1")
        except not_found as error:
            return error
        raise AssertionError

    return work


def _decode(task: Task) -> Work:
    # As a response is decoded: from_dict copies what its caller holds.
    read, body = getattr(package(task), PAGES[task.provider]).from_response, task.body
    return lambda: read(orjson.loads(body))


def _encode(task: Task) -> Work:
    page = getattr(package(task), PAGES[task.provider]).from_dict(orjson.loads(task.body))
    return lambda: orjson.dumps(page.to_dict())


def _pages(task: Task) -> Work:
    resource, full = _resource(task, pages_of(task)), _full(task)
    return lambda: sum(1 for _ in resource.list(**full))


def _concurrent(task: Task) -> Work:
    # Not above: the way from nothing to a page is measured too.
    import asyncio

    name, options = CLIENTS[task.provider]
    client = getattr(package(task), f"Async{name}")(base_url=task.base_url, **options)
    resource, full = operator.attrgetter(RESOURCES[task.provider][0])(client), _full(task)
    runner = asyncio.Runner()

    async def many() -> object:
        return await asyncio.gather(*(resource.list_page(**full) for _ in range(CONCURRENT)))

    return lambda: runner.run(many())


def _events(task: Task) -> Work:
    # The decoder is the same in all packages; that of the provider that streams is public.
    decode = importlib.import_module("specloom_nuextract").decode_events
    chunks = stream_of(task.size)
    return lambda: sum(len(event.data) for event in decode(iter(chunks)))


_CASES: Mapping[str, Callable[[Task], Work]] = {
    "list": _list,
    "get": _get,
    "missing": _missing,
    "decode": _decode,
    "encode": _encode,
    "pages": _pages,
    "concurrent": _concurrent,
    "events": _events,
}
