"""One test body for the sync and the async client.

A `Caller` makes a client of either kind. Tests see both as the sync one: where it is the
async one, a stand-in awaits what it returns, and turns `async for` and `async with` into
`for` and `with`. The event loop runs in a thread for the length of a test, so that
connections and unfinished iterations live on between two calls as they do in a program.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import Any, Self, TypeVar, cast

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from clients.hurry import Hurry

C = TypeVar("C")

_END = object()
_SYNC_NAMES = {"close": "aclose"}


class Caller:
    """Makes clients, and closes them in the end.

    Attributes:
        backend: `sync`, or the async library on which async clients run.
    """

    def __init__(self, backend: str, portal: BlockingPortal | None, closing: ExitStack) -> None:
        self.backend = backend
        self._portal = portal
        self._closing = closing

    @property
    def is_async(self) -> bool:
        """Whether the clients are async ones underneath."""
        return self._portal is not None

    def open(self, kind: Callable[..., C], async_kind: Callable[..., Any], **options: Any) -> C:
        """Return a client made with `options`; its sleeps are over at once unless they say so."""
        options.setdefault("clock", Hurry())
        client: Any = async_kind(**options) if self.is_async else kind(**options)
        return cast("C", self.keep(client))

    def keep(self, client: Any) -> Any:
        """Return a client, sync or async, as tests see it; it is closed in the end."""
        shown = client if self._portal is None else Shown(client, self._portal)
        self._closing.callback(shown.close)
        return shown

    def http_client(
        self,
        *,
        on_request: Callable[[httpx.Request], object] | None = None,
        on_response: Callable[[httpx.Response], object] | None = None,
        on_transport: Callable[[httpx.Request], object] | None = None,
        **options: Any,
    ) -> Any:
        """Return an httpx client for a client to use, of the kind that it needs.

        The functions are called by its event hooks, and by its transport.
        """
        given = {"request": on_request, "response": on_response}
        hooks = {name: [self._hook(hook)] for name, hook in given.items() if hook is not None}
        if self.is_async:
            transport = AsyncWatchedTransport(on_transport) if on_transport else None
            http: Any = httpx.AsyncClient(event_hooks=hooks, transport=transport, **options)
        else:
            watched = WatchedTransport(on_transport) if on_transport else None
            http = httpx.Client(event_hooks=hooks, transport=watched, **options)
        self.keep(http)
        return http

    def run(self, function: Callable[[], Awaitable[C]]) -> C:
        """Return the result of an async function, run where the async clients live."""
        assert self._portal is not None
        return self._portal.call(function)

    def _hook(self, function: Callable[[Any], object]) -> Callable[[Any], object]:
        async def hook(subject: Any) -> None:
            function(subject)

        return hook if self.is_async else function


@contextmanager
def calling(backend: str) -> Generator[Caller]:
    """Yield a `Caller`, with an event loop of its own unless `backend` is `sync`."""
    with ExitStack() as stack:
        portal = None if backend == "sync" else stack.enter_context(start_blocking_portal(backend))
        yield Caller(backend, portal, stack)


class Shown:
    """An object of the async client as tests see it: used like the sync one."""

    def __init__(self, thing: Any, portal: BlockingPortal) -> None:
        self._thing = thing
        self._portal = portal

    def __getattr__(self, name: str) -> Any:
        return self._show(getattr(self._thing, _SYNC_NAMES.get(name, name)))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._show(self._thing(*args, **kwargs))

    def __iter__(self) -> Iterator[Any]:
        return Steps(aiter(self._thing), self)

    def __enter__(self) -> Self:
        self._portal.call(self._thing.__aenter__)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._portal.call(self._thing.__aexit__, kind, error, traceback)

    def __repr__(self) -> str:
        return repr(self._thing)

    def __reduce__(self) -> str | tuple[Any, ...]:
        return cast("str | tuple[Any, ...]", self._thing.__reduce__())

    def _show(self, value: Any) -> Any:
        if inspect.isawaitable(value):
            return self._show(self._portal.call(_awaited, value))
        if inspect.ismethod(value) or type(value).__name__.startswith("Async"):
            return Shown(value, self._portal)
        if hasattr(value, "__anext__"):
            return Steps(value, self)
        return value

    def step(self, iterator: AsyncIterator[Any]) -> Any:
        """Return the next of an async iterator; raises ``StopIteration`` at its end."""
        item = self._portal.call(_next, iterator)
        if item is _END:
            raise StopIteration
        return self._show(item)

    def end(self, iterator: Any) -> None:
        """Close an async iterator."""
        self._portal.call(iterator.aclose)


class Steps:
    """An async iterator as tests see it, which may go on after an error.

    Left unchanged when a test breaks off, as `async for` leaves it.
    """

    def __init__(self, iterator: AsyncIterator[Any], shown: Shown) -> None:
        self._iterator = iterator
        self._shown = shown

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        return self._shown.step(self._iterator)

    def close(self) -> None:
        """End the iteration."""
        self._shown.end(self._iterator)


class WatchedTransport(httpx.HTTPTransport):
    """httpx's own transport, with someone who looks at each request."""

    def __init__(self, watch: Callable[[httpx.Request], object]) -> None:
        super().__init__()
        self._watch = watch

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Tell, and pass the request on."""
        self._watch(request)
        return super().handle_request(request)


class AsyncWatchedTransport(httpx.AsyncHTTPTransport):
    """httpx's own async transport, with someone who looks at each request."""

    def __init__(self, watch: Callable[[httpx.Request], object]) -> None:
        super().__init__()
        self._watch = watch

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Tell, and pass the request on."""
        self._watch(request)
        return await super().handle_async_request(request)


async def _awaited(value: Awaitable[C]) -> C:
    return await value


async def _next(iterator: AsyncIterator[Any]) -> Any:
    return await anext(iterator, _END)
