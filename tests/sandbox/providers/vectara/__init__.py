"""Vectara's jobs, imitated: both generations of the API, and the token endpoint."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response
from starlette.routing import BaseRoute

from ...credentials import TOKEN
from ...provider import Json, Provider, Surroundings
from ...recorder import RecordedRequest
from .answers import TOKEN_PATH, V1_PATH, Failures
from .routes import JobRoutes
from .state import DOCUMENTED_JOB, VectaraState
from .tokens import TokenDesk

__all__ = ["TokenDesk", "VectaraProvider", "VectaraState", "provider"]

_CUSTOMER_ID = "1234567890"
_EXAMPLES = ("completed", "completed", "failed", "completed", "aborted", "completed")
_EXAMPLE_COUNT = 250


class VectaraProvider:
    """Serves v1's list, v2's list and get, and tokens."""

    name = "vectara"
    paths_outside_spec: frozenset[str] = frozenset({TOKEN_PATH})

    def __init__(self, surroundings: Surroundings) -> None:
        """Start without jobs."""
        self.state = VectaraState(surroundings)
        self._failures = Failures()
        self._routes = JobRoutes(self.state, surroundings.clock, self._failures)

    def routes(self) -> Sequence[BaseRoute]:
        """Return the routes of all operations."""
        return self._routes.routes()

    def environment(self, url: str) -> dict[str, str]:
        """Return both URLs, a key, and a customer for v1."""
        return {
            "VECTARA_BASE_URL": url,
            "VECTARA_TOKEN_URL": f"{url}{TOKEN_PATH}",
            "VECTARA_API_KEY": TOKEN,
            "VECTARA_CUSTOMER_ID": _CUSTOMER_ID,
        }

    def example(self) -> str:
        """Return a command that lists some jobs."""
        return 'curl -H "x-api-key: $VECTARA_API_KEY" "$VECTARA_BASE_URL/v2/jobs?limit=2"'

    def leniency(self) -> str:
        """Return what is allowed when lenient and not otherwise."""
        return (
            f"vectara: {DOCUMENTED_JOB} always exists; an unknown page key begins at the start; "
            'tokens are given for any client id and secret that do not begin with "wrong".'
        )

    def headers(self) -> dict[str, str]:
        """Return nothing: the provider documents no headers."""
        return {}

    def error(self, request: RecordedRequest, status: int, message: str, /) -> Response:
        """Return an error in the shape of the generation that was asked."""
        return self._failures.response(request.path, status, message)

    def repeat_page(self, request: RecordedRequest, answer: Json, /) -> Json:
        """Return the page with the key that led to it as its next one."""
        if request.path == V1_PATH:
            sent = request.json.get("pageKey")
            return {**answer, "pageKey": sent or answer["pageKey"]}
        sent = dict(request.query).get("page_key")
        return {**answer, "metadata": {"page_key": sent or answer["metadata"]["page_key"]}}

    def reset(self) -> None:
        """Forget all jobs and tokens."""
        self.state.reset()

    def seed_examples(self) -> None:
        """Add enough finished jobs for a few pages."""
        self.state.seed(_EXAMPLE_COUNT, states=_EXAMPLES)


def provider(surroundings: Surroundings) -> Provider:
    """Return a fresh Vectara."""
    return VectaraProvider(surroundings)
