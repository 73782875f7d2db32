"""A process that does work when it is told, and says how long it took.

    python -m bench.worker PLAYER...

It reads one JSON object a line: the player, the task, and how often to do it. It answers with
the seconds that one took, or with what is missing.
"""

from __future__ import annotations

import gc
import importlib
import json
import sys
import time
from functools import cache
from typing import Any

from .tasks import MissingError, Player, Task, Work


@cache
def prepared(player: str, task: Task) -> Work:
    """Return the work, set up once."""
    who: Any = importlib.import_module(f"bench.{player}")
    playing: Player = who
    return playing.prepare(task)


def seconds(work: Work, times: int) -> float:
    """Return how long one took, in the mean of so many."""
    gc.collect()
    start = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - start) / times


def answer(order: dict[str, Any]) -> dict[str, Any]:
    """Carry out an order."""
    task = Task.read(order["task"])
    try:
        work = prepared(order["player"], task)
    except MissingError as error:
        return {"missing": str(error)}
    return {"seconds": seconds(work, order["times"])}


def main() -> None:
    """Answer until there are no more orders."""
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
