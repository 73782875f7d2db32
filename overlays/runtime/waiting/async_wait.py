"""The methods ``wait``: they look at the job and sleep, as :class:`.poller.Poller` decides."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any, Concatenate, Generic, TypeVar, cast, overload

from ..options import CallOptions, RequestOptions
from ..resource import AsyncResource, AsyncT, describe
from .plan import WaitPlan

if TYPE_CHECKING:
    from ..request.response import APIResponse
    from .poller import Poller

    Follow = Callable[
        [AsyncT, Poller[Any], Callable[[], Awaitable[None]], RequestOptions | None],
        Coroutine[Any, Any, None],
    ]

R = TypeVar("R")
T = TypeVar("T")


class AsyncWait(Generic[T]):
    """A method ``wait``.

    Args:
        look: The resource's method that returns the job.
        plan: What the job's states mean.
        follow: What to try before polling, such as an event stream: it is called with the
            resource, the poller, a function that reports changes, and the request options.
    """

    def __init__(
        self,
        look: Callable[Concatenate[AsyncT, str, ...], Coroutine[Any, Any, R]],
        plan: WaitPlan[R, T],
        *,
        follow: Follow[AsyncT] | None = None,
    ) -> None:
        async def wait(resource: AsyncResource, /, *args: Any, **kwargs: Any) -> Any:
            return await AsyncBoundWait(look, plan, resource, follow)(*args, **kwargs)

        self._method: Any = describe(
            wait, cast("Any", AsyncBoundWait).__call__, cast("type[Any]", Any)
        )

    def __set_name__(self, owner: type[Any], name: str) -> None:
        self._method.__name__ = name
        self._method.__qualname__ = f"{owner.__qualname__}.{name}"
        # An ordinary method, which pickles, and which unittest.mock knows how to replace.
        setattr(owner, name, self._method)

    @overload
    def __get__(self, resource: None, kind: type[Any], /) -> Callable[..., Any]: ...
    @overload
    def __get__(self, resource: AsyncResource, kind: type[Any], /) -> AsyncBoundWait[T]: ...
    def __get__(self, resource: AsyncResource | None, kind: type[Any], /) -> Any:
        return self._method.__get__(resource, kind)


class AsyncBoundWait(Generic[T]):
    """``wait`` of a resource, for type checkers; in fact it is an ordinary method."""

    def __init__(
        self,
        look: Callable[..., Any],
        plan: WaitPlan[Any, T],
        resource: AsyncResource,
        follow: Callable[..., Any] | None,
    ) -> None:
        self._look = look
        self._plan = plan
        self._resource = resource
        self._follow = follow

    async def __call__(
        self,
        job_id: str,
        /,
        *,
        timeout: float | None = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[T], object] | None = None,
        raise_on_failure: bool = True,
        request_options: RequestOptions | None = None,
    ) -> T:
        """Wait until the job has ended, and return it.

        Looks at once, then after 1 s, growing to 15 s, with jitter; a Retry-After of the server (up
        to 60 s) is obeyed. Passing failures of server and network do not end the wait. A state that
        the client does not know counts as not ended.

        Args:
            job_id: The job.
            timeout: Seconds to wait in all; ``None`` for no limit. 0 looks once.
            poll_interval: Seconds between looks, in place of the growing interval.
            on_update: Called with the job when it is first seen and whenever it has changed; what
                an async client's returns is awaited if it can be.
            raise_on_failure: Raise if the job ends without success; else return it all the same.
            request_options: Settings of each request.

        Raises:
            JobFailedError: The job ended without success; ``job`` is it.
            WaitTimeoutError: It has not ended in time; ``job`` is it as last seen.
            NotFoundError: The job does not exist, or not any more; ``job`` is it as last seen. Where
                the first look finds no job, a second one follows: it may have been created a moment
                ago.
            APIStatusError: The server refused otherwise, and looking again would not help.
            APIConnectionError: No response came, and there is no deadline to retry until.
            ResponseDecodeError: A response can't be read.
            InvalidArgumentError: An argument is out of bounds.
            InvalidArgumentTypeError: An argument is of a wrong type.
        """
        # Imported here: a program that does not wait does not need it.
        from ..request.async_io import settle
        from .poller import FOREVER, Poller, check_wait

        check_wait(job_id, timeout, poll_interval, on_update)
        resource, clock = self._resource, self._resource.client.clock
        poller = Poller(
            plan=self._plan,
            job_id=job_id,
            deadline=None if timeout is None else clock.monotonic() + min(timeout, FOREVER),
            poll_interval=None if poll_interval is None else min(poll_interval, FOREVER),
            raise_on_failure=raise_on_failure,
        )

        async def report() -> None:
            if on_update is not None and poller.changed:
                await settle(on_update(cast("T", poller.job)))

        if self._follow is not None and poller.remaining(clock.monotonic()) != 0:
            await self._follow(resource, poller, report, request_options)
        while not poller.ended:
            options = CallOptions.of(
                request_options, wanted="response", deadline=poller.call_deadline()
            )
            try:
                response: APIResponse[Any] = await self._look(
                    resource, job_id, request_options=options
                )
            except Exception as error:
                if not poller.survives(error, clock.monotonic()):
                    raise
            else:
                poller.take(response, clock.wall())
                await report()
                if poller.ended:
                    break
            await resource.client.sleep(poller.pause(clock.monotonic()))
        return poller.result()
