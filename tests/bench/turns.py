"""Players take turns: each round asks every one of them, so that a slow moment strikes all."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from .rows import OFFICIAL, Result, Row, Scale
from .tasks import PROVIDERS, Task

TESTS = Path(__file__).resolve().parents[1]
SHORTEST = 0.02
"""Seconds that one turn shall take: the first call of a turn finds the caches in use by others."""
PLAYERS = ("floor", "ours", "official")
LEAST = frozenset({"decode", "encode"})
"""Cases that have a least, besides the floor."""


def environment() -> dict[str, str]:
    """Return the environment of a worker: it finds this folder, and no credentials."""
    hidden = ("AGENTSET_", "GRADIENT_", "DIGITALOCEAN_", "NUMIND_", "NUEXTRACT_", "VECTARA_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    path = os.pathsep.join(filter(None, [str(TESTS), os.environ.get("PYTHONPATH")]))
    return {**kept, "PYTHONPATH": path}


class Worker:
    """A process that does work when it is told."""

    def __init__(self, python: str) -> None:
        """Start it with this interpreter."""
        self.python = python
        self._process = subprocess.Popen(
            [python, "-m", "bench.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(),
        )

    def ask(self, player: str, task: Task, times: int) -> dict[str, Any]:
        """Return what the worker answers to an order."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order = {"player": player, "task": task.written(), "times": times}
        self._process.stdin.write(f"{json.dumps(order)}\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def __enter__(self) -> Self:
        """Nothing to do: it runs."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End it."""
        with self._process:
            self._process.kill()


@dataclass(frozen=True)
class Field:
    """Who plays, and with what."""

    ours: Worker
    official: Worker
    bodies: Path
    server: str

    def worker(self, player: str) -> Worker:
        """Return the worker of a player."""
        return self.official if player == "official" else self.ours


@contextmanager
def field_of(ours: str, official: str, bodies: Path) -> Generator[Field]:
    """Start the server and the workers, and end them in the end."""
    with ExitStack() as stack:
        server = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", "bench.server", str(bodies)],
                stdout=subprocess.PIPE,
                text=True,
                env=environment(),
            )
        )
        stack.callback(server.kill)
        assert server.stdout is not None
        address = f"http://127.0.0.1:{int(server.stdout.readline())}"
        mine, theirs = (stack.enter_context(Worker(python)) for python in (ours, official))
        yield Field(mine, theirs, bodies, address)


