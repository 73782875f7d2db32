"""Print what every fault costs, as measured with every provider: `python -m faults`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from clients.adapter import calling
from faults.measuring import Call, Measured, measure, posts, reads
from faults.table import TABLE, Row
from faults.targets import TARGETS, Target
from sandbox import Sandbox
from under_test import put_on_path


def rows() -> Iterator[str]:
    """Yield the table in Markdown, as measured with every provider, sync and async."""
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
    put_on_path(Path(__file__).resolve().parents[2])
    with tempfile.TemporaryDirectory() as nothing:
        # Nothing here speaks TLS, and reading the certificates takes the most time.
        os.environ["SSL_CERT_DIR"] = nothing
        sys.stdout.writelines(f"{line}\n" for line in rows())
