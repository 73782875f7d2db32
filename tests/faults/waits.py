"""Jobs to wait for at each provider, looked at again and again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from faults.targets import Target
from sandbox import Fault, Sandbox


@dataclass(frozen=True)
class Waits:
    """What tests of `wait` must know of a provider."""

    add: Callable[[Any], str]
    """Adds a job, to a provider of the sandbox, in a state that nobody knows and that it
    stays in."""
    done: str
    """The state in which a job has succeeded."""
    stream: str | None = None
    """The operation that streams a job's events."""


WAITS: Mapping[str, Waits] = {
    "agentset": Waits(lambda state: str(state.seed(1, statuses=["POLISHING"])[0]), "COMPLETED"),
    "gradient": Waits(lambda state: str(state.add("POLISHING")), "SUCCEEDED"),
    "nuextract": Waits(
        lambda state: str(state.seed(1, statuses=["polishing"])[0]),
        "completed",
        "get_api_jobs_jobid_stream",
    ),
    "vectara": Waits(lambda state: str(state.add("polishing")), "completed"),
}


class Waited:
    """A job that does not end by itself.

    Attributes:
        target: The provider.
        id: Its id.
    """

    def __init__(self, target: Target, box: Sandbox) -> None:
        self.target = target
        self._waits = WAITS[target.provider]
        self._box = box
        self._state = getattr(box, target.provider)
        self.id = self._waits.add(self._state)

    def finish(self) -> None:
        """Let it succeed now."""
        self._state.put(self.id, self._waits.done)

    def without_stream(self) -> None:
        """Let it be followed by looking again and again, wherever there is a stream too."""
        if self._waits.stream is not None:
            self.fails(Fault(status=404), times=None, operation=self._waits.stream)

    def fails(self, fault: Fault, **when: Any) -> None:
        """Let something go wrong at the provider; `when` is said as to the sandbox."""
        self._box.fault(self.target.provider, fault, **when)

    def async_client(self, **options: Any) -> Any:
        """Return an async client without an adapter, for those who run it themselves."""
        kind = getattr(self.target.package, f"Async{self.target.client}")
        url = self._box.url(self.target.provider)
        return kind(base_url=url, **self.target.options, **options)

    @property
    def looks(self) -> int:
        """How often it was looked at, or tried to be; streams do not count."""
        return sum(not request.path.endswith("/stream") for request in self._box.requests)
