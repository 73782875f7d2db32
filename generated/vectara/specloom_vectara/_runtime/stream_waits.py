# Copied from overlays/runtime/stream_waits.py: edit it there.
"""Waiting for a job by its event stream; :mod:`.waiters` looks again and again when that fails."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import aclosing, closing
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .errors import APIConnectionError, APIStatusError, ResponseDecodeError, StreamError
from .options import RequestOptions
from .records import Record

if TYPE_CHECKING:
    from .waiting import Watch

E = TypeVar("E")
T = TypeVar("T")

_UNUSABLE = (APIConnectionError, APIStatusError, ResponseDecodeError)
"""What makes a stream unusable while looking at the job may still work, or tell better."""


class ByStream(Record, Generic[E, T]):
    """Follows a job by its stream.

    Attributes:
        stream: The method that opens the stream, of a resource.
        job: Gives the job that an event carries, or ``None``.
    """

    stream: Callable[[Any], Any]
    job: Callable[[E], T | None]

    def follow(
        self,
        resource: Any,
        watch: Watch[T],
        tell: Callable[[], None],
        options: RequestOptions | None,
    ) -> None:
        """Read the stream until the job is finished, the deadline comes, or the stream fails.

        What the stream reports of a failure is noted in *watch*.
        """
        with closing(self._updates(resource, watch, options)) as updates:
            for _ in updates:
                tell()

    async def afollow(
        self,
        resource: Any,
        watch: Watch[T],
        tell: Callable[[], Awaitable[None]],
        options: RequestOptions | None,
    ) -> None:
        """Like :meth:`follow`, awaited."""
        async with aclosing(self._aupdates(resource, watch, options)) as updates:
            async for _ in updates:
                await tell()

    # Generators, so that what a caller's callback raises is not taken for a failing stream.

    def _updates(
        self, resource: Any, watch: Watch[T], options: RequestOptions | None
    ) -> Generator[None]:
        try:
            with self.stream(resource).until(watch.deadline, watch.job_id, options) as events:
                watch.known = True
                for event in events:
                    if self._took(event, watch):
                        yield
                    if watch.finished:
                        return
        except StreamError as error:
            watch.heard(error)
        except _UNUSABLE:
            return

    async def _aupdates(
        self, resource: Any, watch: Watch[T], options: RequestOptions | None
    ) -> AsyncGenerator[None]:
        stream = self.stream(resource).until(watch.deadline, watch.job_id, options)
        try:
            async with stream as events:
                watch.known = True
                async for event in events:
                    if self._took(event, watch):
                        yield
                    if watch.finished:
                        return
        except StreamError as error:
            watch.heard(error)
        except _UNUSABLE:
            return

    def _took(self, event: E, watch: Watch[T]) -> bool:
        job = self.job(event)
        if job is None:
            return False
        watch.saw(job)
        return True
