"""The four operations on jobs, and what they refuse."""

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
from .answers import bad_query, failure
from .state import ForeignJobError, NuExtractState, UnknownJobError
from .streaming import EventStreamResponse

LIST = "/api/jobs"

_JOB = f"{LIST}/{{jobId}}"
_DEFAULT_PER_PAGE = 30

Operation = Callable[[Request], Awaitable[Response]]


class JobRoutes:
    """Answers requests from the jobs of a state."""

    def __init__(self, state: NuExtractState, clock: Clock) -> None:
        """Read `state`, showing jobs as they stand on `clock`."""
        self._state = state
        self._clock = clock

    def routes(self) -> list[Route]:
        """Return the routes of all operations."""
        return [
            Route(LIST, _guarded(self._list), methods=["GET"]),
            Route(_JOB, _guarded(self._get), methods=["GET"]),
            Route(f"{_JOB}/status", _guarded(self._get_status), methods=["GET"]),
            Route(f"{_JOB}/stream", _guarded(self._stream), methods=["GET"]),
        ]

    async def _list(self, request: Request) -> Response:
        asked = request.query_params
        state = self._state
        skip = int(asked.get("skip", 0))
        per_page = int(asked.get("perPage", _DEFAULT_PER_PAGE))
        if state.refuse_above is not None and per_page > state.refuse_above:
            return bad_query(f"perPage must be at most {state.refuse_above}")
        if state.clamp is not None:
            per_page = min(per_page, state.clamp)
        jobs = state.listed(asked.get("organization"))
        now = self._clock.now()
        return _json(
            {
                "totalCount": len(jobs),
                "skip": skip,
                "perPage": per_page,
                "items": [job.view(now) for job in jobs[skip : skip + per_page]],
            }
        )

    async def _get(self, request: Request) -> Response:
        if self._state.get_is_gone:
            return failure(404, "There is no such operation in this release.")
        job = self._state.visible(path_argument(request, "jobId"))
        return _json(job.view(self._clock.now()))

    async def _get_status(self, request: Request) -> Response:
        job = self._state.visible(path_argument(request, "jobId"))
        return _json(job.report(self._clock.now()))

    async def _stream(self, request: Request) -> Response:
        job = self._state.followed(path_argument(request, "jobId"))
        return EventStreamResponse(self._state, self._clock, job.id)


def _json(content: Json) -> Response:
    return Response(orjson.dumps(content), media_type="application/json")


def _guarded(operation: Operation) -> Operation:
    """Check the token, and turn what the state refuses into errors of the service."""

    @functools.wraps(operation)
    async def answer(request: Request) -> Response:
        if not accepts_bearer(request.headers.get("authorization", "")):
            return failure(401, "The token is not valid.")
        try:
            return await operation(request)
        except UnknownJobError:
            return failure(404, "There is no such job.")
        except ForeignJobError:
            return failure(403, "The job belongs to another user.")

    return answer
