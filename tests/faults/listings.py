"""How each provider lists its jobs: what a page of it looks like."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from faults.targets import Target

Jobs = list[dict[str, Any]]


@dataclass(frozen=True)
class Listing:
    """The list of a provider.

    Attributes:
        jobs: Where a page has its jobs.
        size: The argument that says how many.
        parameter: The query parameter that asks for a page.
        made: Makes a page of jobs, the token of the next page, and the number of jobs in all.
        linked: Whether the server says which page comes next; clients count otherwise.
    """

    jobs: str
    size: str
    parameter: str
    made: Callable[[Jobs, str | None, int], dict[str, Any]]
    linked: bool = True

    def ids(self, target: Target, client: Any, **given: Any) -> list[str]:
        """Return the ids of all jobs."""
        return [id_of(job) for job in target.jobs(client).list(**given)]


def id_of(job: Any) -> str:
    """Return what a job is told from others by."""
    found: str = getattr(job, "uuid", None) or job.id
    return found


def _by_cursor(jobs: Jobs, token: str | None, _total: int) -> dict[str, Any]:
    pagination = {"nextCursor": token, "prevCursor": None, "hasMore": token is not None}
    return {"success": True, "data": jobs, "pagination": pagination}


def _by_link(jobs: Jobs, token: str | None, _total: int) -> dict[str, Any]:
    return {"jobs": jobs, "links": {"pages": {"next": f"?page={token}"} if token else {}}}


def _by_offset(jobs: Jobs, _token: str | None, total: int) -> dict[str, Any]:
    return {"items": jobs, "totalCount": total, "skip": 0, "perPage": len(jobs)}


def _by_key(jobs: Jobs, token: str | None, _total: int) -> dict[str, Any]:
    return {"jobs": jobs, "metadata": {"page_key": token}}


LISTINGS: Mapping[str, Listing] = {
    "agentset": Listing("data", "per_page", "cursor", _by_cursor),
    "gradient": Listing("jobs", "per_page", "page", _by_link),
    "nuextract": Listing("items", "per_page", "skip", _by_offset, linked=False),
    "vectara": Listing("jobs", "limit", "page_key", _by_key),
}
