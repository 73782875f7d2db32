"""The response bodies to measure with: those of the sandbox, with jobs like real ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import orjson
from sandbox import Sandbox

from .canned import NEXT, PAGE
from .jobs import LIKE_REAL
from .tasks import PROVIDERS

SIZES = (1, 10, 100, 1000, 10_000)
PATHS = {
    "agentset": ("/v1/namespace/ns_123/ingest-jobs", "perPage", "data"),
    "gradient": ("/v2/gen-ai/indexing_jobs", "per_page", "jobs"),
    "nuextract": ("/api/jobs", "perPage", "items"),
    "vectara": ("/v2/jobs", "limit", "jobs"),
}
"""By provider: the path of the list, its parameter for the jobs on a page, where they stand."""
IDS = {"agentset": "id", "gradient": "uuid", "nuextract": "id", "vectara": "id"}
_CREDENTIALS = {
    "authorization": "Bearer sandbox-token",
    "x-api-key": "personal-key",
}


def write(folder: Path) -> None:
    """Write every answer into the folder."""
    with Sandbox() as box, httpx.Client(headers=_CREDENTIALS) as http:
        for provider in PROVIDERS:
            path, per_page, where = PATHS[provider]
            address = box.url(provider) + path
            seeded = getattr(box, provider).seed(100)
            listed = _json(http.get(address, params={per_page: 100}))
            one = http.get(f"{address}/{seeded[0]}")
            if provider == "nuextract":
                # What the nearest method of the official SDK reads.
                status = http.get(f"{address}/{seeded[0]}/status")
                (folder / "nuextract-status").write_bytes(status.content)
            missing = http.get(f"{address}/{'0' * 8}-0000-4000-8000-{'0' * 12}")
            assert (one.status_code, missing.status_code) == (200, 404), (one, missing)
            (folder / f"{provider}-get").write_bytes(_one(provider, one.content))
            (folder / f"{provider}-missing").write_bytes(missing.content)
            for size in SIZES:
                page = _page(provider, listed, where, size)
                (folder / f"{provider}-list-{size}").write_bytes(orjson.dumps(page))
            page = _page(provider, listed, where, 100, mark=PAGE.decode())
            _point(provider, page)
            (folder / f"{provider}-page").write_bytes(orjson.dumps(page))


def _json(response: httpx.Response) -> dict[str, Any]:
    assert response.status_code == 200, response.text
    data: dict[str, Any] = orjson.loads(response.content)
    return data


def _page(
    provider: str, listed: dict[str, Any], where: str, size: int, mark: str = ""
) -> dict[str, Any]:
    jobs = listed[where]
    like_real, name = LIKE_REAL[provider], IDS[provider]
    many = [{**like_real(jobs[n % len(jobs)], n), name: f"job_{mark}{n:08d}"} for n in range(size)]
    page = {**listed, where: many}
    if provider == "nuextract":
        page["totalCount"] = size
    return page


def _one(provider: str, content: bytes) -> bytes:
    """Return the answer for one job, with a job like real ones."""
    answer = orjson.loads(content)
    within = {"agentset": "data", "gradient": "job"}.get(provider)
    if within is None:
        answer = LIKE_REAL[provider](answer, 1)
    else:
        answer[within] = LIKE_REAL[provider](answer[within], 1)
    return orjson.dumps(answer)


def _point(provider: str, page: dict[str, Any]) -> None:
    """Put the mark where the page says what comes next."""
    mark = NEXT.decode().strip('"')
    if provider == "agentset":
        page["pagination"]["nextCursor"] = mark
    elif provider == "gradient":
        page["links"] = {"pages": {"next": mark}}
        page.pop("meta", None)
    elif provider == "nuextract":
        page["totalCount"] = mark
    else:
        page["metadata"]["page_key"] = mark
