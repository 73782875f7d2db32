"""The floor: bare httpx and orjson, written as one would for a script, and httpx-sse.

What a script for one page does without is imported where it is used: the way from nothing to a
page is measured too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import httpx
import orjson

from .canned import Canned
from .pages import CONCURRENT, pages_of
from .streams import stream_of
from .tasks import Task, Work

AUTHORIZATION = {"authorization": "Bearer a-token"}
LISTS = {
    "agentset": "/v1/namespace/ns_123/ingest-jobs?orderBy=createdAt&order=desc&perPage=100",
    "gradient": "/v2/gen-ai/indexing_jobs?per_page=100",
    "nuextract": "/api/jobs?perPage=100",
    "vectara": "/v2/jobs?limit=100",
}
JOBS = {
    "agentset": "/v1/namespace/ns_123/ingest-jobs/job_1",
    "gradient": "/v2/gen-ai/indexing_jobs/job_1",
    "nuextract": "/api/jobs/job_1",
    "vectara": "/v2/jobs/job_1",
}
ITEMS = {"agentset": "data", "gradient": "jobs", "nuextract": "items", "vectara": "jobs"}


def next_token(provider: str, page: Mapping[str, Any], seen: int) -> str | None:
    """Return where the next page starts, as the provider says it."""
    token: str | None
    if provider == "agentset":
        token = page["pagination"]["nextCursor"]
    elif provider == "gradient":
        link = page["links"]["pages"]["next"]
        token = link and link.partition("page=")[2]
    elif provider == "nuextract":
        token = str(seen) if seen < page["totalCount"] else None
    else:
        token = page["metadata"]["page_key"]
    return token


PARAMETERS = {"agentset": "cursor", "gradient": "page", "nuextract": "skip", "vectara": "page_key"}


def prepare(task: Task) -> Work:
    """Return what does the work."""
    return _CASES[task.case](task)


def _http(task: Task, transport: Callable[[], httpx.BaseTransport]) -> httpx.Client:
    return httpx.Client(transport=transport() if task.server is None else None)


def _list(task: Task) -> Work:
    http = _http(task, lambda: Canned(task.body))
    url = task.base_url + LISTS[task.provider]
    return lambda: orjson.loads(http.get(url, headers=AUTHORIZATION).content)


def _get(task: Task) -> Work:
    http = _http(task, lambda: Canned(task.body))
    url = task.base_url + JOBS[task.provider]
    return lambda: orjson.loads(http.get(url, headers=AUTHORIZATION).content)


def _missing(task: Task) -> Work:
    http = _http(task, lambda: Canned(task.body, 404))
    url = task.base_url + JOBS[task.provider]

    def work() -> object:
        response = http.get(url, headers=AUTHORIZATION)
        try:
            response.raise_for_status()
        except httpx.HTTPStatusError as error:
            return orjson.loads(error.response.content)
        raise AssertionError

    return work


def _decode(task: Task) -> Work:
    body = task.body
    return lambda: orjson.loads(body)


def _encode(task: Task) -> Work:
    data = orjson.loads(task.body)
    return lambda: orjson.dumps(data)


def _pages(task: Task) -> Work:
    http, provider = httpx.Client(transport=pages_of(task)()), task.provider
    url = "http://api.example" + LISTS[provider]
    where, parameter = ITEMS[provider], PARAMETERS[provider]

    def jobs() -> Iterator[dict[str, Any]]:
        token, seen = None, 0
        while True:
            address = url if token is None else f"{url}&{parameter}={token}"
            page = orjson.loads(http.get(address, headers=AUTHORIZATION).content)
            yield from page[where]
            seen += len(page[where])
            token = next_token(provider, page, seen)
            if token is None:
                return

    return lambda: sum(1 for _ in jobs())


def _concurrent(task: Task) -> Work:
    import asyncio

    runner, url = asyncio.Runner(), task.base_url + LISTS[task.provider]
    http = httpx.AsyncClient()

    async def one() -> object:
        return orjson.loads((await http.get(url, headers=AUTHORIZATION)).content)

    async def many() -> object:
        return await asyncio.gather(*(one() for _ in range(CONCURRENT)))

    return lambda: runner.run(many())


def _events(task: Task) -> Work:
    from httpx_sse import EventSource

    chunks = stream_of(task.size)

    def work() -> object:
        response = httpx.Response(
            200, headers={"content-type": "text/event-stream"}, content=iter(chunks)
        )
        return sum(len(event.data) for event in EventSource(response).iter_sse())

    return work


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
