"""The five operations on indexing jobs, and what they refuse."""

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
from .answers import Failures, answered
from .listing import Position
from .state import FinishedJobError, GradientState, UnknownJobError

JOBS_PATH = "/v2/gen-ai/indexing_jobs"
_JOB = f"{JOBS_PATH}/{{uuid}}"
_DEFAULT_PER_PAGE = 20
_MOST_PER_PAGE = 200

Operation = Callable[[Request], Awaitable[Response]]


class IndexingJobRoutes:
    """Answers requests from the jobs of a state."""

    def __init__(self, state: GradientState, clock: Clock, failures: Failures) -> None:
        """Read and change `state`, showing jobs as they stand on `clock`."""
        self._state = state
        self._clock = clock
        self._failures = failures

    def routes(self) -> list[Route]:
        """Return the routes of all operations."""
        return [
            Route(JOBS_PATH, self._guarded(self._list), methods=["GET"]),
            Route(JOBS_PATH, self._guarded(self._create), methods=["POST"]),
            Route(_JOB, self._guarded(self._retrieve), methods=["GET"]),
            Route(f"{_JOB}/data_sources", self._guarded(self._data_sources), methods=["GET"]),
            Route(f"{_JOB}/cancel", self._guarded(self._cancel), methods=["PUT"]),
        ]

    async def _list(self, request: Request) -> Response:
        asked = request.query_params
        page, per_page = int(asked.get("page", 1)), int(asked.get("per_page", _DEFAULT_PER_PAGE))
        if page < 1 or not 1 <= per_page <= _MOST_PER_PAGE:
            return self._failures.response(400, f"page is from 1, per_page to {_MOST_PER_PAGE}.")
        jobs, total = self._state.page(page, per_page)
        now = self._clock.now()
        around = Position(page, per_page, total).said(
            self._state.host + JOBS_PATH, self._state.links, self._state.meta
        )
        return answered({"jobs": [job.view(now) for job in jobs], **around})

    async def _create(self, request: Request) -> Response:
        body: Json = orjson.loads(await request.body())
        knowledge_base = body.get("knowledge_base_uuid")
        if not knowledge_base:
            return self._failures.response(400, "knowledge_base_uuid is needed.")
        job = self._state.create(knowledge_base, body.get("data_source_uuids") or ())
        return answered({"job": job.view(self._clock.now())})

    async def _retrieve(self, request: Request) -> Response:
        job = self._state.get(path_argument(request, "uuid"))
        return answered({"job": job.view(self._clock.now())})

    async def _data_sources(self, request: Request) -> Response:
        job = self._state.get(path_argument(request, "uuid"))
        return answered({"indexed_data_sources": job.data_sources(self._clock.now())})

    async def _cancel(self, request: Request) -> Response:
        uuid = path_argument(request, "uuid")
        body: Json = orjson.loads(await request.body())
        if body.get("uuid", uuid) != uuid:
            return self._failures.response(400, "The ids in path and body differ.")
        job = self._state.cancel(uuid)
        return answered({"job": job.view(self._clock.now())})

    def _guarded(self, operation: Operation) -> Operation:
        """Check the token, and turn what the state refuses into the provider's errors."""

        @functools.wraps(operation)
        async def answer(request: Request) -> Response:
            if not accepts_bearer(request.headers.get("authorization", "")):
                return self._failures.response(401, "Unable to authenticate you.")
            try:
                return await operation(request)
            except UnknownJobError:
                return self._failures.response(404, "There is no such indexing job.")
            except FinishedJobError:
                return self._failures.response(409, "The indexing job has ended.")

        return answer
