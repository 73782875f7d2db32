"""NuExtract's jobs, imitated, with their streams of events."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response
from starlette.routing import BaseRoute

from ...credentials import TOKEN
from ...provider import Json, Provider, Surroundings
from ...recorder import RecordedRequest
from .answers import bad_query, failure
from .routes import LIST, JobRoutes
from .state import DOCUMENTED_JOBS, NuExtractState

__all__ = ["NuExtractProvider", "NuExtractState", "provider"]

_EXAMPLES = ("completed", "completed", "failed", "completed", "timeout")
_EXAMPLE_COUNT = 40


class NuExtractProvider:
    """Serves the four operations on jobs; none of them creates one."""

    name = "nuextract"
    paths_outside_spec: frozenset[str] = frozenset()

    def __init__(self, surroundings: Surroundings) -> None:
        """Start without jobs."""
        self.state = NuExtractState(surroundings)
        self._routes = JobRoutes(self.state, surroundings.clock)

    def routes(self) -> Sequence[BaseRoute]:
        """Return the routes of all operations."""
        return self._routes.routes()

    def environment(self, url: str) -> dict[str, str]:
        """Return the base URL and the token."""
        return {"NUEXTRACT_BASE_URL": url, "NUMIND_API_KEY": TOKEN}

    def example(self) -> str:
        """Return a command that lists some jobs."""
        return 'curl -H "Authorization: Bearer $NUMIND_API_KEY" "$NUEXTRACT_BASE_URL/api/jobs?perPage=2"'

    def leniency(self) -> str:
        """Return what is allowed when lenient and not otherwise."""
        return (
            f"nuextract: {' and '.join(DOCUMENTED_JOBS)} always exist, and begin anew when they are "
            "over and somebody opens their stream; pings come several times a second."
        )

    def headers(self) -> dict[str, str]:
        """Return nothing: the service documents no headers."""
        return {}

    def error(self, request: RecordedRequest, status: int, message: str, /) -> Response:
        """Return an object with code and message, or a sentence where the list has one."""
        if request.path == LIST and status == 400:
            return bad_query(message)
        return failure(status, message)

    def repeat_page(self, _request: RecordedRequest, answer: Json, /) -> Json:
        """Return the page as it is: it says nothing of the next, clients count."""
        return answer

    def reset(self) -> None:
        """Forget all jobs."""
        self.state.reset()

    def seed_examples(self) -> None:
        """Add enough jobs for a few pages, and some that are still running."""
        self.state.seed(_EXAMPLE_COUNT, statuses=_EXAMPLES)
        for outcome in ("timeout", "failed", "completed"):
            self.state.add(outcome)


def provider(surroundings: Surroundings) -> Provider:
    """Return a fresh NuExtract."""
    return NuExtractProvider(surroundings)
