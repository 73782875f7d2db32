# Copied from overlays/runtime/sync_client.py: edit it there.
"""The blocking driver: sends what an exchange asks for, and sleeps between attempts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

import httpx

from .client_base import ClientBase, checked_http_client
from .connection import connection_failure, is_connection_failure, located
from .errors import BaseError
from .exchange import Exchange, prepare
from .options import NO_OPTIONS, RequestOptions
from .pool import Pool
from .responses import Answer, APIResponse

if TYPE_CHECKING:
    from types import TracebackType

    from .calls import Call

T = TypeVar("T")


class SyncClient(ClientBase[httpx.Client]):
    """Sends calls one at a time; safe to use from several threads."""

    def execute(self, call: Call[T], options: RequestOptions | None = None) -> T:
        """Send *call* and give its result.

        Raises:
            APIConnectionError: No whole answer came.
            APIStatusError: The answer is no success.
            ResponseDecodeError: The answer can't be read.
            ClientClosedError: The client is closed.
        """
        return self.send(call, options).parsed

    def send(
        self,
        call: Call[T],
        options: RequestOptions | None = None,
        *,
        patience: float | None = None,
    ) -> APIResponse[T]:
        """Like :meth:`execute`; gives the response with the result in it.

        Args:
            call: What to send.
            options: Settings of this call.
            patience: Seconds that all attempts may take together, or ``None``.
        """
        self._check_open()
        exchange = prepare(call, self._settings, options or NO_OPTIONS, patience=patience)
        try:
            return self._attempt(exchange)
        except BaseError as error:
            first = error
        if not exchange.worth_repeating(first):
            raise first
        return self._repeat(exchange, first)

    def _repeat(self, exchange: Exchange[T], first: BaseError) -> APIResponse[T]:
        # Imported only after a failure: a good call shall not pay for it.
        import stamina

        for attempt in stamina.retry_context(on=exchange.retry_hook, attempts=None, timeout=None):
            with attempt:
                if attempt.num == 1:
                    raise first
                return self._attempt(exchange)
        raise first

    def _attempt(self, exchange: Exchange[T]) -> APIResponse[T]:
        outcome = self._receive(exchange)
        if isinstance(outcome, BaseError):
            raise exchange.failed(outcome)
        return exchange.finish(outcome)

    def _receive(self, exchange: Exchange[T]) -> Answer | BaseError:
        # Failures are returned, so that they are raised outside of this handler and do not drag
        # httpx's error, and with it the request and the credential, along as their context.
        clock = exchange.settings.clock
        request = self._pool.request(exchange)
        response: httpx.Response | None = None
        reader = exchange.reader()
        try:
            response = self._pool.http.send(request, stream=True, follow_redirects=False)
            try:
                for chunk in response.iter_bytes():
                    reader.add(chunk, clock.monotonic())
            finally:
                response.close()
        except Exception as error:
            if isinstance(error, BaseError):
                return located(error, response)
            if not is_connection_failure(error):
                raise
            return connection_failure(error, response)
        return Answer(response.status_code, response.headers.multi_items(), reader.content())

    def close(self) -> None:
        """Close the connections, if this client opened them; calls are refused from then on.

        May be called more than once. An httpx client that the caller gave stays open, and
        so do the connections shared by a copy of ``with_options``.
        """
        if self._release():
            self._pool.http.close()

    def __enter__(self) -> Self:
        self._check_open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def new_pool(http_client: httpx.Client | None) -> Pool[httpx.Client]:
    """The caller's connections, or new ones."""
    given = checked_http_client(http_client, httpx.Client)
    if given is not None:
        return Pool(given, borrowed=True)
    return Pool(httpx.Client(follow_redirects=False), borrowed=False)
