"""Which event loop an async client belongs to: connections work in the loop that opened them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from .errors import WrongEventLoopError

if TYPE_CHECKING:
    from anyio.lowlevel import RunVar

    from .pool import Pool


def stay_home(pool: Pool[Any]) -> None:
    """Note the running event loop as the one that *pool* belongs to, or see that it is the same.

    Raises:
        WrongEventLoopError: It is another one.
    """
    here = _here()
    if pool.home is None:
        pool.home = here
    elif pool.home is not here:
        raise WrongEventLoopError(
            "this client was used in another event loop before, and its connections belong to "
            "that one: make a client inside each event loop (each asyncio.run or trio.run, each "
            "thread that runs one), and close it there"
        )


def _here() -> object:
    """What stands for the running event loop, of whatever async library; keeps no hold on it."""
    mark = _marks()
    here = mark.get(None)
    if here is None:
        here = object()
        mark.set(here)
    return here


@cache
def _marks() -> RunVar[object]:
    # Imported here since a sync client never needs it.
    from anyio.lowlevel import RunVar

    return RunVar("specloom")
