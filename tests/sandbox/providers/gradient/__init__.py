"""DigitalOcean Gradient's indexing jobs, imitated."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response
from starlette.routing import BaseRoute

from ...credentials import TOKEN
from ...provider import Json, Provider, Surroundings
from ...recorder import RecordedRequest
from .answers import Failures, RateLimit
from .job import Outcome
from .routes import JOBS_PATH, IndexingJobRoutes
from .state import DOCUMENTED_JOB, GradientState

__all__ = ["GradientProvider", "GradientState", "provider"]

_EXAMPLES: tuple[Outcome, ...] = ("COMPLETED", "PARTIAL", "FAILED", "COMPLETED", "NO_CHANGES")
_EXAMPLE_COUNT = 250


class GradientProvider:
    """Serves the five operations on indexing jobs."""

    name = "gradient"
    paths_outside_spec: frozenset[str] = frozenset()

    def __init__(self, surroundings: Surroundings) -> None:
        """Start without jobs."""
        self.state = GradientState(surroundings)
        self._failures = Failures()
        self._routes = IndexingJobRoutes(self.state, surroundings.clock, self._failures)
        self._rate_limit = RateLimit(surroundings.clock)

    def routes(self) -> Sequence[BaseRoute]:
        """Return the routes of all operations."""
        return self._routes.routes()

    def environment(self, url: str) -> dict[str, str]:
        """Return the base URL and the token."""
        return {"GRADIENT_BASE_URL": url, "DIGITALOCEAN_ACCESS_TOKEN": TOKEN}

    def example(self) -> str:
        """Return a command that lists some jobs."""
        return (
            'curl -H "Authorization: Bearer $DIGITALOCEAN_ACCESS_TOKEN" '
            '"$GRADIENT_BASE_URL/v2/gen-ai/indexing_jobs?per_page=2"'
        )

    def leniency(self) -> str:
        """Return what is allowed when lenient and not otherwise."""
        return (
            f"gradient: the job {DOCUMENTED_JOB} always exists, and may be cancelled at any time "
            "without effect."
        )

    def headers(self) -> dict[str, str]:
        """Return the state of the rate limit."""
        return self._rate_limit.headers()

    def error(self, _request: RecordedRequest, status: int, message: str, /) -> Response:
        """Return an error, of the same shape for every operation."""
        return self._failures.response(status, message)

    def repeat_page(self, request: RecordedRequest, answer: Json, /) -> Json:
        """Return the page with a link to itself as the next one."""
        sent = dict(request.query).get("page", "1")
        itself = f"{self.state.host}{JOBS_PATH}?page={sent}"
        return {**answer, "links": {"pages": {"next": itself}}}

    def reset(self) -> None:
        """Forget all jobs."""
        self.state.reset()

    def seed_examples(self) -> None:
        """Add enough finished jobs for a few pages."""
        self.state.seed(_EXAMPLE_COUNT, outcomes=_EXAMPLES)


def provider(surroundings: Surroundings) -> Provider:
    """Return a fresh Gradient."""
    return GradientProvider(surroundings)
