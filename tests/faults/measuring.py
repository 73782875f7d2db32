"""What a fault makes of a call: how often the server is asked, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from clients.adapter import Caller
from clients.ports import closed_port
from faults.door import door_to, silent_port
from faults.table import FOREVER, Row
from faults.targets import Target
from sandbox import Fault, Sandbox

Call: TypeAlias = Callable[[Any, str], object]
"""Makes one call with a client, about the job of this id."""


@dataclass(frozen=True)
class Measured:
    """What happened.

    Attributes:
        arrived: Requests at the server, or connections where it could read none.
        attempts: Requests sent, as the client counts them; 0 if it does not say.
        outcome: The name of the error, or `success`.
        jobs: Jobs that the server has more than before.
        error: The error.
    """

    arrived: int
    attempts: int
    outcome: str
    jobs: int
    error: Any = None


def reads(target: Target) -> Mapping[str, Call]:
    """Return the calls of a provider that may be repeated, by name."""
    calls: dict[str, Call] = {target.reading: target.get}
    if target.provider == "vectara":
        # A POST, which the spec marks as a read.
        calls["v1 list_page"] = lambda client, _: client.v1.jobs.list_page()
    return calls


def posts(target: Target) -> Mapping[str, Call]:
    """Return the calls of a provider that do more when they are repeated, by name."""

    def posting(name: str) -> Call:
        return lambda client, job_id: target.change(client, name, job_id)

    return {name: posting(name) for name in target.changing}


def measure(
    target: Target, caller: Caller, box: Sandbox, row: Row, call: Call, *, times: int | None = None
) -> Measured:
    """Find out what a call makes of the fault of a row.

    Args:
        target: The provider.
        caller: Makes the client.
        box: The sandbox, which is emptied.
        row: What is wrong; what should come of it is not looked at.
        call: The call.
        times: How often it is wrong, always if not given.
    """
    box.reset()
    [job_id] = target.seed(box, 1)
    before = len(getattr(box, target.provider).jobs)
    with _troubled(target, box, row, times) as (options, connections):
        client = target.connect(caller, box, timeout=row.timeout, **options)
        outcome: str = "success"
        error: Any = None
        try:
            call(client, job_id)
        except Exception as raised:
            if not isinstance(raised, target.error(f"{target.client}Error")):
                raise
            outcome, error = type(raised).__name__, raised
        client.close()
        arrived = connections()
    jobs = len(getattr(box, target.provider).jobs) - before
    return Measured(arrived, getattr(error, "attempts", 0), outcome, jobs, error)


@contextmanager
def _troubled(
    target: Target, box: Sandbox, row: Row, times: int | None
) -> Generator[tuple[dict[str, Any], Callable[[], int]]]:
    """Make it wrong; yield what the client needs, and what counts what arrives."""
    trouble = row.trouble
    if isinstance(trouble, Fault):
        # Endless lists and the like apart, what is replaced has been done before.
        box.fault(target.provider, replace(trouble, after_handling=row.acted), times=times)
        yield {}, lambda: len(box.requests)
    elif trouble in ("refused", "silent"):
        with closed_port() if trouble == "refused" else silent_port() as port:
            yield {"base_url": f"http://127.0.0.1:{port}"}, lambda: len(box.requests)
    else:
        with door_to(box.port) as door:
            door.plan += [trouble] * (times or FOREVER)  # type: ignore[list-item]  # an Act
            yield {"base_url": door.url(box.url(target.provider))}, lambda: door.connections
