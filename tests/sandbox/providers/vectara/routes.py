"""The operations of both generations, the token endpoint, and what they refuse."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ...clock import Clock
from ...credentials import accepts
from ...provider import path_argument, recorded
from .answers import TOKEN_PATH, V1_PATH, Failures, answered
from .job import VectaraJob
from .listing import BadPageKeyError, Key, read_key
from .state import ForeignJobError, UnknownJobError, VectaraState
from .tokens import RefusalError

_JOBS = "/v2/jobs"
_DEFAULT_LIMIT = 10
_V1_DEFAULT_STATES = ("JOB_STATE__QUEUED", "JOB_STATE__STARTED")
_V1_OLDEST = timedelta(days=180)

Operation = Callable[[Request], Awaitable[Response]]


class JobRoutes:
    """Answers requests from the jobs of a state."""

    def __init__(self, state: VectaraState, clock: Clock, failures: Failures) -> None:
        """Read `state`, showing jobs as they stand on `clock`."""
        self._state = state
        self._clock = clock
        self._failures = failures

    def routes(self) -> list[Route]:
        """Return the routes of all operations and the token endpoint."""
        return [
            Route(V1_PATH, self._guarded(self._list_v1), methods=["POST"]),
            Route(_JOBS, self._guarded(self._list), methods=["GET"]),
            Route(f"{_JOBS}/{{job_id}}", self._guarded(self._get), methods=["GET"]),
            Route(TOKEN_PATH, self._token, methods=["POST"]),
        ]

    async def _list_v1(self, request: Request) -> Response:
        sent: dict[str, Any] = orjson.loads(await request.body())
        # Beside a key, the server looks at nothing else.
        key = self._key(sent.get("pageKey"))
        filters = sent if key is None else key.request
        now = self._clock.now()
        limit: int = filters.get("numResults", _DEFAULT_LIMIT)
        page = self._state.page(_v1_filter(filters, now), limit, key, request=filters)
        jobs = [job.v1(now) for job in page.jobs]
        status, key_of_next = self._state.v1_status, page.next_key or ""
        return answered({"status": status, "job": jobs, "pageKey": key_of_next})

    async def _list(self, request: Request) -> Response:
        asked = request.query_params
        now = self._clock.now()
        page = self._state.page(
            _v2_filter(request, now),
            int(asked.get("limit", _DEFAULT_LIMIT)),
            self._key(asked.get("page_key")),
        )
        jobs = [job.v2(now) for job in page.jobs]
        return answered({"jobs": jobs, "metadata": {"page_key": page.next_key}})

    async def _get(self, request: Request) -> Response:
        job = self._state.get(path_argument(request, "job_id"))
        return answered(job.v2(self._clock.now()))

    async def _token(self, request: Request) -> Response:
        form = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        try:
            return answered(self._state.tokens.answer(form))
        except RefusalError as refusal:
            told = {"error": refusal.error, "error_description": refusal.description}
            return answered(told, refusal.status)

    def _key(self, text: str | None) -> Key | None:
        if not text:
            return None
        try:
            return read_key(text)
        except BadPageKeyError:
            if not self._state.lenient:
                raise
            return None

    def _guarded(self, operation: Operation) -> Operation:
        """Check the credentials, and turn what the state refuses into the provider's errors."""

        @functools.wraps(operation)
        async def answer(request: Request) -> Response:
            refuse = functools.partial(self._failures.response, recorded(request).path)
            if not self._lets_in(request):
                return refuse(401, "The credentials are not valid.")
            try:
                return await operation(request)
            except UnknownJobError as unknown:
                return refuse(404, "There is no such job.", id=str(unknown))
            except ForeignJobError:
                return refuse(403, "The job belongs to another account.")
            except BadPageKeyError:
                return refuse(400, "The page key is not valid.")

        return answer

    def _lets_in(self, request: Request) -> bool:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme:
            return scheme.lower() == "bearer" and self._state.tokens.lets_in(token)
        return accepts(request.headers.get("x-api-key", ""))


def _v1_filter(filters: dict[str, Any], now: datetime) -> Callable[[VectaraJob], bool]:
    states = filters.get("state") or _V1_DEFAULT_STATES
    corpora = frozenset(filters.get("corpusId") or ())
    job_id = filters.get("jobId")
    since = max(int(filters.get("epochSecs") or 0), int((now - _V1_OLDEST).timestamp()))

    def wanted(job: VectaraJob) -> bool:
        return (
            job.v1_state(now) in states
            and (not corpora or not corpora.isdisjoint(job.corpora))
            and (not job_id or job.id == job_id)
            and job.created_at.timestamp() >= since
        )

    return wanted


def _v2_filter(request: Request, now: datetime) -> Callable[[VectaraJob], bool]:
    states = request.query_params.getlist("state")
    keys = frozenset(request.query_params.getlist("corpus_key"))
    text = request.query_params.get("after")
    after = None if text is None else datetime.fromisoformat(text)

    def wanted(job: VectaraJob) -> bool:
        return (
            (not states or job.state(now) in states)
            and (not keys or not keys.isdisjoint(job.corpus_keys))
            and (after is None or job.created_at > after)
        )

    return wanted
