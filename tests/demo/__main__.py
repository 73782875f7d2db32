"""Plays the acts, one for each provider, and says whether all went as told."""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from rich.console import Console
from rich.text import Text
from sandbox import Sandbox
from sandbox.providers import known

from .stage import BrokenPromiseError, Stage

_PACE_SECONDS = 0.25
_INTERRUPTED = 130


class Act(Protocol):
    """What a provider's module here offers."""

    def play(self, stage: Stage, box: Sandbox) -> None:
        """Show what the provider's client does, against the sandbox."""
        ...


def acts() -> list[str]:
    """Return the names of the providers that there are acts for."""
    return [name for name in known() if find_spec(f"{__package__}.{name}")]


def act(provider: str) -> Act:
    """Return the act of a provider, whose client must be installed."""
    return cast("Act", import_module(f"{__package__}.{provider}"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Play the acts that are asked for, or all; return the exit status."""
    there = acts()
    parser = argparse.ArgumentParser(
        prog="python -m demo", description="The clients at work on the sandbox."
    )
    parser.add_argument(
        "providers", nargs="*", metavar="provider", help=f"any of: {', '.join(there)} (all)"
    )
    parser.add_argument(
        "--pace",
        type=float,
        default=_PACE_SECONDS,
        help="seconds that a job spends in each state (%(default)s)",
    )
    options = parser.parse_args(arguments)
    if unknown := sorted(set(options.providers) - set(there)):
        parser.error(f"no act for {', '.join(unknown)}; there are: {', '.join(there)}")
    # A proxy that the environment names does not lead to this machine's loopback.
    os.environ["no_proxy"] = ",".join(filter(None, [os.environ.get("no_proxy"), "127.0.0.1"]))
    console = Console(highlight=False)
    live = console.is_interactive and console.file.isatty()
    chosen = {name: act(name) for name in options.providers or there}
    try:
        return run(chosen, console, options.pace, live=live)
    except KeyboardInterrupt:
        return _INTERRUPTED


def run(chosen: Mapping[str, Act], console: Console, pace: float, *, live: bool) -> int:
    """Play these acts, each on a sandbox of its own; return the exit status."""
    began = time.perf_counter()
    good = 0
    for name, played in chosen.items():
        served: list[str] = []
        with Sandbox([name], pace=pace, log=_without_first_word(served)) as box:
            stage = Stage(console, served, live=live)
            good += _perform(name, played, stage, box, console)
    seconds = time.perf_counter() - began
    told = f"{good} of {len(chosen)} providers went as told, in {seconds:.1f} s."
    console.print(Text(told, "bold" if good == len(chosen) else "bold red"))
    return 0 if good == len(chosen) else 1


def _perform(name: str, played: Act, stage: Stage, box: Sandbox, console: Console) -> bool:
    """Play one act, say how it went, and return whether it went as told."""
    began = time.perf_counter()
    trouble = ""
    try:
        played.play(stage, box)
    except BrokenPromiseError as broken:
        trouble = str(broken)
    except Exception as error:
        trouble = f"{type(error).__name__}: {error}"
        traceback.print_exc()
    if not trouble and box.violations:
        trouble = f"requests did not fit the spec: {'; '.join(box.violations)}"
    if trouble:
        line = Text(f"{name}: FAILED in step {stage.step_title}: {trouble}", "bold red")
    else:
        requests = f"{len(stage.served)} requests, all as the spec has them"
        seconds = time.perf_counter() - began
        line = Text(f"{name}: {stage.steps} steps as told, {requests}, {seconds:.1f} s", "green")
    console.print()
    console.print(line, soft_wrap=True)
    console.print()
    return not trouble


def _without_first_word(lines: list[str]) -> Callable[[str], None]:
    """Return a function that keeps log lines without the provider's name in front."""
    return lambda line: lines.append(line.partition(" ")[2])


if __name__ == "__main__":
    sys.exit(main())
