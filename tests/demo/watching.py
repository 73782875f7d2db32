"""Jobs on their way through their states, shown while they are waited for."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Protocol, Self

from rich.console import Console, Group
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

State = Literal["pending", "running", "succeeded", "failed", "cancelled", "unknown"]

_COLOURS = {
    "pending": "yellow",
    "running": "cyan",
    "succeeded": "green",
    "failed": "red",
    "cancelled": "magenta",
}
_FINAL = frozenset({"succeeded", "failed", "cancelled"})
_FRAMES_PER_SECOND = 15


class WatchBoard(Protocol):
    """A context manager with one row for each job."""

    def __enter__(self) -> Self:
        """Begin to show."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Leave standing what was seen last."""
        ...

    def saw(self, name: str, status: str, state: State) -> None:
        """Add a status to the row of this name: the provider's word and what it means."""
        ...


@dataclass(slots=True)
class _Sighting:
    status: str
    state: State
    seconds: float

    @property
    def final(self) -> bool:
        return self.state in _FINAL


class _Board:
    """What was seen so far, by the names of the rows."""

    def __init__(self) -> None:
        self._rows: dict[str, list[_Sighting]] = {}
        self._began = time.perf_counter()

    def saw(self, name: str, status: str, state: State) -> None:
        seconds = time.perf_counter() - self._began
        self._rows.setdefault(name, []).append(_Sighting(status, state, seconds))


class PlainBoard(_Board):
    """One line for each job, once it has come to its end."""

    def __init__(self, line: Callable[[str, str], None]) -> None:
        """Print with `line`, which takes a name and a value."""
        super().__init__()
        self._line = line

    def __enter__(self) -> Self:
        """Do nothing."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Print the jobs that came to no end."""
        for name in list(self._rows):
            self._print(name)

    def saw(self, name: str, status: str, state: State) -> None:
        """Keep the status, and print the line if it is the last one."""
        super().saw(name, status, state)
        if state in _FINAL:
            self._print(name)

    def _print(self, name: str) -> None:
        seen = self._rows.pop(name)
        chain = ", ".join(f"{each.status} {each.seconds:.1f}" for each in seen)
        self._line(name, f"{chain} s")


class LiveBoard(_Board):
    """One row for each job that grows by an arrow and a status, with a spinner until its end."""

    def __init__(self, console: Console, name_width: int) -> None:
        """Show on `console`, with names padded to `name_width`."""
        super().__init__()
        fancy = console.encoding.lower().startswith("utf")
        self._arrow = " → " if fancy else " > "
        self._spinner = Spinner("dots" if fancy else "line", style="cyan")
        self._name_width = name_width
        self._over = False
        self._live = Live(
            console=console, get_renderable=self._drawn, refresh_per_second=_FRAMES_PER_SECOND
        )

    def __enter__(self) -> Self:
        """Begin to draw, again and again."""
        self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Draw for the last time, without spinners."""
        self._over = True
        self._live.stop()

    def _drawn(self) -> Group:
        # Copies: the drawing thread must not stumble over what is seen meanwhile.
        rows = [(name, list(seen)) for name, seen in list(self._rows.items())]
        return Group(*(self._row(name, seen) for name, seen in rows))

    def _row(self, name: str, seen: list[_Sighting]) -> Table:
        chain = Text()
        for each in seen[:-1]:
            chain.append(each.status, "dim").append(self._arrow, "dim")
        latest = seen[-1]
        chain.append(latest.status, f"bold {_COLOURS.get(latest.state, 'default')}")
        at_end: Text | Spinner = self._spinner
        if latest.final or self._over:
            at_end = Text(f"{latest.seconds:.1f} s", "dim")
        row = Table.grid(padding=(0, 1, 0, 0))
        row.add_row(Text(f"   {name:<{self._name_width}}", "dim"), chain, at_end)
        return row
