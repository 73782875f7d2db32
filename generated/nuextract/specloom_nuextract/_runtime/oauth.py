# Copied from overlays/runtime/oauth.py: edit it there.
"""OAuth 2.0 client credentials (RFC 6749 section 4.4): a token fetched, kept, and renewed in time.

The token request goes through the same httpx client as the request that needs it, blocking in the
sync client and awaited in the async one. httpx-auth and Authlib were looked at: the one blocks in
async code, the other puts a client of its own in the place of the caller's.
"""

from __future__ import annotations

import math
import threading
from collections.abc import AsyncGenerator, Generator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, final
from urllib.parse import urlencode

import httpx
from attrs import define, frozen

from .bounded import bound
from .calls import ErrorShape, refused_header
from .clock import Clock
from .connection import AUTHENTICATING, located
from .credentials import Secret, from_environment, sealed
from .errors import (
    APIStatusError,
    InvalidArgumentError,
    InvalidArgumentTypeError,
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


@final
class ClientCredentials:
    """A token that is got for a client id and secret.

    Args:
        client_id: The client.
        client_secret: Its secret.
        token_url: Where tokens are given.
    """

    def __init__(self, client_id: Secret, client_secret: Secret, token_url: str) -> None:
        self._client_id = client_id
        self._client_secret = client_secret
        self._token_url = token_url
        self.store = TokenStore()
        """The token in use."""
        self._lock = threading.Lock()
        self._async_lock: anyio.Lock | None = None

    def header(self) -> None:
        """None: the header depends on the exchange with the token endpoint."""
        return

    def flow(self, clock: Clock, max_response_bytes: int) -> httpx.Auth:
        """What puts the token on requests."""
        return _Flow(self, clock, max_response_bytes)

    @property
    def async_lock(self) -> anyio.Lock:
        """Lets one task after the other renew the token; made where the tasks run."""
        if self._async_lock is None:
            # Imported here since a sync client never needs it.
            import anyio

            self._async_lock = anyio.Lock()
        return self._async_lock

    @contextmanager
    def turn(self, request: httpx.Request) -> Generator[None]:
        """One thread renews, and the others wait for what it gets, as for a connection."""
        patience = request.extensions.get("timeout", {}).get("pool")
        timeout = -1 if patience is None else min(patience, threading.TIMEOUT_MAX)
        if not self._lock.acquire(timeout=timeout):
            raise httpx.PoolTimeout("another thread was still getting a token")
        try:
            yield
        finally:
            self._lock.release()

    def token_request(self, request: httpx.Request) -> httpx.Request:
        """What asks for a token, in the time that *request* has."""
        form = {
            "client_id": self._client_id.reveal(),
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
            extensions={**request.extensions, AUTHENTICATING: True},
        )

    def take(self, response: httpx.Response, clock: Clock) -> Secret:
        """Take the answer of the token endpoint; gives the token.

        Raises:
            APIStatusError: It is a refusal.
            ResponseDecodeError: It holds no token that can be sent.
        """
        answer = Answer(response.status_code, response.headers.multi_items, response.content)
        if not response.is_success:
            raise _refused(status_error({0: _ERROR}, answer, now=clock.wall()))
        try:
            return self.store.accept(load_json(answer.content), clock.monotonic())
        except ResponseDecodeError as error:
            # What load_json says shows how the body begins, and that may be the token.
            path = error.path
            reason = error.reason if path else "the token endpoint gave something other than JSON"
        raise located(ResponseDecodeError(reason, path=path), response)

    def __repr__(self) -> str:
        return "ClientCredentials(client_id='***', client_secret='***')"


class _Flow(httpx.Auth):
    """Puts the token of *credentials* on a request, and gets one where it is missing.

    Args:
        credentials: Whose token.
        clock: The client's.
        max_response_bytes: The most bytes to read of an answer, decompressed.
    """

    def __init__(
        self, credentials: ClientCredentials, clock: Clock, max_response_bytes: int
    ) -> None:
        self._credentials = credentials
        self._clock = clock
        self._limit = max_response_bytes

    def sync_auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        """Put a token on *request*; get a new one and send once more if the API answers 401."""
        credentials = self._credentials
        for last in (False, True):
            with credentials.turn(request):
                token = credentials.store.current(self._clock.monotonic())
                if token is None:
                    answer = yield credentials.token_request(request)
                    bound(answer, self._limit)
                    answer.read()
                    token = credentials.take(answer, self._clock)
            request.headers["authorization"] = f"Bearer {token.reveal()}"
            response = yield request
            if last or response.status_code != 401:
                return
            credentials.store.refuse(token)
            # httpx reads it before it sends the next request.
            bound(response, self._limit)

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Like :meth:`sync_auth_flow`, awaited."""
        credentials = self._credentials
        for last in (False, True):
            async with credentials.async_lock:
                token = credentials.store.current(self._clock.monotonic())
                if token is None:
                    answer = yield credentials.token_request(request)
                    bound(answer, self._limit)
                    await answer.aread()
                    token = credentials.take(answer, self._clock)
            request.headers["authorization"] = f"Bearer {token.reveal()}"
            response = yield request
            if last or response.status_code != 401:
                return
            credentials.store.refuse(token)
            # httpx reads it before it sends the next request.
            bound(response, self._limit)


def _encodable(secret: Secret) -> bool:
    # "replace" raises nothing: the error of "strict" holds the text.
    return "?" not in secret.reveal().replace("?", "").encode("utf-8", "replace").decode()


def _refused(error: APIStatusError) -> APIStatusError:
    error.message = f"the token endpoint refused: {error.message}"
    error.args = (error.message,)
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
            InvalidArgumentError: One of them is empty, or the URL is none.
            InvalidArgumentTypeError: One of them is no string.
        """
        found: dict[str, Secret] = {}
        names = {"client_id": self.id_variables, "client_secret": self.secret_variables}
        for name, variables in names.items():
            value = sealed(given[name])
            if value is None:
                value = sealed(from_environment(variables, environment))
            if value is None:
                raise MissingCredentialsError(
                    f"{name} is missing: give {name}, or set {' or '.join(variables)}"
                )
            if not isinstance(value, Secret):
                raise InvalidArgumentTypeError(
                    f"{name} must be a string, got {type(value).__name__}"
                )
            if not value.reveal():
                raise InvalidArgumentError(f"{name} must not be empty")
            if not _encodable(value):
                raise InvalidArgumentError(f"{name} must be encodable as UTF-8")
            found[name] = value
        url = given["token_url"]
        if url is None:
            url = from_environment(self.url_variables, environment) or self.token_url
        _check_token_url(url)
        return ClientCredentials(found["client_id"], found["client_secret"], url)


def _check_token_url(url: object) -> None:
    """Refuse what is no base URL, but for a query (RFC 6749 section 3.2)."""
    try:
        checked_base_url(url.partition("?")[0] if isinstance(url, str) and "#" not in url else url)
    except (InvalidArgumentError, InvalidArgumentTypeError) as error:
        kind, reason = type(error), str(error)
    else:
        return
    raise kind(reason.replace("base_url", "token_url"))
