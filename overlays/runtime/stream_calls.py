"""What the methods ``stream`` do: the typed events of a job."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from .async_stream import AsyncEventStream
from .calls import Call
from .executors import AsyncResource, ResourceT, SyncResource, call_of
from .options import RequestOptions
from .stream_plan import StreamPlan
from .streaming import IDLE_TIMEOUT, StreamWatch, checked_idle_timeout
from .sync_stream import EventStream

E = TypeVar("E")


class _Bound(Generic[E, ResourceT]):
    """What the streams of a sync and of an async resource have in common: what they ask for."""

    def __init__(
        self, events: Callable[..., Any], plan: StreamPlan[E], resource: ResourceT
    ) -> None:
        self._events = events
        self._plan = plan
        self._resource = resource

    def _asked(
        self, job_id: str, *, include_pings: bool = False, deadline: float | None = None
    ) -> tuple[Call[Any], StreamWatch[E]]:
        call = call_of(self._events, self._resource, job_id)
        watch = StreamWatch(
            plan=self._plan, include_pings=include_pings, random=random.random, deadline=deadline
        )
        return call, watch


class BoundStream(_Bound[E, SyncResource]):
    """``stream`` of a resource."""

    def __call__(
        self,
        job_id: str,
        /,
        *,
        include_pings: bool = False,
        idle_timeout: float = IDLE_TIMEOUT,
        request_options: RequestOptions | None = None,
    ) -> EventStream[E]:
        """The job's events as they arrive; use it in ``with``, which connects.

        A connection that is lost before the last event is opened again, with the last event id
        if the stream gave one, after the time that the stream asked for.

        Args:
            job_id: The job.
            include_pings: Give the events too that only keep the connection alive.
            idle_timeout: Seconds of silence that end the stream.
            request_options: Settings of each request; the timeout bounds the time to the
                response headers.

        Raises:
            InvalidArgumentError: An argument is out of bounds; nothing was sent. Entering and
                reading raise what :class:`EventStream` says.
        """
        seconds = checked_idle_timeout(idle_timeout)
        call, watch = self._asked(job_id, include_pings=include_pings)
        return self._resource.executor.stream(
            call, request_options, watch=watch, idle_timeout=seconds
        )

    def until(
        self, deadline: float | None, job_id: str, request_options: RequestOptions | None
    ) -> EventStream[E]:
        """The job's events, without those that only keep the connection alive.

        Args:
            deadline: On the client's monotonic clock: when the stream is over without an error;
                ``None`` for never.
            job_id: The job.
            request_options: Settings of each request.
        """
        call, watch = self._asked(job_id, deadline=deadline)
        return self._resource.executor.stream(
            call, request_options, watch=watch, idle_timeout=IDLE_TIMEOUT
        )


class AsyncBoundStream(_Bound[E, AsyncResource]):
    """``stream`` of an async resource."""

    def __call__(
        self,
        job_id: str,
        /,
        *,
        include_pings: bool = False,
        idle_timeout: float = IDLE_TIMEOUT,
        request_options: RequestOptions | None = None,
    ) -> AsyncEventStream[E]:
        """Like :meth:`BoundStream.__call__`; use it in ``async with``, without an await."""
        seconds = checked_idle_timeout(idle_timeout)
        call, watch = self._asked(job_id, include_pings=include_pings)
        return self._resource.executor.stream(
            call, request_options, watch=watch, idle_timeout=seconds
        )

    def until(
        self, deadline: float | None, job_id: str, request_options: RequestOptions | None
    ) -> AsyncEventStream[E]:
        """The job's events, without those that only keep the connection alive.

        Args:
            deadline: On the client's monotonic clock: when the stream is over without an error;
                ``None`` for never.
            job_id: The job.
            request_options: Settings of each request.
        """
        call, watch = self._asked(job_id, deadline=deadline)
        return self._resource.executor.stream(
            call, request_options, watch=watch, idle_timeout=IDLE_TIMEOUT
        )
