# Derived from overlays/runtime/request/async_client.py: edit it there.
"""The driver: sends the attempts of a call, and sleeps between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

import httpx

from ..errors import BaseError, ResponseDecodeError
from ..options import CallOptions, RequestOptions, checked_options
from .client_base import ClientBase, checked_http_client
from .connections import SPENT, Connections
from .prepared_request import PreparedRequest
from .response import RawResponse
from .sync_io import Progress, check_home, fail_after, open_connections

if TYPE_CHECKING:
    from .call import Call

R = TypeVar("R")
T = TypeVar("T")


class SyncClient(ClientBase[httpx.Client]):
    """Sends calls."""

    def execute(self, call: Call[T], options: RequestOptions | None = None, /) -> T:
        """Send *call* and return its result.

        Raises:
            APIConnectionError: No complete response came.
            APIStatusError: The response is not a success.
            ResponseDecodeError: The response can't be read.
            ClientClosedError: The client is closed.
            WrongEventLoopError: An async client was used in another event loop before.
        """
        options = checked_options(options)
        attempt: Callable[[PreparedRequest[T]], Any] = self._result
        if isinstance(options, CallOptions):
            if options.wanted == "call":
                return cast("T", call)
            if options.wanted == "response":
                attempt = self._response
        self._check_usable()
        prepared = PreparedRequest(call, self._settings, options)
        result: T = self._attempts(prepared, attempt)
        return result

    def open(
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
        return self._attempts(prepared, self._opened)

    def _attempts(
        self, prepared: PreparedRequest[T], attempt: Callable[[PreparedRequest[T]], R]
    ) -> R:
        while True:
            try:
                return attempt(prepared)
            except BaseError as error:
                # The HTTP library's error would bring the request along, and with it the credential.
                error.__context__ = None
                wait = prepared.wait_after(error)
                if wait is None:
                    raise
            self.clock.sleep(wait)

    def _result(self, prepared: PreparedRequest[T]) -> T:
        return prepared.result(self._whole(prepared))

    def _response(self, prepared: PreparedRequest[T]) -> Any:
        return prepared.response(self._whole(prepared))

    def _opened(self, prepared: PreparedRequest[Any]) -> httpx.Response:
        response = self._head(prepared)
        if response.is_success:
            prepared.responded(response.status_code)
            return response
        prepared.result(self._body(prepared, response))
        raise AssertionError("only a success has a result")

    def _whole(self, prepared: PreparedRequest[Any]) -> RawResponse:
        return self._body(prepared, self._head(prepared))

    def _head(self, prepared: PreparedRequest[Any]) -> httpx.Response:
        """Send the next attempt of *prepared*; the body of the response is unread."""
        request = self._connections.request(prepared)
        # Where nothing was traced, a request that waits for a connection of ours was not sent; what
        # a caller's transport did is not known, and what may be sent twice needs not be known.
        repeatable = prepared.call.operation.repeatable
        progress = Progress(sent=repeatable or self._connections.borrowed)
        if not repeatable:
            request.extensions["trace"] = progress.note
        tokens = self._settings.credential.sync_tokens
        try:
            with fail_after(prepared.time_left()):
                if tokens is None:
                    return self.send(request)
                return tokens.send(request, prepared, self)
        except Exception as error:
            from .transport_errors import raise_send_failure

            raise_send_failure(error, prepared, sent=progress.sent)

    def send(self, request: httpx.Request) -> httpx.Response:
        """Send one request, without a caller's own authentication and without redirects."""
        return self._connections.http.send(request, stream=True, auth=None, follow_redirects=False)

    def _body(self, prepared: PreparedRequest[Any], response: httpx.Response) -> RawResponse:
        try:
            with fail_after(prepared.time_left()):
                content = self.read(prepared, response)
        except Exception as error:
            from .transport_errors import is_unreadable, raise_read_failure

            # A refusal stays a refusal though its body can't be read.
            if not is_unreadable(error) or response.is_success:
                raise_read_failure(error, prepared, response)
            content = b""
        return RawResponse(response.status_code, response.headers.multi_items, content)

    def read(self, prepared: PreparedRequest[Any], response: httpx.Response) -> bytes:
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
                for chunk in response.iter_bytes():
                    reader.add(chunk, clock.monotonic())
        except ResponseDecodeError as error:
            from .transport_errors import locate

            locate(error, response)
            raise
        finally:
            response.close()
            response.stream = SPENT
        return reader.content()

    def close(self) -> None:
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
            connections.http.close()

    def _check_usable(self) -> None:
        self.check_open()
        check_home(self._connections)

    def __enter__(self) -> Self:
        self._check_usable()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def connections_of(http_client: httpx.Client | None) -> Connections[httpx.Client]:
    """The caller's connections, or new ones.

    Raises:
        InvalidArgumentTypeError: *http_client* is not an httpx client of the right class.
    """
    given = checked_http_client(http_client, httpx.Client)
    return open_connections() if given is None else Connections(given, borrowed=True)
