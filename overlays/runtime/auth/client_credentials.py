"""OAuth 2.0 client credentials (RFC 6749 section 4.4), and the access token that they obtain.

Does no I/O; :mod:`.async_tokens` requests the token.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar, final
from urllib.parse import urlencode

from ..arguments import check_header_value, encodable, plain
from ..errors import (
    InvalidArgumentError,
    InvalidArgumentTypeError,
    MissingCredentialsError,
    ResponseDecodeError,
)
from ..json_values import is_map
from ..options import checked_url
from ..record import Record
from .credential import Secret, from_environment

if TYPE_CHECKING:
    from .async_tokens import AsyncAccessTokens
    from .sync_tokens import SyncAccessTokens

T = TypeVar("T")

LEEWAY: Final = 60.0
"""Seconds before its end when a token is renewed; half its life if that is less."""

DEFAULT_LIFE: Final = 300.0
"""Seconds that a token is kept if the server does not tell its life."""


class ClientCredentialsOption(Record):
    """A client id and secret, which obtain access tokens from a token endpoint.

    Attributes:
        id_variables: The environment variables that replace ``client_id``.
        secret_variables: Those for ``client_secret``.
        url_variables: Those for ``token_url``.
        token_url: The default token endpoint.
    """

    id_variables: tuple[str, ...]
    secret_variables: tuple[str, ...]
    url_variables: tuple[str, ...]
    token_url: str

    @property
    def arguments(self) -> tuple[str, ...]:
        """The client's arguments."""
        return ("client_id", "client_secret", "token_url")

    @property
    def variables(self) -> tuple[str, ...]:
        """The environment variables that replace the id and the secret."""
        return self.id_variables + self.secret_variables

    def credential(
        self, given: Mapping[str, Any], environment: Mapping[str, str]
    ) -> ClientCredentials:
        """The credential made of the arguments, or else of the variables.

        Raises:
            MissingCredentialsError: The id or the secret is missing.
            InvalidArgumentError: One of them is empty, or the token URL is not valid.
            InvalidArgumentTypeError: One of them is not a string.
        """
        found: dict[str, Secret] = {}
        names = {"client_id": self.id_variables, "client_secret": self.secret_variables}
        for name, variables in names.items():
            value = given[name]
            if value is None:
                value = from_environment(variables, environment)
            if value is None:
                raise MissingCredentialsError(
                    f"{name} is missing: pass {name}, or set {' or '.join(variables)}"
                )
            found[name] = _checked(name, value)
        url = given["token_url"]
        if url is None:
            url = from_environment(self.url_variables, environment) or self.token_url
        # Unlike a base URL it may have a query (RFC 6749 section 3.2).
        url = checked_url("token_url", url, query=True)
        return ClientCredentials(found["client_id"], found["client_secret"], url)


@final
class ClientCredentials:
    """A client id and secret, and the access token in use.

    Args:
        client_id: The client.
        client_secret: Its secret.
        token_url: The token endpoint.

    Attributes:
        token: The token in use, or ``None``.
        renew_at: When to renew it, on the monotonic clock.
    """

    def __init__(self, client_id: Secret, client_secret: Secret, token_url: str) -> None:
        self._client_id = client_id
        self._client_secret = client_secret
        self._sources: dict[object, Any] = {}
        self.token_url: Final = token_url
        self.token: Secret | None = None
        self.renew_at = 0.0

    def header(self) -> None:
        """``None``: the header needs an access token."""
        return

    @property
    def async_tokens(self) -> AsyncAccessTokens:
        """What requests access tokens for an async client."""
        from .async_tokens import AsyncAccessTokens

        return self._tokens(AsyncAccessTokens)

    @property
    def sync_tokens(self) -> SyncAccessTokens:
        """What requests access tokens for a sync client."""
        from .sync_tokens import SyncAccessTokens

        return self._tokens(SyncAccessTokens)

    def _tokens(self, kind: Callable[[ClientCredentials], T]) -> T:
        # Not the lock of a process that this one was forked from: nobody may be left to release it.
        key = (kind, os.getpid())
        found: T | None = self._sources.get(key)
        # setdefault is atomic: threads that come first together get one lock between them.
        return found if found is not None else self._sources.setdefault(key, kind(self))

    def form(self) -> bytes:
        """The body of a token request."""
        form = {
            "client_id": self._client_id.reveal(),
            "client_secret": self._client_secret.reveal(),
            "grant_type": "client_credentials",
        }
        return urlencode(form).encode()

    def current(self, now: float) -> Secret | None:
        """The token, unless there is none or it is to be renewed."""
        return None if self.token is None or now >= self.renew_at else self.token

    def accept(self, data: object, now: float) -> Secret:
        """Take the token of a token response; returns it.

        Args:
            data: The decoded JSON.
            now: The monotonic time.

        Raises:
            ResponseDecodeError: There is no token in it, or one that can't be sent.
        """
        members: dict[str, Any] = data if is_map(data) else {}
        token = members.get("access_token")
        if not isinstance(token, str) or not token.strip():
            raise ResponseDecodeError("the token endpoint sent no token", path="access_token")
        try:
            check_header_value("token", token)
        except InvalidArgumentError as error:
            reason = f"the token endpoint sent a token that can't be sent: {error}"
            raise ResponseDecodeError(reason, path="access_token") from None
        try:
            seconds = float(members["expires_in"])
        except (KeyError, TypeError, ValueError):
            seconds = DEFAULT_LIFE
        if not math.isfinite(seconds):
            seconds = DEFAULT_LIFE
        self.token = Secret(token)
        self.renew_at = now + seconds - min(LEEWAY, seconds / 2)
        return self.token

    def reject(self, token: Secret) -> None:
        """Drop *token*, which the API did not accept, unless it was renewed meanwhile."""
        if self.token is token:
            self.token = None

    def __repr__(self) -> str:
        return "ClientCredentials(client_id='***', client_secret='***')"


def _checked(name: str, value: object) -> Secret:
    value = plain(value)
    if not isinstance(value, str):
        raise InvalidArgumentTypeError(f"{name} must be a string, got {type(value).__name__}")
    if not value:
        raise InvalidArgumentError(f"{name} must not be empty")
    return Secret(encodable(name, value))
