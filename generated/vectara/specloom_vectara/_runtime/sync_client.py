# Copied from overlays/runtime/sync_client.py: edit it there.
"""The blocking driver: sends what an exchange asks for, and sleeps between attempts."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Self, TypeVar

import httpx

from .client_base import ClientBase, checked_http_client
from .cookieless import CookielessClient
from .errors import BaseError
from .exchange import Exchange, prepare
from .options import RequestOptions, checked_options
from .pool import SPENT, Pool
from .responses import Answer

if TYPE_CHECKING:
    from types import TracebackType

    from .api_response import APIResponse
    from .calls import Call
    from .retries import Patience
    from .streaming import StreamWatch
    from .sync_stream import EventStream

E = TypeVar("E")
R = TypeVar("R")
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
        self._check_open()
        exchange = prepare(call, self._settings, checked_options(options))
        return self._repeated(exchange, self._result)

    def send(
        self,
        call: Call[T],
        options: RequestOptions | None = None,
        *,
        patience: Patience | None = None,
    ) -> APIResponse[T]:
        """Like :meth:`execute`; gives the response with the result in it.

        Args:
            call: What to send.
            options: Settings of this call.
            patience: How long all attempts may take together, or ``None``.
        """
        self._check_open()
        exchange = prepare(call, self._settings, checked_options(options), patience=patience)
        return self._repeated(exchange, self._response)

    def _repeated(self, exchange: Exchange[T], attempt: Callable[[Exchange[T]], R]) -> R:
        try:
            return attempt(exchange)
        except BaseError as error:
            first = error
        if not exchange.worth_repeating(first):
            raise first
        # Imported only after a failure: a good call shall not pay for it.
        from tenacity import Retrying

        retry = exchange.retry
        for turn in Retrying(
            retry=retry.again, wait=retry.pause, sleep=self.clock.sleep, reraise=True
        ):
            with turn:
                if turn.retry_state.attempt_number == 1:
                    raise first
                return attempt(exchange)
        raise first

    def _result(self, exchange: Exchange[T]) -> T:
        return exchange.result(self._answer(exchange))

    def _response(self, exchange: Exchange[T]) -> APIResponse[T]:
        return exchange.response(self._answer(exchange))

    def _answer(self, exchange: Exchange[Any]) -> Answer:
        head = self._head(exchange, self._pool.request(exchange))
        answer = head if isinstance(head, BaseError) else self._body(exchange, head)
        if isinstance(answer, BaseError):
            raise exchange.failed(answer)
        return answer

    # Failures are returned from the next two, so that they are raised outside of the handlers
    # and do not drag httpx's error, and with it the request and the credential, along as context.

    def _head(self, exchange: Exchange[Any], request: httpx.Request) -> httpx.Response | BaseError:
        try:
            return self._pool.http.send(
                request, stream=True, auth=exchange.auth, follow_redirects=False
            )
        except Exception as error:
            from .connection import failure_of

            return failure_of(error, None, for_token=exchange.for_token)

    def _body(self, exchange: Exchange[Any], response: httpx.Response) -> Answer | BaseError:
        clock, encoding = exchange.settings.clock, response.headers.get("content-encoding", "")
        # By a caller's hook or transport; httpx has decompressed it then.
        done = response.is_stream_consumed
        reader = exchange.reader("" if done else encoding)
        try:
            if done:
                reader.add(response.content, clock.monotonic())
            else:
                for chunk in response.iter_raw():
                    reader.add(chunk, clock.monotonic())
        except Exception as error:
            from .connection import unread

            return unread(error, response)
        finally:
            response.close()
            response.stream = SPENT
        return Answer(response.status_code, response.headers.multi_items, reader.content())

    def stream(
        self,
        call: Call[Any],
        options: RequestOptions | None = None,
        *,
        watch: StreamWatch[E],
        idle_timeout: float,
    ) -> EventStream[E]:
        """The events that *call* opens a stream of; nothing is sent until it is entered.

        Args:
            call: What to send.
            options: Settings of the requests.
            watch: Decides what the events mean.
            idle_timeout: Seconds of silence that end the stream.
        """
        # Imported only here: who does not stream shall not wait for it.
        from .streaming import id_header
        from .sync_stream import EventStream

        def connect(last_event_id: str, patience: Patience | None) -> httpx.Response:
            self._check_open()
            how = checked_options(options)
            exchange = prepare(call, self._settings, how, patience=patience)
            return self._repeated(exchange, partial(self._open, id_header(last_event_id)))

        self._check_open()
        return EventStream(connect, watch, idle_timeout=idle_timeout, clock=self.clock)

    def _open(self, last_event_id: str, exchange: Exchange[Any]) -> httpx.Response:
        request = self._pool.request(exchange)
        if last_event_id:
            request.headers["last-event-id"] = last_event_id
        outcome = self._head(exchange, request)
        if isinstance(outcome, BaseError):
            raise exchange.failed(outcome)
        if outcome.is_success:
            from .streaming import check_event_stream

            try:
                check_event_stream(
                    exchange.opened(outcome.status_code, outcome.headers.multi_items)
                )
            except BaseError:
                outcome.close()
                raise
            return outcome
        answer = self._body(exchange, outcome)
        if isinstance(answer, BaseError):
            raise exchange.failed(answer)
        raise exchange.refused(answer)

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
    http = CookielessClient(follow_redirects=False)
    pool = Pool(http, borrowed=False)
    # On the pool, which copies share: whoever is left may still use it. Sockets that are open
    # when they are collected would warn.
    weakref.finalize(pool, http.close)
    return pool
