# Copied from overlays/runtime/request/async_client.py: edit it there.
"""The driver: sends the attempts of a call, and sleeps between them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

import httpx

from ..errors import BaseError, ResponseDecodeError
from ..options import CallOptions, RequestOptions, checked_options
from .async_io import Progress, check_home, fail_after, open_connections
from .client_base import ClientBase, checked_http_client
from .connections import SPENT, Connections
from .prepared_request import PreparedRequest
from .response import RawResponse

if TYPE_CHECKING:
    from .call import Call

R = TypeVar("R")
T = TypeVar("T")


class AsyncClient(ClientBase[httpx.AsyncClient]):
    """Sends calls."""

    async def execute(self, call: Call[T], options: RequestOptions | None = None, /) -> T:
        """Send *call* and return its result.

        Raises:
            APIConnectionError: No complete response came.
            APIStatusError: The response is not a success.
            ResponseDecodeError: The response can't be read.
            ClientClosedError: The client is closed.
            WrongEventLoopError: An async client was used in another event loop before.
        """
        options = checked_options(options)
        attempt: Callable[[PreparedRequest[T]], Awaitable[Any]] = self._result
        if isinstance(options, CallOptions):
            if options.wanted == "call":
                return cast("T", call)
            if options.wanted == "response":
                attempt = self._response
        self._check_usable()
        prepared = PreparedRequest(call, self._settings, options)
        result: T = await self._attempts(prepared, attempt)
        return result

    async def open(
        self,
        call: Call[Any],
        options: RequestOptions | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Send *call* and return the response of a success, its body unread.

        Args:
            call: What to send.
            options: Settings of the call; its timeout bounds the time to the head of the response.
            headers: Headers to add to each attempt.

        Raises:
            APIConnectionError: No response came.
            APIStatusError: The response is not a success.
            ClientClosedError: The client is closed.
        """
        self._check_usable()
        prepared = PreparedRequest(call, self._settings, checked_options(options))
        prepared.headers.update(headers or {})
        return await self._attempts(prepared, self._opened)

    async def _attempts(
        self, prepared: PreparedRequest[T], attempt: Callable[[PreparedRequest[T]], Awaitable[R]]
    ) -> R:
        while True:
            try:
                return await attempt(prepared)
            except BaseError as error:
                # The HTTP library's error would bring the request along, and with it the credential.
                error.__context__ = None
                wait = prepared.wait_after(error)
                if wait is None:
                    raise
            await self.clock.async_sleep(wait)

    async def _result(self, prepared: PreparedRequest[T]) -> T:
        return prepared.result(await self._whole(prepared))

    async def _response(self, prepared: PreparedRequest[T]) -> Any:
        return prepared.response(await self._whole(prepared))

    async def _opened(self, prepared: PreparedRequest[Any]) -> httpx.Response:
        response = await self._head(prepared)
        if response.is_success:
            prepared.responded(response.status_code)
            return response
        prepared.result(await self._body(prepared, response))
        raise AssertionError("only a success has a result")

    async def _whole(self, prepared: PreparedRequest[Any]) -> RawResponse:
        return await self._body(prepared, await self._head(prepared))

    async def _head(self, prepared: PreparedRequest[Any]) -> httpx.Response:
        """Send the next attempt of *prepared*; the body of the response is unread."""
        request = self._connections.request(prepared)
        # Where nothing was traced, a request that waits for a connection of ours was not sent; what
        # a caller's transport did is not known, and what may be sent twice needs not be known.
        repeatable = prepared.call.operation.repeatable
        progress = Progress(sent=repeatable or self._connections.borrowed)
        if not repeatable:
            request.extensions["trace"] = progress.note
        tokens = self._settings.credential.async_tokens
        try:
            with fail_after(prepared.time_left()):
                if tokens is None:
                    return await self.send(request)
                return await tokens.send(request, prepared, self)
        except Exception as error:
            from .transport_errors import raise_send_failure

            raise_send_failure(error, prepared, sent=progress.sent)

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send one request, without a caller's own authentication and without redirects."""
        return await self._connections.http.send(
            request, stream=True, auth=None, follow_redirects=False
        )

    async def _body(self, prepared: PreparedRequest[Any], response: httpx.Response) -> RawResponse:
        try:
            with fail_after(prepared.time_left()):
                content = await self.read(prepared, response)
        except Exception as error:
            from .transport_errors import is_unreadable, raise_read_failure

            # A refusal stays a refusal though its body can't be read.
            if not is_unreadable(error) or response.is_success:
                raise_read_failure(error, prepared, response)
            content = b""
        return RawResponse(response.status_code, response.headers.multi_items, content)

    async def read(self, prepared: PreparedRequest[Any], response: httpx.Response) -> bytes:
        """The body of *response*, within the bounds of the attempt; closes the response.

        Raises:
            APITimeoutError: It comes too slowly.
            ResponseDecodeError: It is too large.
        """
        clock, reader = prepared.settings.clock, prepared.reader()
        try:
            if response.is_stream_consumed:
                # By a caller's hook or transport.
                reader.add(response.content, clock.monotonic())
            else:
                async for chunk in response.aiter_bytes():
                    reader.add(chunk, clock.monotonic())
        except ResponseDecodeError as error:
            from .transport_errors import locate

            locate(error, response)
            raise
        finally:
            await response.aclose()
            response.stream = SPENT
        return reader.content()

    async def aclose(self) -> None:
        """Close the connections, if this client opened them; calls are rejected from then on.

        May be called more than once. An httpx client that the caller passed stays open, and so do
        the connections shared by a copy of ``with_options``.

        Raises:
            WrongEventLoopError: The connections belong to another event loop.
        """
        connections = self._connections
        if self._owner and not (connections.borrowed or connections.closed):
            check_home(connections)
        if self._release():
            await connections.http.aclose()

    def _check_usable(self) -> None:
        self.check_open()
        check_home(self._connections)

    async def __aenter__(self) -> Self:
        self._check_usable()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()


def connections_of(http_client: httpx.AsyncClient | None) -> Connections[httpx.AsyncClient]:
    """The caller's connections, or new ones.

    Raises:
        InvalidArgumentTypeError: *http_client* is not an httpx client of the right class.
    """
    given = checked_http_client(http_client, httpx.AsyncClient)
    return open_connections() if given is None else Connections(given, borrowed=True)
