"""What is measured in a process of its own: memory, and the way from nothing to a first page.

    python -m bench.once CASE PLAYER TASK

TASK is a JSON object. Prints a JSON object.
"""

from __future__ import annotations

import gc
import importlib
import json
import sys
import tracemalloc
from typing import Any

from .tasks import MissingError, Player, Task, Work


def prepare(player: str, task: Task) -> Work:
    """Return the work of a player."""
    who: Any = importlib.import_module(f"bench.{player}")
    playing: Player = who
    return playing.prepare(task)


def kept(player: str, task: Task) -> dict[str, Any]:
    """Return the bytes that each decoded job takes as long as it is kept."""
    work = prepare(player, task)
    work()
    gc.collect()
    tracemalloc.start()
    result = work()
    gc.collect()
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert result
    return {"value": used / task.size}


def peak(player: str, task: Task) -> dict[str, Any]:
    """Return the most bytes that were in use while all pages were iterated."""
    work = prepare(player, task)
    work()
    gc.collect()
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    return {"value": most}


def cold(player: str, task: Task) -> dict[str, Any]:
    """Get one page; the clock is with who started the process."""
    return {"value": 0 if prepare(player, task)() else 1}


CASES = {"kept": kept, "peak": peak, "cold": cold}


def main(case: str, player: str, written: str) -> dict[str, Any]:
    """Return what was asked for, or what is missing."""
    try:
        return CASES[case](player, Task.read(json.loads(written)))
    except MissingError as error:
        return {"missing": str(error)}


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
