# Copied from overlays/runtime/tokens.py: edit it there.
"""Which access token is in use, and for how long."""

from __future__ import annotations

import math
from typing import Any

from .calls import refused_header
from .credentials import Secret
from .errors import ResponseDecodeError
from .shapes import is_map

LEEWAY = 60.0
"""Seconds before its end when a token is renewed; half its life if that is less."""

DEFAULT_LIFE = 300.0
"""Seconds that a token is kept whose life the server does not tell."""


class TokenStore:
    """The token in use, and when it has to be renewed.

    Attributes:
        token: The token, or ``None``.
        renew_at: On the monotonic clock.
    """

    def __init__(self) -> None:
        self.token: Secret | None = None
        self.renew_at = 0.0

    def current(self, now: float) -> Secret | None:
        """The token, unless there is none or it is to be renewed."""
        return None if self.token is None or now >= self.renew_at else self.token

    def accept(self, data: object, now: float) -> Secret:
        """Take the answer of the token endpoint; gives the token.

        Raises:
            ResponseDecodeError: It holds no token, or one that can't be sent.
        """
        token = data.get("access_token") if is_map(data) else None
        if not isinstance(token, str) or not token.strip():
            raise ResponseDecodeError("the token endpoint gave no token", path="access_token")
        # Sent all the same, the error of the HTTP library would show it.
        if refused_header("token", token) is not None:
            raise ResponseDecodeError(
                "the token endpoint gave a token that can't stand in a header", path="access_token"
            )
        life: Any = data.get("expires_in") if is_map(data) else None
        try:
            seconds = float(life)
        except (TypeError, ValueError):
            seconds = DEFAULT_LIFE
        if not math.isfinite(seconds):
            seconds = DEFAULT_LIFE
        self.token = Secret(token)
        self.renew_at = now + seconds - min(LEEWAY, seconds / 2)
        return self.token

    def refuse(self, token: Secret) -> None:
        """Forget *token*, which the API did not accept, unless it was renewed meanwhile."""
        if self.token is token:
            self.token = None
