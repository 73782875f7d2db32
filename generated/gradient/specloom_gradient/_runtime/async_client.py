# Copied from overlays/runtime/async_client.py: edit it there.
"""The async driver: sends what an exchange asks for, and sleeps between attempts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Self, TypeVar

import httpx

from .client_base import ClientBase, checked_http_client
from .clock import fail_after
from .connection import Progress, failure_of, unread
from .cookieless import AsyncCookielessClient
from .errors import BaseError
from .exchange import Exchange, prepare
from .loops import stay_home
from .options import RequestOptions, checked_options
from .pool import SPENT, Pool
from .responses import Answer

if TYPE_CHECKING:
    from types import TracebackType

    from .api_response import APIResponse
    from .async_stream import AsyncEventStream
    from .calls import Call
    from .retries import Patience
    from .streaming import StreamWatch

E = TypeVar("E")
R = TypeVar("R")
T = TypeVar("T")


class AsyncClient(ClientBase[httpx.AsyncClient]):
    """Sends calls from the tasks of one event loop (asyncio, or trio)."""

    async def execute(self, call: Call[T], options: RequestOptions | None = None) -> T:
        """Send *call* and give its result.

        Raises:
            APIConnectionError: No whole answer came.
            APIStatusError: The answer is no success.
            ResponseDecodeError: The answer can't be read.
            ClientClosedError: The client is closed.
            WrongEventLoopError: It was used in another event loop before.
        """
        self._check_usable()
        exchange = prepare(call, self._settings, checked_options(options))
        return await self._repeated(exchange, self._result)

    async def send(
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
        self._check_usable()
        exchange = prepare(call, self._settings, checked_options(options), patience=patience)
        return await self._repeated(exchange, self._response)

    async def _repeated(
        self, exchange: Exchange[T], attempt: Callable[[Exchange[T]], Awaitable[R]]
    ) -> R:
        try:
            return await attempt(exchange)
        except BaseError as error:
            first = error
        if not exchange.worth_repeating(first):
            raise first
        # Imported only after a failure: a good call shall not pay for it.
        from tenacity import AsyncRetrying

        retry = exchange.retry
        async for turn in AsyncRetrying(
            retry=retry.again, wait=retry.pause, sleep=self.clock.async_sleep, reraise=True
        ):
            with turn:
                if turn.retry_state.attempt_number == 1:
                    raise first
                return await attempt(exchange)
        raise first

    async def _result(self, exchange: Exchange[T]) -> T:
        return exchange.result(await self._answer(exchange))

    async def _response(self, exchange: Exchange[T]) -> APIResponse[T]:
        return exchange.response(await self._answer(exchange))

    async def _answer(self, exchange: Exchange[Any]) -> Answer:
        head = await self._head(exchange, self._pool.request(exchange))
        answer = head if isinstance(head, BaseError) else await self._body(exchange, head)
        if isinstance(answer, BaseError):
            raise exchange.failed(answer)
        return answer

    # Failures are returned from the next two, so that they are raised outside of the handlers
    # and do not drag httpx's error, and with it the request and the credential, along as context.

    async def _head(
        self, exchange: Exchange[Any], request: httpx.Request
    ) -> httpx.Response | BaseError:
        progress = Progress()
        if not exchange.repeatable:
            # What may be sent twice is tried again however far it got.
            request.extensions["trace"] = progress.note
        try:
            with fail_after(exchange.time_left()):
                return await self._pool.http.send(
                    request, stream=True, auth=exchange.auth, follow_redirects=False
                )
        except Exception as error:
            return failure_of(error, None, unsent=progress.connecting, for_token=exchange.for_token)

    async def _body(self, exchange: Exchange[Any], response: httpx.Response) -> Answer | BaseError:
        clock, encoding = exchange.settings.clock, response.headers.get("content-encoding", "")
        # By a caller's hook or transport; httpx has decompressed it then.
        done = response.is_stream_consumed
        reader = exchange.reader("" if done else encoding)
        try:
            with fail_after(exchange.time_left()):
                if done:
                    reader.add(response.content, clock.monotonic())
                else:
                    async for chunk in response.aiter_raw():
                        reader.add(chunk, clock.monotonic())
        except Exception as error:
            return unread(error, response)
        finally:
            await response.aclose()
            response.stream = SPENT
        return Answer(response.status_code, response.headers.multi_items, reader.content())

    def stream(
        self,
        call: Call[Any],
        options: RequestOptions | None = None,
        *,
        watch: StreamWatch[E],
        idle_timeout: float,
    ) -> AsyncEventStream[E]:
        """The events that *call* opens a stream of; nothing is sent until it is entered.

        Args:
            call: What to send.
            options: Settings of the requests.
            watch: Decides what the events mean.
            idle_timeout: Seconds of silence that end the stream.
        """
        # Imported only here: who does not stream shall not wait for it.
        from .async_stream import AsyncEventStream
        from .streaming import id_header

        async def connect(last_event_id: str, patience: Patience | None) -> httpx.Response:
            self._check_usable()
            how = checked_options(options)
            exchange = prepare(call, self._settings, how, patience=patience)
            return await self._repeated(exchange, partial(self._open, id_header(last_event_id)))

        self._check_open()
        return AsyncEventStream(connect, watch, idle_timeout=idle_timeout, clock=self.clock)

    async def _open(self, last_event_id: str, exchange: Exchange[Any]) -> httpx.Response:
        request = self._pool.request(exchange)
        if last_event_id:
            request.headers["last-event-id"] = last_event_id
        outcome = await self._head(exchange, request)
        if isinstance(outcome, BaseError):
            raise exchange.failed(outcome)
        if outcome.is_success:
            from .streaming import check_event_stream

            try:
                check_event_stream(
                    exchange.opened(outcome.status_code, outcome.headers.multi_items)
                )
            except BaseError:
                await outcome.aclose()
                raise
            return outcome
        answer = await self._body(exchange, outcome)
        if isinstance(answer, BaseError):
            raise exchange.failed(answer)
        raise exchange.refused(answer)

    async def aclose(self) -> None:
        """Close the connections, if this client opened them; calls are refused from then on.

        May be called more than once. An httpx client that the caller gave stays open, and
        so do the connections shared by a copy of ``with_options``.

        Raises:
            WrongEventLoopError: The connections belong to another event loop.
        """
        pool = self._pool
        if self._owner and not (pool.borrowed or pool.closed or pool.home is None):
            stay_home(pool)
        if self._release():
            await self._pool.http.aclose()

    def _check_usable(self) -> None:
        self._check_open()
        stay_home(self._pool)

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


def new_pool(http_client: httpx.AsyncClient | None) -> Pool[httpx.AsyncClient]:
    """The caller's connections, or new ones."""
    given = checked_http_client(http_client, httpx.AsyncClient)
    if given is not None:
        return Pool(given, borrowed=True)
    return Pool(AsyncCookielessClient(follow_redirects=False), borrowed=False)
