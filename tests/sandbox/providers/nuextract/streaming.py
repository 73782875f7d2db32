"""A stream of events as an answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Final

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from ...clock import Clock
from ...connection import sever, transport_of, until_gone
from .frames import PING
from .scripts import Script
from .state import NuExtractState

_PING_EVERY: Final = timedelta(seconds=30)
_LOOK_EVERY: Final = 0.005
"""Real seconds between looks: tests turn the clock and move jobs from other threads."""


class EventStreamResponse(Response):
    """Sends events until the stream is over or the client has left."""

    def __init__(self, state: NuExtractState, clock: Clock, job_id: str) -> None:
        """Follow a job, or the script that there is for its next stream."""
        self._state = state
        self._clock = clock
        self._job_id = job_id
        self._script = state.script_for(job_id)
        # Before the head is sent: from then on a test may turn the clock.
        self._ping_due = clock.now() + _PING_EVERY
        super().__init__(
            media_type=self._script.content_type if self._script else "text/event-stream"
        )
        del self.headers["content-length"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the head, and then one event after the other."""
        with self._state.streams.one_more():
            start = {"status": self.status_code, "headers": self.raw_headers}
            await send({"type": "http.response.start", **start})
            gone = asyncio.create_task(until_gone(receive))
            playing = asyncio.create_task(self._play(scope, send))
            try:
                await asyncio.wait({gone, playing}, return_when=asyncio.FIRST_COMPLETED)
                if playing.done():
                    playing.result()
                if transport_of(scope).is_closing():
                    await gone
            finally:
                gone.cancel()
                playing.cancel()
                await asyncio.gather(gone, playing, return_exceptions=True)

    async def _play(self, scope: Scope, send: Send) -> None:
        script = self._script
        async for piece in self._live() if script is None else _scripted(script):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        if script is None or script.ending == "close":
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        elif script.ending == "silence":
            await asyncio.Event().wait()
        else:
            sever(transport_of(scope), reset=script.ending == "reset")

    async def _live(self) -> AsyncIterator[bytes]:
        loop = asyncio.get_running_loop()
        pinged = loop.time()
        while (ending := self._state.ending(self._job_id)) is None:
            every = self._state.ping_every
            if self._clock.now() >= self._ping_due:
                self._ping_due += _PING_EVERY
                yield PING
            elif every is not None and loop.time() >= pinged + every:
                pinged = loop.time()
                yield PING
            else:
                await asyncio.sleep(_LOOK_EVERY)
        yield ending


async def _scripted(script: Script) -> AsyncIterator[bytes]:
    for piece in script.pieces:
        yield piece
        await asyncio.sleep(script.pause)
