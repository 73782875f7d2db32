"""The endpoint that gives OAuth 2.0 tokens for a client id and secret."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from ...clock import Clock
from ...credentials import accepts

_ISSUED = "issued-"
_LIFE_SECONDS = 3600


@dataclass
class RefusalError(Exception):
    """A token request that is refused (RFC 6749, section 5.2)."""

    status: int
    error: str
    description: str


class TokenDesk:
    """Gives tokens to one client; safe across threads.

    A token that it has given is let in until it ends or is revoked; of other tokens, all
    but obviously wrong ones are.
    """

    def __init__(self, clock: Clock, *, lenient: bool = False) -> None:
        """Count the life of tokens by `clock`; if `lenient`, give them to anybody.

        Anybody, but for ids and secrets that begin with "wrong".
        """
        self.client_id = "sandbox-client"
        self.client_secret = "sandbox-secret"
        self.life = _LIFE_SECONDS
        """Seconds that a token lives."""
        self.changes: dict[str, object] = {}
        """Members that are put into the answer, or take the place of its own."""
        self.refuses_own = False
        """Whether even its fresh tokens are not let in."""
        self._clock = clock
        self._lenient = lenient
        self._lock = threading.Lock()
        self._ends: dict[str, datetime] = {}

    @property
    def issued(self) -> list[str]:
        """Every token that was given, oldest first."""
        with self._lock:
            return list(self._ends)

    def revoke(self) -> None:
        """Let no token in that was given until now."""
        with self._lock:
            for token in self._ends:
                self._ends[token] = self._clock.now()

    def reset(self) -> None:
        """Forget all tokens, and give them as in the beginning."""
        with self._lock:
            self._ends.clear()
        self.life = _LIFE_SECONDS
        self.changes = {}
        self.refuses_own = False

    def answer(self, form: Mapping[str, str]) -> dict[str, object]:
        """Return the answer to a token request, or raise `RefusalError`."""
        if form.get("grant_type") != "client_credentials":
            raise RefusalError(400, "unsupported_grant_type", "Only client_credentials is known.")
        if not self._knows(form.get("client_id", ""), form.get("client_secret", "")):
            raise RefusalError(401, "invalid_client", "There is no such client.")
        with self._lock:
            token = f"{_ISSUED}{len(self._ends) + 1:06d}"
            self._ends[token] = self._clock.now() + timedelta(seconds=self.life)
        told = {"access_token": token, "token_type": "Bearer", "expires_in": self.life}
        return {**told, **self.changes}

    def _knows(self, client_id: str, client_secret: str) -> bool:
        if self._lenient:
            return accepts(client_id) and accepts(client_secret)
        return (client_id, client_secret) == (self.client_id, self.client_secret)

    def lets_in(self, token: str) -> bool:
        """Return whether a bearer token is let in now."""
        if not token.startswith(_ISSUED):
            return accepts(token)
        with self._lock:
            ends = self._ends.get(token)
        return not self.refuses_own and ends is not None and self._clock.now() < ends
