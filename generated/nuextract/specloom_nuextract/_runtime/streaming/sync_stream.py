# Derived from overlays/runtime/streaming/async_stream.py: edit it there.
"""The methods ``stream``, and waiting for a job by its stream."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from typing import TYPE_CHECKING, Any, Concatenate, Generic, Self, TypeVar, overload

from ..errors import APIConnectionError, APIStatusError, ResponseDecodeError, StreamError
from ..lazy import refer
from ..options import RequestOptions
from ..record import Record
from ..resource import SyncResource, SyncT
from .plan import StreamPlan

if TYPE_CHECKING:
    from ..waiting.poller import Poller
    from .sse import ServerSentEvent
    from .sync_event_stream import EventStream
else:
    refer(globals(), "EventStream", module="_runtime.streaming", generic=True)
    refer(globals(), "ServerSentEvent", module="_runtime.streaming")
    refer(globals(), "Poller", module="_runtime.waiting.poller", generic=True)

E = TypeVar("E")
T = TypeVar("T")

IDLE_TIMEOUT = 90.0
"""Seconds of silence that end a stream: three of the usual pings."""

_UNUSABLE = (APIConnectionError, APIStatusError, ResponseDecodeError)
"""What makes a stream unusable while polling may still work, or tell more."""


class Stream(Generic[E]):
    """A method ``stream``.

    Args:
        events: The resource's method that returns the undecoded events.
        plan: What they mean.
    """

    def __init__(
        self,
        events: Callable[Concatenate[SyncT, str, ...], EventStream[ServerSentEvent]],
        plan: StreamPlan[E],
    ) -> None:
        self._events: Callable[..., EventStream[ServerSentEvent]] = events
        self._plan = plan

    @overload
    def __get__(self, resource: None, kind: type[Any], /) -> Self: ...
    @overload
    def __get__(self, resource: SyncResource, kind: type[Any], /) -> BoundStream[E]: ...
    def __get__(self, resource: SyncResource | None, kind: type[Any], /) -> Self | BoundStream[E]:
        if resource is None:
            return self
        return BoundStream(self._events, self._plan, resource)


class BoundStream(Generic[E]):
    """``stream`` of a resource."""

    def __init__(
        self,
        events: Callable[..., EventStream[ServerSentEvent]],
        plan: StreamPlan[E],
        resource: SyncResource,
    ) -> None:
        self._events = events
        self._plan = plan
        self._resource = resource

    def __call__(
        self,
        job_id: str,
        /,
        *,
        include_pings: bool = False,
        idle_timeout: float = IDLE_TIMEOUT,
        request_options: RequestOptions | None = None,
    ) -> EventStream[E]:
        """The job's events as they arrive; use it in a with statement, which connects.

        A connection that is lost before the last event is opened again, with the last event id if
        the stream sent one, after the time that the stream asked for.

        Args:
            job_id: The job.
            include_pings: Return the events too that only keep the connection alive.
            idle_timeout: Seconds of silence that end the stream.
            request_options: Settings of each request; the timeout bounds the time to the head of
                the response.

        Raises:
            InvalidArgumentError: An argument is out of bounds; nothing was sent. Entering and
                reading raise what the stream documents.
        """
        events = self._events(self._resource, job_id, request_options=request_options)
        return events.read_as(self._plan, include_pings=include_pings, idle_timeout=idle_timeout)

    def until(
        self, deadline: float | None, job_id: str, request_options: RequestOptions | None
    ) -> EventStream[E]:
        """The job's events, without those that only keep the connection alive.

        Args:
            deadline: On the client's monotonic clock: when the stream ends without an error;
                ``None`` for never.
            job_id: The job.
            request_options: Settings of each request.
        """
        events = self._events(self._resource, job_id, request_options=request_options)
        return events.read_as(self._plan, idle_timeout=IDLE_TIMEOUT, deadline=deadline)


class Following(Record, Generic[E, T]):
    """Waits for a job by its stream.

    Attributes:
        stream: Returns the bound ``stream`` of a resource.
        job: Returns the job that an event carries, or ``None``.
    """

    stream: Callable[[Any], BoundStream[E]]
    job: Callable[[E], T | None]

    def follow(
        self,
        resource: Any,
        poller: Poller[T],
        report: Callable[[], None],
        options: RequestOptions | None,
    ) -> None:
        """Read the stream until the job has ended, the deadline has come, or the stream fails.

        Args:
            resource: What has the stream.
            poller: Takes note of the job, and of a failure that the stream reports.
            report: Called after each change of the job.
            options: Settings of each request.
        """
        # A generator, so that what a caller's function raises is not taken for a failing stream.
        with closing(self._updates(resource, poller, options)) as updates:
            for _ in updates:
                report()

    def _updates(
        self, resource: Any, poller: Poller[T], options: RequestOptions | None
    ) -> Generator[None]:
        stream = self.stream(resource).until(poller.deadline, poller.job_id, options)
        try:
            with stream as events:
                poller.known = True
                for event in events:
                    job = self.job(event)
                    if job is not None:
                        poller.saw(job)
                        yield
                    if poller.ended:
                        return
        except StreamError as error:
            poller.heard(error)
        except _UNUSABLE:
            return
