"""What goes wrong, what the client makes of it, and how often it asks.

The table below is what is promised; `measure` finds out what happens. The tests compare the
two, and as a program (`PYTHONPATH=tests python -m faults.table` where the packages are
installed) the module prints what it measured.
"""

from __future__ import annotations

import gzip
import os
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, TypeAlias

from clients.adapter import Caller, calling
from faults.door import Act, closed_port, door_to, silent_port
from faults.targets import TARGETS, Target
from sandbox import Fault, Sandbox

Unreachable = Literal["refused", "silent"]
Trouble: TypeAlias = Fault | Act | Unreachable
"""What the sandbox does with a request, or a door with a connection, or why there is none."""

SOON: Final = 0.05
"""Seconds until a client gives up where that is what is tried."""

FOREVER: Final = 99
"""Connections that a door breaks: more than are made."""


@dataclass(frozen=True)
class Row:
    """A fault that does not go away, and what two kinds of calls make of it.

    Attributes:
        name: What is wrong.
        trouble: What does it.
        read: Requests for a call that may be repeated, and the error in the end.
        post: Likewise for a call that creates something.
        acted: Whether the server had done its work each time before it went wrong.
        timeout: Seconds that an attempt may take.
    """

    name: str
    trouble: Trouble
    read: tuple[int, str]
    post: tuple[int, str]
    acted: bool = True
    timeout: float = 30.0

    @property
    def reaches(self) -> bool:
        """Whether something arrives at the server."""
        return self.trouble not in ("refused", "silent")

    @property
    def passing(self) -> bool:
        """Whether a read is tried again."""
        return self.read[0] > 1

    @property
    def harmless(self) -> bool:
        """Whether it is certain that the server did nothing, so that a POST is tried again."""
        return self.post[0] > 1


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


def _either(name: str, trouble: Trouble, error: str, *, post: int = 1, **more: Any) -> Row:
    """Return a row of what may pass: a read is tried three times."""
    return Row(name, trouble, (3, error), (post, error), **more)


def _neither(name: str, trouble: Trouble, error: str, *, acted: bool = True) -> Row:
    """Return a row of what will not pass."""
    return Row(name, trouble, (1, error), (1, error), acted)


def _body(body: bytes, **headers: str) -> Fault:
    return Fault(body=body, headers={name.replace("_", "-"): headers[name] for name in headers})


_LOST = "APIConnectionError"
_LATE = "APITimeoutError"
_UNREADABLE = "ResponseDecodeError"
_PAST = "Thu, 01 Jan 1970 00:00:00 GMT"
_ZIPPED = gzip.compress(os.urandom(500))

NETWORK: Final = (
    _either("connection refused", "refused", _LOST, post=3, acted=False),
    _either("no answer to connecting", "silent", _LATE, post=3, acted=False, timeout=SOON),
    _either("reset before the request was read", "drop", _LOST, acted=False),
    _either("reset before the body was read", "drop at head", _LOST, acted=False),
    _either("reset after the request was read", Fault(cut="before_response", reset=True), _LOST),
    _either("closed after the request was read", Fault(cut="before_response"), _LOST),
    _either("closed after the headers", Fault(cut="after_headers"), _LOST),
    _either("body with Content-Length cut short", Fault(cut="mid_body"), _LOST),
    _either("chunked body cut short", Fault(cut="mid_body", chunked=True, cut_after=9), _LOST),
    _either("body with Content-Length reset", Fault(cut="mid_body", reset=True), _LOST),
    _either("no answer in time", Fault(delay_before=30), _LATE, timeout=SOON),
    _either("body too slow", Fault(drip=SOON / 5), _LATE, timeout=SOON),
)

STATUSES: Final = (
    *(
        _either(str(status), Fault(status=status), error, post=post, acted=post == 1)
        for status, error, post in (
            (408, "APIStatusError", 1),
            (429, "RateLimitError", 3),
            (500, "ServerError", 1),
            (502, "ServerError", 1),
            (503, "ServerError", 1),
            (504, "ServerError", 1),
        )
    ),
    *(
        _neither(str(status), Fault(status=status), error)
        for status, error in (
            (302, "APIStatusError"),
            (400, "BadRequestError"),
            (401, "AuthenticationError"),
            (403, "PermissionDeniedError"),
            (404, "NotFoundError"),
            (409, "ConflictError"),
            (410, "GoneError"),
            (418, "APIStatusError"),
            (422, "UnprocessableEntityError"),
            (425, "APIStatusError"),
            (501, "ServerError"),
            (520, "ServerError"),
            (599, "ServerError"),
        )
    ),
    _either("503 with a page of HTML", Fault(status=503, garbage=True), "ServerError"),
    _either(
        "502 with broken gzip",
        Fault(status=502, body=b"no gzip", headers={"content-encoding": "gzip"}),
        "ServerError",
    ),
)

