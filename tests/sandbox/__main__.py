"""A sandbox in the foreground, for people without an account."""

from __future__ import annotations

import argparse
import contextlib
import shlex
import signal
import sys
import threading
from types import FrameType

from .box import Sandbox

_PORT = 8787
_PACE_SECONDS = 3.0


def main() -> None:
    """Serve until Ctrl-C, and say how to use what is served."""
    parser = argparse.ArgumentParser(
        prog="python -m sandbox", description="Imitated provider job APIs on 127.0.0.1."
    )
    parser.add_argument("--port", type=int, default=_PORT, help="TCP port (%(default)s)")
    parser.add_argument(
        "--pace",
        type=float,
        default=_PACE_SECONDS,
        help="seconds that a job spends in each state (%(default)s)",
    )
    options = parser.parse_args()

    stop = threading.Event()

    def stopping(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGINT, stopping)
    signal.signal(signal.SIGTERM, stopping)
    box = Sandbox(port=options.port, pace=options.pace, log=_say)
    try:
        box.start()
    except OSError as busy:
        parser.error(f"cannot listen on port {options.port}: {busy.strerror}")
    with contextlib.closing(box):
        box.seed_examples()
        _introduce(box)
        stop.wait()
    _say("\nThe sandbox is closed.")


def _introduce(box: Sandbox) -> None:
    _say("The sandbox is open; Ctrl-C closes it. Clients find it with:\n")
    for name, value in box.environment().items():
        _say(f"export {name}={shlex.quote(value)}")
    _say("\nTry:\n")
    for example in box.examples():
        _say(example)
    _say("")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
