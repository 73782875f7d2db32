"""What tests of the Vectara client use again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox import Sandbox
from specloom_vectara import Vectara

TOKEN_PATH = "/oauth2/token"
V1_PATH = "/v1/list-jobs"
CUSTOMER = 1234567890


Connect = Callable[..., Vectara]
"""Makes a client that talks to the sandbox, closed in the end; options add to its arguments."""


def client_credentials(box: Sandbox) -> dict[str, Any]:
    """Return the arguments that let a client in by OAuth."""
    desk = box.vectara.tokens
    return {
        "client_id": desk.client_id,
        "client_secret": desk.client_secret,
        "token_url": box.url("vectara") + TOKEN_PATH,
    }


def token_requests(box: Sandbox) -> int:
    """Return how often a token was asked for."""
    return sum(request.path == TOKEN_PATH for request in box.requests)


def tokens_sent(box: Sandbox) -> list[str]:
    """Return the bearer token of each other request."""
    return [
        request.headers["authorization"].removeprefix("Bearer ")
        for request in box.requests
        if request.path != TOKEN_PATH
    ]