HINTS: Final = (
    *(
        _either(
            f"429, Retry-After: {value}",
            Fault(status=429, retry_after=value),
            "RateLimitError",
            post=3,
            acted=False,
        )
        for value in ("7", _PAST, "soon", "-1")
    ),
    _neither(
        "429, Retry-After: 61", Fault(status=429, retry_after=61), "RateLimitError", acted=False
    ),
    _neither(
        "429, Retry-After: 1767225660000 (epoch in milliseconds)",
        Fault(status=429, retry_after=1767225660000),
        "RateLimitError",
        acted=False,
    ),
    *(
        _either(f"503, Retry-After: {value}", Fault(status=503, retry_after=value), "ServerError")
        for value in ("7", _PAST, "soon")
    ),
    _neither(
        "503, Retry-After: 1767225660000 (epoch in milliseconds)",
        Fault(status=503, retry_after=1767225660000),
        "ServerError",
    ),
)

SUCCESSES: Final = (
    _neither("200, a page of HTML", Fault(garbage=True), _UNREADABLE),
    _neither("200, empty", _body(b""), _UNREADABLE),
    _neither("200, truncated JSON", _body(b'{"id": "1", "da'), _UNREADABLE),
    _neither("200, a list for an object", _body(b"[]"), _UNREADABLE),
    _neither("200, null", _body(b"null"), _UNREADABLE),
    _neither("200, a text for an object", _body(b'"done"'), _UNREADABLE),
    _neither(
        "200, Latin-1",
        _body(
            '{"id": "\u00e9"}'.encode("latin-1"), content_type="application/json;charset=latin-1"
        ),
        _UNREADABLE,
    ),
    _neither(
        "200, UTF-16",
        _body('{"id": "1"}'.encode("utf-16"), content_type="application/json"),
        _UNREADABLE,
    ),
    _neither("200, broken gzip", _body(b"no gzip", content_encoding="gzip"), _UNREADABLE),
    _neither("200, gzip cut short", _body(_ZIPPED[:99], content_encoding="gzip"), _UNREADABLE),
    _neither("204 for a result", Fault(status=204), _UNREADABLE),
)

TABLE: Final = (*NETWORK, *STATUSES, *HINTS, *SUCCESSES)

Call: TypeAlias = Callable[[Any, str], object]
"""Makes one call with a client, about the job of this id."""


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
    """Make it wrong; gives what the client needs, and what counts what arrives."""
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


def rows() -> Iterator[str]:
    """Give the table in Markdown, as measured with every provider, sync and async."""
    titles = ("fault", *("attempts", "at the server", "outcome") * 2, "jobs of a create")
    yield f"| {' | '.join(titles)} |"
    yield "|---" * len(titles) + "|"
    with Sandbox() as box:
        for row in TABLE:
            yield f"| {' | '.join([row.name, *_cells(box, row)])} |"


def _cells(box: Sandbox, row: Row) -> list[str]:
    """Return what all calls of a kind agree on; where they do not, each of the values."""
    cells: list[str] = []
    for kind in (reads, posts):
        found = [
            (name, _measured(backend, target, box, row, call))
            for backend in ("sync", "asyncio")
            for target in TARGETS.values()
            for name, call in kind(target).items()
        ]
        columns: list[set[object]] = [
            {seen.attempts for _, seen in found},
            {seen.arrived for _, seen in found},
            {seen.outcome for _, seen in found},
        ]
        if kind is posts:
            columns.append({seen.jobs for name, seen in found if name == "create"})
        cells += [" or ".join(sorted(map(str, column))) for column in columns]
    return cells


def _measured(backend: str, target: Target, box: Sandbox, row: Row, call: Call) -> Measured:
    with calling(backend) as caller:
        return measure(target, caller, box, row, call)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as nothing:
        # Nothing here speaks TLS, and reading the certificates takes the most time.
        os.environ["SSL_CERT_DIR"] = nothing
        sys.stdout.writelines(f"{line}\n" for line in rows())
