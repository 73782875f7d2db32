"""Requests access tokens, and sends requests with them.

A token request goes through the client's own connections. httpx-auth and Authlib were considered:
the one blocks in async code, the other replaces the caller's httpx client.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ..errors import ResponseDecodeError, shortened
from ..headers import ResponseHeaders
from ..json_values import parse_json
from ..request.async_io import acquire, new_lock
from ..request.call import ErrorShape
from ..request.response import RawResponse
from ..request.status_errors import request_id_of, status_error

if TYPE_CHECKING:
    from ..request.async_client import AsyncClient
    from ..request.prepared_request import PreparedRequest
    from .client_credentials import ClientCredentials
    from .credential import Secret

_ERROR = ErrorShape(lambda data: data, code=("error",), message=("error_description",))


class AsyncAccessTokens:
    """Sends requests with the access token of *credentials*, one renewing it for all.

    Args:
        credentials: Whose token.
    """

    def __init__(self, credentials: ClientCredentials) -> None:
        self._credentials = credentials
        self._lock = new_lock()

    async def send(
        self, request: httpx.Request, prepared: PreparedRequest[Any], client: AsyncClient, /
    ) -> httpx.Response:
        """Send *request* with an access token; once more with a new one if the API responds 401.

        Args:
            request: An attempt of *prepared*.
            prepared: Bounds everything that is sent here.
            client: Sends it.

        Raises:
            APIStatusError: The token endpoint refused.
            ResponseDecodeError: The token endpoint sent no token that can be used.
        """
        for last in (False, True):
            token = await self._token(prepared, client)
            request.extensions.update(prepared.phases_left)
            request.headers["authorization"] = f"Bearer {token.reveal()}"
            response = await client.send(prepared, request)
            if last or response.status_code != 401:
                break
            self._credentials.reject(token)
            # To the end, so that the connection can be used again.
            await client.read(prepared, response)
        return response

    async def _token(self, prepared: PreparedRequest[Any], client: AsyncClient) -> Secret:
        credentials, clock = self._credentials, prepared.settings.clock
        token = credentials.current(clock.monotonic())
        if token is not None:
            return token
        prepared.token_url = credentials.token_url
        await acquire(self._lock, prepared.phases_left["timeout"]["pool"])
        try:
            # Another call may have renewed it meanwhile.
            token = credentials.current(clock.monotonic())
            if token is None:
                token = await self._renew(prepared, client)
        finally:
            self._lock.release()
        prepared.token_url = None
        return token

    async def _renew(self, prepared: PreparedRequest[Any], client: AsyncClient) -> Secret:
        clock = prepared.settings.clock
        request = httpx.Request(
            "POST",
            self._credentials.token_url,
            headers={
                "accept": "application/json",
                "accept-encoding": prepared.headers["accept-encoding"],
                "content-type": "application/x-www-form-urlencoded",
                "user-agent": prepared.headers["user-agent"],
            },
            content=self._credentials.form(),
            extensions=prepared.phases_left,
        )
        response = await client.send(prepared, request)
        content = await client.read(prepared, response)
        raw = RawResponse(response.status_code, response.headers.multi_items, content)
        if not response.is_success:
            refusal = status_error({0: _ERROR}, raw, now=clock.wall())
            if response.has_redirect_location:
                # Its target would receive the secret.
                refusal.message = "it redirects, which is not followed: pass its new token_url"
            refusal.message = f"the token endpoint refused: {refusal.message}"
            refusal.args = (shortened(refusal.message),)
            raise refusal
        try:
            return self._credentials.accept(parse_json(content), clock.monotonic())
        except ResponseDecodeError as error:
            # The message of parse_json shows how the body begins, and that may be the token.
            path = error.path
            reason = error.reason if path else "the token endpoint sent something other than JSON"
        unusable = ResponseDecodeError(reason, path=path)
        unusable.status_code = raw.status_code
        unusable.headers = ResponseHeaders(raw.pairs())
        unusable.request_id = request_id_of(unusable.headers)
        raise unusable
