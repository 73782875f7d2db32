# Copied from overlays/runtime/stream_waits.py: edit it there.
"""Waiting for a job by its event stream; :mod:`.waiters` looks again and again when that fails."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

from attrs import frozen

from .clock import SYSTEM_CLOCK, Clock
from .errors import APIConnectionError, APIStatusError, ResponseDecodeError, StreamError
from .options import RequestOptions
from .streaming import IDLE_TIMEOUT
from .waiting import FIRST_INTERVAL, Watch

E = TypeVar("E")
T = TypeVar("T")

_UNUSABLE = (APIConnectionError, APIStatusError, ResponseDecodeError)
"""What makes a stream unusable while looking at the job may still work, or tell better."""


@frozen
class ByStream(Generic[E, T]):
    """Follows a job by its stream.

    Attributes:
        stream: The method that opens the stream, of a resource.
        job: Gives the job that an event carries, or ``None``.
    """

    stream: Callable[[Any], Callable[..., Any]]
    job: Callable[[E], T | None]

    def follow(
        self,
        resource: Any,
        watch: Watch[T],
        tell: Callable[[], None],
        options: RequestOptions | None,
    ) -> None:
        """Read the stream until the job is finished, the deadline comes, or the stream fails.

        Raises:
            StreamError: The stream reports that the job failed to end.
        """
        clock = _clock(resource)
        while (idle := _idle(watch, clock)) > 0:
            try:
                with self.stream(resource)(
                    watch.job_id, include_pings=True, idle_timeout=idle, request_options=options
                ) as events:
                    for event in events:
                        if self._took(event, watch):
                            tell()
                        if watch.finished:
                            return
                        if idle - _idle(watch, clock) > FIRST_INTERVAL:
                            break
                    else:
                        return
            except StreamError as error:
                if _reported(error, watch):
                    raise
                return
            except _UNUSABLE:
                return

    async def afollow(
        self,
        resource: Any,
        watch: Watch[T],
        tell: Callable[[], Awaitable[None]],
        options: RequestOptions | None,
    ) -> None:
        """Like :meth:`follow`, awaited."""
        clock = _clock(resource)
        while (idle := _idle(watch, clock)) > 0:
            try:
                async with self.stream(resource)(
                    watch.job_id, include_pings=True, idle_timeout=idle, request_options=options
                ) as events:
                    async for event in events:
                        if self._took(event, watch):
                            await tell()
                        if watch.finished:
                            return
                        if idle - _idle(watch, clock) > FIRST_INTERVAL:
                            break
                    else:
                        return
            except StreamError as error:
                if _reported(error, watch):
                    raise
                return
            except _UNUSABLE:
                return

    def _took(self, event: E, watch: Watch[T]) -> bool:
        job = self.job(event)
        if job is None:
            return False
        watch.saw(job)
        return True


def _idle(watch: Watch[Any], clock: Clock) -> float:
    """Seconds of silence to bear: no more than are left.

    It is fixed while a connection lasts, so that the stream is opened anew when less is left.
    """
    left = watch.remaining(clock.monotonic())
    if left is None:
        return IDLE_TIMEOUT
    return 0.0 if left <= 0 else min(IDLE_TIMEOUT, max(left, FIRST_INTERVAL / 10))


def _reported(error: StreamError, watch: Watch[Any]) -> bool:
    """Whether the provider reported the failure, rather than the stream breaking."""
    error.about(watch.job)
    return error.code is not None


def _clock(resource: Any) -> Clock:
    return getattr(resource.executor, "clock", SYSTEM_CLOCK)
