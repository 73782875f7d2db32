"""Agentset's ingest jobs, imitated."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response
from starlette.routing import BaseRoute

from ...credentials import TOKEN
from ...provider import Json, Provider, Surroundings
from ...recorder import RecordedRequest
from .answers import HeaderSource, failure
from .routes import IngestJobRoutes
from .state import DOCUMENTED_JOB, DOCUMENTED_NAMESPACE, AgentsetState

__all__ = ["AgentsetProvider", "AgentsetState", "provider"]

_EXAMPLES = ("COMPLETED", "COMPLETED", "FAILED", "COMPLETED", "CANCELLED", "COMPLETED")
_EXAMPLE_COUNT = 250
_EXAMPLE_TENANTS = (None, "tenant1")


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
            "AGENTSET_TOKEN": TOKEN,
            "AGENTSET_NAMESPACE_ID": DOCUMENTED_NAMESPACE,
        }

    def example(self) -> str:
        """Return a command that lists some jobs."""
        return (
            'curl -H "Authorization: Bearer $AGENTSET_TOKEN" '
            '"$AGENTSET_BASE_URL/v1/namespace/$AGENTSET_NAMESPACE_ID/ingest-jobs?perPage=2"'
        )

    def leniency(self) -> str:
        """Return what is allowed when lenient and not otherwise."""
        return (
            f"agentset: {DOCUMENTED_JOB} of {DOCUMENTED_NAMESPACE} always exists, for every tenant, "
            "and may be deleted or ingested again in any state; an externalId is free again once "
            "its job has ended; an unknown cursor begins at the start."
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
        """Add enough finished jobs for a few pages, with a tenant and without."""
        for tenant in _EXAMPLE_TENANTS:
            self.state.seed(_EXAMPLE_COUNT, DOCUMENTED_NAMESPACE, tenant, _EXAMPLES)


def provider(surroundings: Surroundings) -> Provider:
    """Return a fresh Agentset."""
    return AgentsetProvider(surroundings)
