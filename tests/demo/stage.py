"""Where acts are played: headings, steps, facts, and what happens if a promise is broken."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from types import TracebackType
from typing import Generic, TypeVar

from rich.console import Console
from rich.table import Table
from rich.text import Text

from .watching import LiveBoard, PlainBoard, WatchBoard

E = TypeVar("E", bound=BaseException)

_NAME_WIDTH = 10


class BrokenPromiseError(Exception):
    """Something went differently than the act tells."""


class Stage:
    """Prints what an act shows, for a terminal or (not `live`) for a log.

    A log gets plain ASCII lines that are never changed afterwards.
    """

    def __init__(self, console: Console, served: list[str], *, live: bool) -> None:
        """Print on `console`; `served` gets one line of the server's log for each request."""
        self.step_title = ""
        """The step that is being played, with its number."""
        self.steps = 0
        """How many steps have begun."""
        self._console = console
        self._served = served
        self._live = live

    @property
    def served(self) -> list[str]:
        """What the server has logged so far: method, path and status of each request."""
        return list(self._served)

    def heading(self, title: str, about: str) -> None:
        """Begin an act."""
        self._print(Text.assemble((title, "bold bright_cyan"), ("  " + about, "dim")))

    @contextmanager
    def step(self, title: str) -> Generator[None]:
        """Print the title of a step, and in the end what it took."""
        self.steps += 1
        self.step_title = f"{self.steps}. {title}"
        self._print(Text())
        self._print(Text.assemble((f"{self.steps}. ", "bold cyan"), (title, "bold")))
        began, before = time.perf_counter(), len(self._served)
        yield
        seconds = time.perf_counter() - began
        methods = Counter(line.split()[0] for line in self.served[before:])
        kinds = ", ".join(f"{count} {method}" for method, count in methods.items())
        self._line(
            "took", f"{seconds:.2f} s, {_counted(methods.total(), 'request')}: {kinds}", "dim"
        )

    def fact(self, name: str, value: object) -> None:
        """Print a fact with its name in front."""
        self._line(name, str(value))

    def watch(self) -> WatchBoard:
        """Return a context manager that shows the states of jobs as they are seen."""
        if self._live:
            return LiveBoard(self._console, _NAME_WIDTH)
        return PlainBoard(self.fact)

    def promise(self, kept: bool, otherwise: str) -> None:
        """Go on if the promise is kept, else end the act and say what happened instead."""
        if not kept:
            raise BrokenPromiseError(otherwise)

    def failing(self, kind: type[E], otherwise: str) -> Failing[E]:
        """Return a context manager whose body must raise an error of this kind."""
        return Failing(kind, otherwise)

    def _line(self, name: str, value: str, style: str = "") -> None:
        label = Text(f"   {name:<{_NAME_WIDTH}} ", "dim")
        text = Text(value, style)
        if not self._live:
            self._print(label + text)
            return
        # So that what does not fit goes on under its beginning.
        row = Table.grid()
        row.add_row(label, text)
        self._console.print(row)

    def _print(self, text: Text) -> None:
        # Never wrapped in a log, where nobody knows the width.
        self._console.print(text, soft_wrap=not self._live)


class Failing(Generic[E]):
    """Holds the error that its body raised; no error, or another one, ends the act."""

    def __init__(self, kind: type[E], otherwise: str) -> None:
        """Wait for an error of this kind; say `otherwise` if none comes."""
        self._kind = kind
        self._otherwise = otherwise
        self._error: E | None = None

    @property
    def error(self) -> E:
        """The error, known once the body is through."""
        assert self._error is not None
        return self._error

    def __enter__(self) -> Failing[E]:
        """Wait for the error."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        """Keep the error that was promised."""
        if error is None:
            raise BrokenPromiseError(self._otherwise)
        if not isinstance(error, self._kind):
            return False
        self._error = error
        return True


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
