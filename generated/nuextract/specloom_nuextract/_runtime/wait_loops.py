# Copied from overlays/runtime/wait_loops.py: edit it there.
"""The loops of ``wait``: they look at the job and sleep, as :class:`.waiting.Watch` decides."""

from __future__ import annotations

import inspect
import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from .client_base import ClientBase
from .clock import SYSTEM_CLOCK, Clock
from .errors import BaseError
from .executors import raw
from .options import RequestOptions
from .wait_plan import WaitPlan
from .waiting import Watch, checked_job_id, checked_wait

if TYPE_CHECKING:
    from .api_response import APIResponse

T = TypeVar("T")


class _Bound(Generic[T]):
    def __init__(
        self,
        look: Callable[..., Any],
        plan: WaitPlan[Any, T],
        resource: Any,
        follow: Callable[..., Any] | None,
    ) -> None:
        self._look = look
        self._plan = plan
        self._resource = resource
        self._follow = follow

    @property
    def _clock(self) -> Clock:
        client: object = self._resource.executor
        return client.clock if isinstance(client, ClientBase) else SYSTEM_CLOCK

    def _watch(
        self,
        job_id: str,
        timeout: float | None,
        poll_interval: float | None,
        raise_on_failure: bool,
        on_update: object,
    ) -> Watch[T]:
        checked_job_id(job_id)
        checked_wait(timeout, poll_interval, on_update)
        return Watch(
            plan=self._plan,
            job_id=job_id,
            deadline=None if timeout is None else self._clock.monotonic() + timeout,
            poll_interval=poll_interval,
            raise_on_failure=raise_on_failure,
            random=random.random,
        )

    def _looking(self, watch: Watch[T], options: RequestOptions | None) -> Callable[[], Any]:
        patience = watch.patience(self._clock.monotonic())
        resource = raw(self._resource, patience=patience)
        return lambda: self._look(resource, watch.job_id, request_options=options)


class BoundWait(_Bound[T]):
    """``wait`` of a resource."""

    def __call__(
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
        """Wait until the job is finished, and give it.

        Looks at once, then after 1 s, growing to 15 s, with jitter; what the server asks for in
        Retry-After (up to 60 s) is obeyed. Passing faults of server and network do not end the
        wait. A state that the client does not know counts as not finished.

        Args:
            job_id: The job.
            timeout: Seconds to wait in all; ``None`` for no limit. 0 looks once.
            poll_interval: Seconds between looks, in place of the growing interval.
            on_update: Called with the job when it is first seen and whenever it has changed.
            raise_on_failure: Raise if the job ends without success; else give it all the same.
            request_options: Settings of each request.

        Raises:
            JobFailedError: The job ended without success; ``job`` is it.
            WaitTimeoutError: It was not finished in time; ``job`` is it as last seen.
            NotFoundError: There is no such job, or not any more; ``job`` as last seen.
            APIStatusError: Another refusal that looking again would not mend.
            APIConnectionError: No answer came, and there is no deadline to try until.
            ResponseDecodeError: An answer can't be read.
            InvalidArgumentError: An argument is out of bounds.
        """
        watch = self._watch(job_id, timeout, poll_interval, raise_on_failure, on_update)
        clock = self._clock

        def tell() -> None:
            if on_update is not None and watch.changed:
                on_update(cast("T", watch.job))

        if self._follow is not None and watch.remaining(clock.monotonic()) != 0:
            self._follow(self._resource, watch, tell, request_options)
        while not watch.finished:
            look = self._looking(watch, request_options)
            try:
                response: APIResponse[Any] = look()
            except BaseError as error:
                if not (watch.survives(error) or watch.outweighs(error, clock.monotonic())):
                    raise
            else:
                watch.take(response, clock.wall())
                tell()
                if watch.finished:
                    break
            clock.sleep(watch.pause(clock.monotonic()))
        return watch.result()


class AsyncBoundWait(_Bound[T]):
    """``wait`` of an async resource."""

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
        """Like :meth:`BoundWait.__call__`; what *on_update* gives is awaited if it can be."""
        watch = self._watch(job_id, timeout, poll_interval, raise_on_failure, on_update)
        clock = self._clock

        async def tell() -> None:
            if on_update is not None and watch.changed:
                told = on_update(cast("T", watch.job))
                if inspect.isawaitable(told):
                    await told

        if self._follow is not None and watch.remaining(clock.monotonic()) != 0:
            await self._follow(self._resource, watch, tell, request_options)
        while not watch.finished:
            look = self._looking(watch, request_options)
            try:
                response: APIResponse[Any] = await look()
            except BaseError as error:
                if not (watch.survives(error) or watch.outweighs(error, clock.monotonic())):
                    raise
            else:
                watch.take(response, clock.wall())
                await tell()
                if watch.finished:
                    break
            await clock.async_sleep(watch.pause(clock.monotonic()))
        return watch.result()
