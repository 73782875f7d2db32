"""A sandbox in the foreground, for people without an account."""

from __future__ import annotations

import argparse
import contextlib
import os
import shlex
import signal
import socket
import sys
import textwrap
from collections.abc import Callable
from types import FrameType

from .box import Sandbox

_PORT = 8787
_WIDTH = 88
_PACE_SECONDS = 0.5
"""A job is done in two seconds, just before a client looks at it for the third time."""
_LENIENCY = (
    "The sandbox is lenient: examples from documentation work as they are written, and as often "
    'as they are run. Any token is let in, unless it begins with "wrong". Beyond that:'
)


def main() -> None:
    """Serve until Ctrl-C or SIGTERM, and say how to use what is served.

    The last line before the first request is `ready`. The sandbox is lenient (see
    `Sandbox`), holds some hundred finished jobs, and says so.
    """
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

    told_to_stop = _on_signals()
    box = Sandbox(port=options.port, pace=options.pace, lenient=True, log=_say)
    box.seed_examples()
    try:
        box.start()
    except OSError as busy:
        parser.error(f"cannot listen on port {options.port}: {busy.strerror}")
    with contextlib.closing(box):
        _introduce(box)
        told_to_stop()
    _say("\nThe sandbox is closed.")


def _on_signals() -> Callable[[], None]:
    """Take SIGINT and SIGTERM from now on; return a function that waits for one of them."""

    def ignore(_signal: int, _frame: FrameType | None) -> None:
        """Stay alive: what counts is the byte that the signal sends."""

    # Locks and events do not do: a signal that another thread receives does not wake the main
    # one, and two at once may make it wait for itself. The byte is written in any case.
    woken, wake = socket.socketpair()
    wake.setblocking(False)
    signal.set_wakeup_fd(wake.fileno())
    signal.signal(signal.SIGINT, ignore)
    signal.signal(signal.SIGTERM, ignore)

    def wait() -> None:
        woken.recv(1)
        # Not those handlers: the interpreter takes them away before it has ended.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.set_wakeup_fd(-1)
        wake.close()
        woken.close()

    return wait


def _introduce(box: Sandbox) -> None:
    _say("The sandbox is open; Ctrl-C closes it. Clients find it with:\n")
    for name, value in box.environment().items():
        _say(f"export {name}={shlex.quote(value)}")
    _say("\nTry:\n")
    for example in box.examples():
        _say(example)
    _say(f"\n{textwrap.fill(_LENIENCY, _WIDTH)}\n")
    for allowed in box.leniency():
        _say(textwrap.fill(allowed, _WIDTH, initial_indent="- ", subsequent_indent="  "))
    _say("\nready")


def _say(line: str) -> None:
    """Write a line at once, since people pipe this; say no more once nobody reads."""
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