@dataclass
class Race:
    """One row for one provider: who takes how long, round by round.

    Attributes:
        row: The row.
        provider: Whose jobs.
        values: By player, what its turns took.
        missing: By player, why it takes no turns.
    """

    row: Row
    provider: str
    values: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    missing: dict[str, str] = field(default_factory=dict[str, str])

    def run(self, ground: Field, part: int = 0, parts: int = 1) -> None:
        """Run the rounds of one of so many parts of the race.

        Parts that lie apart keep a slow minute of the machine from deciding a row.
        """
        row = self.row
        server = ground.server if row.loopback else None
        task = Task(row.case, self.provider, ground.bodies, row.size, server)
        players = (*PLAYERS, "least") if row.case in LEAST else PLAYERS
        rounds = range(row.rounds * part // parts, row.rounds * (part + 1) // parts)
        turn = _process_turn if row.process else _turn
        most = {"official": row.official_rounds or row.rounds}
        values, missing = _play(ground, dict.fromkeys(players, task), rounds, turn, most)
        for player, found in values.items():
            self.values.setdefault(player, []).extend(found)
        self.missing.update(missing)

    def result(self) -> Result:
        """Return what came out."""
        row = self.row
        medians = {player: statistics.median(found) for player, found in self.values.items()}
        return Result(
            row.title,
            self.provider,
            row.unit,
            medians,
            self.missing,
            row.limit,
            row.above,
            row.beats,
        )


def grow(ground: Field, scale: Scale, provider: str) -> dict[int, dict[str, float]]:
    """Return what ours and the floor take for each size, divided as the scale has it."""
    found: dict[int, dict[str, float]] = {}
    turn = _process_turn if scale.process else _turn
    for size in scale.sizes:
        task = Task(scale.case, provider, ground.bodies, size)
        both: dict[str, Task] = {"floor": task, "ours": task}
        values, _ = _play(ground, both, range(1 if scale.process else 5), turn)
        medians = {player: statistics.median(one) for player, one in values.items()}
        # A stream has the same number of bytes, whatever the length of its lines.
        share = size if scale.per in {"job", "page"} else 1
        found[size] = {player: median / share for player, median in medians.items()}
    return found


_NO_LIMITS: Mapping[str, int] = {}
Turn = Callable[[Field, str, Task], Callable[[], dict[str, Any]]]


def _play(
    ground: Field,
    tasks: dict[str, Task],
    rounds: range,
    turn: Turn,
    most: Mapping[str, int] = _NO_LIMITS,
) -> tuple[dict[str, list[float]], dict[str, str]]:
    turns = {player: turn(ground, player, task) for player, task in tasks.items() if rounds}
    values: dict[str, list[float]] = {}
    missing: dict[str, str] = {}
    for number in rounds:
        for player, take in turns.items():
            if player in missing or number >= most.get(player, rounds.stop):
                continue
            answer = take()
            if "missing" in answer:
                missing[player] = answer["missing"]
            else:
                values.setdefault(player, []).append(answer["seconds"])
    return values, missing


def _turn(ground: Field, player: str, task: Task) -> Callable[[], dict[str, Any]]:
    worker = ground.worker(player)
    if task.case == "pages":
        # It takes long, and is not made twice for a trial.
        return lambda: worker.ask(player, task, 1)
    # The first time imports what the work needs, and is no measure of the next.
    worker.ask(player, task, 1)
    trial = worker.ask(player, task, 3)
    times = max(1, round(SHORTEST / trial["seconds"])) if "seconds" in trial else 1
    return lambda: worker.ask(player, task, times)


def _process_turn(ground: Field, player: str, task: Task) -> Callable[[], dict[str, Any]]:
    python = ground.worker(player).python
    # The page is decoded as part of a call where the SDK does not do it for itself.
    inner = "list" if player == "official" or task.case == "cold" else "decode"
    inner = "pages" if task.case == "peak" else inner
    given = json.dumps(Task(inner, task.provider, task.bodies, task.size).written())
    command = [python, "-m", "bench.once", task.case, player, given]

    def take() -> dict[str, Any]:
        start = time.perf_counter()
        done = subprocess.run(
            command, env=environment(), stdout=subprocess.PIPE, text=True, check=True
        )
        elapsed = time.perf_counter() - start
        answer: dict[str, Any] = json.loads(done.stdout)
        if "missing" in answer:
            return answer
        return {"seconds": elapsed if task.case == "cold" else answer["value"]}

    return take


def imports(ground: Field, rounds: int) -> list[Result]:
    """Return what the import of each package takes."""
    found: list[Result] = []
    ours, official = ground.ours.python, ground.official.python
    for provider in PROVIDERS:
        wanted = {
            "floor": (ours, "httpx"),
            "ours": (ours, f"specloom_{provider}"),
            "official": (official, OFFICIAL[provider]),
        }
        values: dict[str, list[float]] = {player: [] for player in wanted}
        for _ in range(rounds):
            for player, (python, name) in wanted.items():
                values[player].append(_import_seconds(python, name))
        medians = {player: statistics.median(one) for player, one in values.items()}
        found.append(Result("import", provider, "s", medians, {}, None, above=False))
    return found


def _import_seconds(python: str, name: str) -> float:
    code = f"import time; t = time.perf_counter(); import {name}; print(time.perf_counter() - t)"
    done = subprocess.run(
        [python, "-c", code], env=environment(), stdout=subprocess.PIPE, text=True, check=True
    )
    return float(done.stdout)


def versions(python: str, names: Iterable[str]) -> dict[str, str]:
    """Return the versions of distributions that an interpreter finds."""
    code = (
        "import json, sys; from importlib.metadata import version;"
        "print(json.dumps({name: version(name) for name in sys.argv[1:]}))"
    )
    done = subprocess.run(
        [python, "-c", code, *names], stdout=subprocess.PIPE, text=True, check=True
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found
