"""Agentset's ingest jobs, imitated."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response
from starlette.routing import BaseRoute

from ...provider import Json, Provider, Surroundings
from ...recorder import RecordedRequest
from .answers import HeaderSource, failure
from .routes import ACCEPTED, IngestJobRoutes
from .state import AgentsetState

__all__ = ["AgentsetProvider", "AgentsetState", "provider"]

_NAMESPACE = "ns_123"
_EXAMPLES = ("COMPLETED", "COMPLETED", "FAILED", "COMPLETED", "CANCELLED", "PROCESSING")
_EXAMPLE_COUNT = 72


class AgentsetProvider:
    """Serves the five operations on ingest jobs."""

    name = "agentset"
    paths_outside_spec: frozenset[str] = frozenset()

    def __init__(self, surroundings: Surroundings) -> None:
        """Start without jobs."""
        self.state = AgentsetState(surroundings)
        self._routes = IngestJobRoutes(self.state, surroundings.clock)
        self._headers = HeaderSource(surroundings.clock)

    def routes(self) -> Sequence[BaseRoute]:
        """Return the routes of all operations."""
        return self._routes.routes()

    def environment(self, url: str) -> dict[str, str]:
        """Return the base URL, the token and a namespace."""
        return {
            "AGENTSET_BASE_URL": url,
            "AGENTSET_TOKEN": ACCEPTED,
            "AGENTSET_NAMESPACE_ID": _NAMESPACE,
        }

    def example(self) -> str:
        """Return a command that lists some jobs."""
        return (
            'curl -H "Authorization: Bearer $AGENTSET_TOKEN" '
            '"$AGENTSET_BASE_URL/v1/namespace/$AGENTSET_NAMESPACE_ID/ingest-jobs?perPage=2"'
        )

    def headers(self) -> dict[str, str]:
        """Return a request id and the state of the rate limit."""
        return self._headers.next()

    def error(self, _request: RecordedRequest, status: int, message: str, /) -> Response:
        """Return the error envelope, the same for every operation."""
        return failure(status, message)

    def repeat_page(self, request: RecordedRequest, answer: Json, /) -> Json:
        """Return the page with the cursor that led to it as its next one."""
        sent = dict(request.query).get("cursor")
        pagination = answer["pagination"]
        cursor = sent or pagination["nextCursor"]
        return {**answer, "pagination": {**pagination, "nextCursor": cursor, "hasMore": True}}

    def reset(self) -> None:
        """Forget all jobs."""
        self.state.reset()

    def seed_examples(self) -> None:
        """Add enough jobs for a few pages, in all sorts of states."""
        self.state.seed(_EXAMPLE_COUNT, _NAMESPACE, statuses=_EXAMPLES)


def provider(surroundings: Surroundings) -> Provider:
    """Return a fresh Agentset."""
    return AgentsetProvider(surroundings)
