# Copied from overlays/runtime/oauth.py: edit it there.
"""OAuth 2.0 client credentials (RFC 6749 section 4.4): a token fetched, kept, and renewed in time.

The token request goes through the same httpx client as the request that needs it, blocking in the
sync client and awaited in the async one. httpx-auth and Authlib were looked at: the one blocks in
async code, the other puts a client of its own in the place of the caller's.
"""

from __future__ import annotations

import threading
from collections.abc import AsyncGenerator, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, final
from urllib.parse import urlencode

import httpx

from .bounded import bound
from .calls import ErrorShape
from .clock import Clock
from .connection import located
from .credential import Attempt
from .credentials import Secret
from .errors import APIStatusError, ResponseDecodeError
from .refusals import status_error
from .responses import Answer, load_json
from .tokens import TokenStore

if TYPE_CHECKING:
    import anyio

_ERROR = ErrorShape(lambda data: data, code=("error",), message=("error_description",))


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

    def flow(self, attempt: Attempt) -> httpx.Auth:
        """What puts the token on the requests of *attempt*."""
        return _Flow(self, attempt)

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
            extensions=request.extensions,
        )

    def take(self, response: httpx.Response, clock: Clock) -> Secret:
        """Take the answer of the token endpoint; gives the token.

        Raises:
            APIStatusError: It is a refusal.
            ResponseDecodeError: It holds no token that can be sent.
        """
        answer = Answer(response.status_code, response.headers.multi_items, response.content)
        if not response.is_success:
            error = status_error({0: _ERROR}, answer, now=clock.wall())
            if response.has_redirect_location:
                # Whoever it points to would be shown the secret.
                error.message = "it redirects, which is not followed: give its new token_url"
            raise _refused(error)
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
        attempt: What the requests are for.
    """

    def __init__(self, credentials: ClientCredentials, attempt: Attempt) -> None:
        self._credentials = credentials
        self._attempt = attempt
        self._clock = attempt.clock

    def _enter(self, request: httpx.Request, *, for_token: bool) -> None:
        """Note what the time goes to from here on, and that no more than what is left may."""
        self._attempt.for_token = for_token
        request.extensions.update(self._attempt.phases_left)

    def sync_auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        """Put a token on *request*; get a new one and send once more if the API answers 401."""
        credentials = self._credentials
        for last in (False, True):
            self._enter(request, for_token=True)
            with credentials.turn(request):
                token = credentials.store.current(self._clock.monotonic())
                if token is None:
                    # Waiting for one's turn may have taken some of the time.
                    self._enter(request, for_token=True)
                    answer = yield credentials.token_request(request)
                    bound(answer, self._attempt)
                    answer.read()
                    token = credentials.take(answer, self._clock)
            self._enter(request, for_token=False)
            request.headers["authorization"] = f"Bearer {token.reveal()}"
            response = yield request
            if last or response.status_code != 401:
                return
            credentials.store.refuse(token)
            # httpx would read it, in whatever size and time, before it sends the next request.
            bound(response, self._attempt)
            response.read()

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Like :meth:`sync_auth_flow`, awaited."""
        credentials = self._credentials
        for last in (False, True):
            self._enter(request, for_token=True)
            async with credentials.async_lock:
                token = credentials.store.current(self._clock.monotonic())
                if token is None:
                    # Waiting for one's turn may have taken some of the time.
                    self._enter(request, for_token=True)
                    answer = yield credentials.token_request(request)
                    bound(answer, self._attempt)
                    await answer.aread()
                    token = credentials.take(answer, self._clock)
            self._enter(request, for_token=False)
            request.headers["authorization"] = f"Bearer {token.reveal()}"
            response = yield request
            if last or response.status_code != 401:
                return
            credentials.store.refuse(token)
            # httpx would read it, in whatever size and time, before it sends the next request.
            bound(response, self._attempt)
            await response.aread()


def _refused(error: APIStatusError) -> APIStatusError:
    error.message = f"the token endpoint refused: {error.message}"
    error.args = (error.message,)
    return error
