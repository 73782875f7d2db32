# Copied from overlays/runtime/oauth.py: edit it there.
"""OAuth 2.0 client credentials (RFC 6749 section 4.4): a token fetched, kept, and renewed in time.

The token request goes through the same httpx client as the request that needs it, blocking in the
sync client and awaited in the async one. httpx-auth and Authlib were looked at: the one blocks in
async code, the other puts a client of its own in the place of the caller's.
"""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncGenerator, Generator, Mapping
from typing import TYPE_CHECKING, Any, final
from urllib.parse import urlencode

import httpx
from attrs import define, frozen

from .calls import ErrorShape
from .credentials import Secret, from_environment
from .errors import (
    APIStatusError,
    InvalidArgumentError,
    MissingCredentialsError,
    ResponseDecodeError,
)
from .options import checked_base_url
from .responses import Answer, load_json, status_error
from .shapes import is_map

if TYPE_CHECKING:
    import anyio

LEEWAY = 60.0
"""Seconds before its end when a token is renewed; half its life if that is less."""

DEFAULT_LIFE = 300.0
"""Seconds that a token is kept whose life the server does not tell."""

_ERROR = ErrorShape(lambda data: data, code=("error",), message=("error_description",))


@define
class TokenStore:
    """The token in use, and when it has to be renewed. Pure.

    Attributes:
        token: The token, or ``None``.
        renew_at: On the monotonic clock.
    """

    token: Secret | None = None
    renew_at: float = 0.0

    def current(self, now: float) -> str | None:
        """The token, unless there is none or it is to be renewed."""
        return None if self.token is None or now >= self.renew_at else self.token.reveal()

    def accept(self, data: object, now: float) -> str:
        """Take the answer of the token endpoint; gives the token.

        Raises:
            ResponseDecodeError: It holds no token.
        """
        token = data.get("access_token") if is_map(data) else None
        if not isinstance(token, str) or not token.isascii() or not token.strip():
            raise ResponseDecodeError("the token endpoint gave no token", path="access_token")
        life: Any = data.get("expires_in") if is_map(data) else None
        try:
            seconds = float(life)
        except (TypeError, ValueError):
            seconds = DEFAULT_LIFE
        self.token = Secret(token)
        self.renew_at = now + seconds - min(LEEWAY, seconds / 2)
        return token

    def refuse(self, token: str) -> None:
        """Forget *token*, which the API did not accept, unless it was renewed meanwhile."""
        if self.token is not None and self.token.reveal() == token:
            self.token = None


@final
class ClientCredentials(httpx.Auth):
    """Authenticates with a token that it gets for a client id and secret.

    Args:
        client_id: The client.
        client_secret: Its secret.
        token_url: Where tokens are given.
    """

    def __init__(self, client_id: str, client_secret: str, token_url: str) -> None:
        self._client_id = client_id
        self._client_secret = Secret(client_secret)
        self._token_url = token_url
        self._store = TokenStore()
        self._lock = threading.Lock()
        self._async_lock: anyio.Lock | None = None

    def header(self) -> None:
        """None: the header depends on the exchange with the token endpoint."""
        return

    @property
    def flow(self) -> httpx.Auth:
        """Itself."""
        return self

    def sync_auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        """Put a token on *request*; get a new one and send once more if the API answers 401."""
        token = ""
        for last in (False, True):
            # One thread renews, and the others wait for what it gets.
            with self._lock:
                found = self._store.current(time.monotonic())
                if found is None:
                    answer = yield self._token_request(request)
                    answer.read()
                    found = self._take(answer)
            token = found
            request.headers["authorization"] = f"Bearer {token}"
            response = yield request
            if last or response.status_code != 401:
                return
            self._store.refuse(token)

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Like :meth:`sync_auth_flow`, awaited."""
        if self._async_lock is None:
            # Imported here, so that the sync client does not pay for it.
            import anyio

            self._async_lock = anyio.Lock()
        token = ""
        for last in (False, True):
            async with self._async_lock:
                found = self._store.current(time.monotonic())
                if found is None:
                    answer = yield self._token_request(request)
                    await answer.aread()
                    found = self._take(answer)
            token = found
            request.headers["authorization"] = f"Bearer {token}"
            response = yield request
            if last or response.status_code != 401:
                return
            self._store.refuse(token)

    def _token_request(self, request: httpx.Request) -> httpx.Request:
        form = {
            "client_id": self._client_id,
            "client_secret": self._client_secret.reveal(),
            "grant_type": "client_credentials",
        }
        return httpx.Request(
            "POST",
            self._token_url,
            headers={
                "accept": "application/json",
                "accept-encoding": request.headers.get("accept-encoding", "identity"),
                "content-type": "application/x-www-form-urlencoded",
                "user-agent": request.headers.get("user-agent", ""),
            },
            content=urlencode(form).encode(),
            extensions=request.extensions,
        )

    def _take(self, response: httpx.Response) -> str:
        answer = Answer(response.status_code, response.headers.multi_items(), response.content)
        if not response.is_success:
            raise _refused(status_error({0: _ERROR}, answer, now=time.time()))
        return self._store.accept(load_json(answer.content), time.monotonic())

    def __repr__(self) -> str:
        return "ClientCredentials(client_id='***', client_secret='***')"


def _refused(error: APIStatusError) -> APIStatusError:
    error.message = f"the token endpoint refused: {error.message}"
    return error


@frozen
class ClientCredentialsOption:
    """A client id and secret, for tokens of a token endpoint.

    Attributes:
        id_variables: The variables that stand in for ``client_id``.
        secret_variables: Those for ``client_secret``.
        url_variables: Those for ``token_url``.
        token_url: The endpoint, unless given.
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
        """The variables that stand in for the id and the secret."""
        return self.id_variables + self.secret_variables

    def credential(
        self, given: Mapping[str, Any], environment: Mapping[str, str]
    ) -> ClientCredentials:
        """The credential that the arguments make, or else the variables.

        Raises:
            MissingCredentialsError: The id or the secret is missing.
            InvalidArgumentError: The URL is none.
        """
        found: dict[str, str] = {}
        names = {"client_id": self.id_variables, "client_secret": self.secret_variables}
        for name, variables in names.items():
            value = given[name] or from_environment(variables, environment)
            if not isinstance(value, str) or not value:
                raise MissingCredentialsError(
                    f"{name} is missing: give {name}, or set {' or '.join(variables)}"
                )
            found[name] = value
        url = given["token_url"] or from_environment(self.url_variables, environment)
        try:
            checked = checked_base_url(url or self.token_url)
        except InvalidArgumentError as error:
            reason = str(error).replace("base_url", "token_url")
        else:
            return ClientCredentials(found["client_id"], found["client_secret"], checked)
        raise InvalidArgumentError(reason)
