"""A piece of work that is measured, the same for whoever does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol, Self

Work = Callable[[], object]
"""Does the work once; returns something that depends on all of it."""

PROVIDERS = ("agentset", "gradient", "nuextract", "vectara")


class MissingError(Exception):
    """There is no such operation; the message says what there is."""


@dataclass(frozen=True)
class Task:
    """What is to be done.

    Attributes:
        case: The kind of work: `list`, `get`, `missing`, `decode`, `encode`, `pages`,
            `concurrent` or `events`.
        provider: Whose jobs.
        bodies: The folder of the answers, one file for each name.
        size: Jobs on a page, pages, or bytes of an event, as the case has it.
        server: The address of the server on loopback, or None to stay within the process.
    """

    case: str
    provider: str
    bodies: Path
    size: int = 100
    server: str | None = None

    def written(self) -> dict[str, Any]:
        """Return the task as JSON-ready data."""
        return {**asdict(self), "bodies": str(self.bodies)}

    @classmethod
    def read(cls, written: dict[str, Any]) -> Self:
        """Return the task that was written."""
        given: dict[str, Any] = {**written, "bodies": Path(written["bodies"])}
        return cls(**given)

    @property
    def answer(self) -> str:
        """The name of the answer to the request."""
        suffix = {"get": "get", "missing": "missing"}.get(self.case, f"list-{self.size}")
        return f"{self.provider}-{suffix}"

    @property
    def body(self) -> bytes:
        """The bytes of that answer."""
        return (self.bodies / self.answer).read_bytes()

    @property
    def base_url(self) -> str:
        """Where requests go."""
        return f"{self.server or 'http://api.example'}/{self.answer}"


class Player(Protocol):
    """Somebody who does the work."""

    def prepare(self, task: Task, /) -> Work:
        """Return what does the work.

        Raises:
            MissingError: It can't.
        """
        ...
