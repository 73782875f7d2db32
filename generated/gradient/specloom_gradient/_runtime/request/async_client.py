# Copied from overlays/runtime/request/async_client.py: edit it there.
"""The driver: sends the attempts of a call, and sleeps between them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

import httpx

from ..errors import BaseError, ResponseDecodeError, drop_frames
from ..options import CallOptions, RequestOptions, checked_options
from .async_io import (
    Progress,
    check_home,
    close_connections,
    fail_after,
    give_up,
    open_connections,
    sleep_while_open,
    unread,
)
from .client_base import ClientBase, checked_http_client
from .connections import SPENT, Connections, LastBytes
from .prepared_request import PreparedRequest
from .response import RawResponse

if TYPE_CHECKING:
    from .call import Call
    from .response import APIResponse

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
        wanted = options.wanted if isinstance(options, CallOptions) else "result"
        if wanted == "call":
            return cast("T", call)
        self._check_usable()
        prepared = PreparedRequest(call, self._settings, options)
        if wanted == "response":
            return cast("T", await self._attempts(prepared, self._response))
        return await self._attempts(prepared, self._result)

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
        wait: float | None = None
        while True:
            try:
                if wait is not None:
                    await self.sleep(wait)
                return await attempt(prepared)
            except BaseError as error:
                drop_frames(error)
                # The HTTP library's error would bring the request along, and with it the credential.
                error.__context__ = None
                wait = prepared.wait_after(error)
                if wait is None:
                    raise
            except BaseException as error:
                await self.give_up(prepared.request, error)
                raise

    async def _result(self, prepared: PreparedRequest[T]) -> T:
        # Nothing here may name the response: an error would keep it, by its traceback.
        return prepared.result((await self._attempt(prepared, whole=True))[1])

    async def _response(self, prepared: PreparedRequest[T]) -> APIResponse[T]:
        return prepared.response((await self._attempt(prepared, whole=True))[1])

    async def _opened(self, prepared: PreparedRequest[Any]) -> httpx.Response:
        response, raw = await self._attempt(prepared, whole=False)
        if response.is_success:
            prepared.responded(response.status_code)
        else:
            prepared.result(raw)
        return response

    async def _attempt(
        self, prepared: PreparedRequest[Any], *, whole: bool
    ) -> tuple[httpx.Response, RawResponse]:
        """Send the next attempt of *prepared*; the body of a success is read if *whole*."""
        request = self._connections.request(prepared)
        # Where nothing was traced, a request that waits for a connection of ours was not sent; what
        # a caller's transport did is not known, and what may be sent twice need not be known.
        repeatable = prepared.call.operation.repeatable
        progress = Progress(sent=repeatable or self._connections.borrowed)
        if not repeatable:
            request.extensions["trace"] = progress.note
        tokens = self._settings.credential.async_tokens
        response: httpx.Response | None = None
        content = b""
        try:
            with fail_after(prepared.timeout):
                if tokens is None:
                    response = await self.send(prepared, request)
                else:
                    response = await tokens.send(request, prepared, self)
                if whole or not response.is_success:
                    content = await self.read(prepared, response)
        except Exception as error:
            # Closed during the call: what the HTTP library says of that is of no use.
            self.check_open()
            from .transport_errors import is_unreadable, raise_read_failure, raise_send_failure

            if response is None:
                raise_send_failure(error, prepared, sent=progress.sent)
            # A refusal stays a refusal though its body can't be read.
            if not is_unreadable(error) or response.is_success:
                raise_read_failure(error, prepared, response)
        return response, RawResponse(response.status_code, response.headers.multi_items, content)

    async def send(self, prepared: PreparedRequest[Any], request: httpx.Request) -> httpx.Response:
        """Send *request*, without a caller's own authentication and without redirects.

        Args:
            prepared: What it is sent for.
            request: The request.
        """
        prepared.request = request
        response = await self._connections.http.send(
            request, stream=True, auth=None, follow_redirects=False
        )
        response.stream = LastBytes(response.stream, unread)
        return response

    async def close_response(self, response: httpx.Response) -> None:
        """Close *response*, and its connection if it was not read to its end."""
        try:
            await response.aclose()
        except BaseException as error:
            await self.give_up(response.request, error)
            raise

    async def give_up(self, request: httpx.Request | None, error: BaseException) -> None:
        """Clean up after *request*, if *error* broke it off from outside.

        Args:
            request: What was sent; ``None`` if nothing was.
            error: What was raised, a cancellation perhaps.
        """
        if request is not None and not isinstance(error, Exception):
            await give_up(self._connections, request, error)

    async def sleep(self, seconds: float) -> None:
        """Sleep for *seconds*, or until the connections are closed.

        Raises:
            ClientClosedError: The client was closed meanwhile.
        """
        await sleep_while_open(self._connections, self.clock, seconds)
        self.check_open()

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
            await close_connections(connections.http)

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._restore(state, open_connections())

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
