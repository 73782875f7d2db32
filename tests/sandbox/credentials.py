"""Which tokens the sandbox lets in: any, so that people may use what they have at hand."""

from __future__ import annotations

TOKEN = "sandbox-token"
"""The token that the sandbox hands out; it opens nothing else."""

_REFUSED = "wrong"


def accepts(token: str) -> bool:
    """Return whether a token is let in: all but empty ones and those that begin with "wrong"."""
    return bool(token.strip()) and not token.startswith(_REFUSED)


def accepts_bearer(authorization: str) -> bool:
    """Return whether an Authorization header carries a bearer token that is let in."""
    scheme, _, token = authorization.partition(" ")
    return scheme.lower() == "bearer" and accepts(token)
