"""What a module must offer to be served as a provider."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias, cast
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from .clock import Clock
from .recorder import RecordedRequest

Json: TypeAlias = Any

RECORDED = "sandbox.request"
"""Key of the scope under which routes find the recorded request."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the sandbox has for every provider."""

    clock: Clock
    pace: float
    """Seconds that a job spends in each of its states."""
    lenient: bool = False
    """Whether examples from documentation work as they are written, and every time."""


class Provider(Protocol):
    """One imitated provider: its routes, its data and its manners."""

    @property
    def name(self) -> str:
        """The mount name, the same as the folder of the spec."""
        ...

    @property
    def state(self) -> object:
        """The typed object through which tests see and prepare the data."""
        ...

    @property
    def paths_outside_spec(self) -> frozenset[str]:
        """Paths that are served although the spec does not have them."""
        ...

    def routes(self) -> Sequence[BaseRoute]:
        """Return the routes; they are matched with the percent-encoded path."""
        ...

    def environment(self, url: str) -> dict[str, str]:
        """Return the variables that point a client at `url` with good credentials."""
        ...

    def example(self) -> str:
        """Return a shell command that works with those variables set."""
        ...

    def leniency(self) -> str:
        """Return what is allowed when lenient and not otherwise, in one sentence."""
        ...

    def headers(self) -> dict[str, str]:
        """Return the headers that the provider puts on one more answer of any kind."""
        ...

    def error(self, request: RecordedRequest, status: int, message: str, /) -> Response:
        """Return an error in the provider's own shape."""
        ...

    def repeat_page(self, request: RecordedRequest, answer: Json, /) -> Json:
        """Return the answer to `request` changed so that its next page is itself."""
        ...

    def reset(self) -> None:
        """Forget all data."""
        ...

    def seed_examples(self) -> None:
        """Add finished jobs for people to page through."""
        ...


ProviderFactory: TypeAlias = Callable[[Surroundings], Provider]


def path_argument(request: Request, name: str) -> str:
    """Return a decoded path argument: routes see the path as it was sent."""
    return unquote(str(request.path_params[name]))


def recorded(request: Request) -> RecordedRequest:
    """Return what was recorded of the request that a route is answering."""
    return cast("RecordedRequest", request.scope[RECORDED])
