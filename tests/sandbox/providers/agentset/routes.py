"""The five operations on ingest jobs, and what they refuse."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ...clock import Clock
from ...credentials import accepts_bearer
from ...provider import Json, path_argument
from .answers import failure, success
from .listing import BadCursorError, Query
from .state import (
    AgentsetState,
    Owner,
    TakenExternalIdError,
    UnknownJobError,
    WrongStatusError,
)

_JOBS = "/v1/namespace/{namespaceId}/ingest-jobs"
_JOB = f"{_JOBS}/{{jobId}}"
_DEFAULT_PER_PAGE = 30

Operation = Callable[[Request], Awaitable[Response]]


class IngestJobRoutes:
    """Answers requests from the jobs of a state."""

    def __init__(self, state: AgentsetState, clock: Clock) -> None:
        """Read and change `state`, showing jobs as they stand on `clock`."""
        self._state = state
        self._clock = clock

    def routes(self) -> list[Route]:
        """Return the routes of all operations."""
        return [
            Route(_JOBS, _guarded(self._list), methods=["GET"]),
            Route(_JOBS, _guarded(self._create), methods=["POST"]),
            Route(_JOB, _guarded(self._get), methods=["GET"]),
            Route(_JOB, _guarded(self._delete), methods=["DELETE"]),
            Route(f"{_JOB}/re-ingest", _guarded(self._re_ingest), methods=["POST"]),
        ]

    async def _list(self, request: Request) -> Response:
        asked = request.query_params
        statuses = asked.get("statuses")
        query = Query(
            statuses=None if statuses is None else frozenset(statuses.split(",")),
            newest_first=asked.get("order", "desc") == "desc",
            cursor=asked.get("cursor"),
            backward=asked.get("cursorDirection", "forward") == "backward",
            per_page=int(asked.get("perPage", _DEFAULT_PER_PAGE)),
        )
        page = self._state.page(_owner(request), query)
        now = self._clock.now()
        pagination = {
            "nextCursor": page.next_cursor,
            "prevCursor": page.prev_cursor,
            "hasMore": page.has_more,
        }
        return success([job.view(now) for job in page.jobs], pagination=pagination)

    async def _create(self, request: Request) -> Response:
        body: Json = orjson.loads(await request.body())
        job = self._state.create(_owner(request), body)
        return success(job.view(self._clock.now()), status=201)

    async def _get(self, request: Request) -> Response:
        job = self._state.get(_owner(request), path_argument(request, "jobId"))
        return success(job.view(self._clock.now()))

    async def _delete(self, request: Request) -> Response:
        job = self._state.delete(_owner(request), path_argument(request, "jobId"))
        return success(job.view(self._clock.now()))

    async def _re_ingest(self, request: Request) -> Response:
        job = self._state.re_ingest(_owner(request), path_argument(request, "jobId"))
        return success({"id": job.id})


def _owner(request: Request) -> Owner:
    return (path_argument(request, "namespaceId"), request.headers.get("x-tenant-id"))


def _guarded(operation: Operation) -> Operation:
    """Check the token, and turn what the state refuses into the provider's errors."""

    @functools.wraps(operation)
    async def answer(request: Request) -> Response:
        if not accepts_bearer(request.headers.get("authorization", "")):
            return failure(401, "The API key is not valid.")
        try:
            return await operation(request)
        except UnknownJobError:
            return failure(404, "There is no such ingest job.")
        except TakenExternalIdError as taken:
            return failure(409, f"The external id {taken} is in use.")
        except WrongStatusError as wrong:
            return failure(400, f"The job cannot do this while it is {wrong}.")
        except BadCursorError:
            return failure(400, "The cursor is not valid.")

    return answer
