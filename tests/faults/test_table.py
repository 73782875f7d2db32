"""What becomes of each fault of the table."""

from __future__ import annotations

import pytest
from clients.adapter import Caller
from faults.measuring import measure, posts, reads
from faults.table import SOON, TABLE, Row
from faults.targets import Target
from sandbox import Sandbox

EVERY = [pytest.param(row, id=row.name) for row in TABLE]
ONE = [each for each in EVERY if each.id == "closed after the request was read"]
"""The row that runs with every package: a read is sent three times, a POST once."""
# A client that gives up soon would also do so when nothing is wrong, on a busy machine.
PASSING = [
    pytest.param(row, id=row.name)
    for row in TABLE
    if row.passing and row.reaches and row.timeout > SOON
]


@pytest.mark.reference
@pytest.mark.parametrize("row", EVERY)
def test_a_lasting_fault_is_raised_as_promised_and_makes_no_second_job(
    target: Target, caller: Caller, box: Sandbox, row: Row
) -> None:
    lasts(target, caller, box, row)


@pytest.mark.reference
@pytest.mark.parametrize("row", PASSING)
def test_a_passing_fault_is_not_noticed_in_a_read_and_makes_no_second_job(
    target: Target, caller: Caller, box: Sandbox, row: Row
) -> None:
    passes(target, caller, box, row)


@pytest.mark.parametrize("row", ONE)
def test_every_package_keeps_the_promise(
    target: Target, caller: Caller, box: Sandbox, row: Row
) -> None:
    lasts(target, caller, box, row)
    passes(target, caller, box, row)


def lasts(target: Target, caller: Caller, box: Sandbox, row: Row) -> None:
    """Check what every call makes of a fault that stays."""
    for call in reads(target).values():
        seen = measure(target, caller, box, row, call)
        assert (seen.attempts, seen.outcome) == row.read
        assert seen.arrived == (row.read[0] if row.reaches else 0)
    for name, call in posts(target).items():
        seen = measure(target, caller, box, row, call)
        assert (seen.attempts, seen.outcome) == row.post
        assert seen.arrived == (row.post[0] if row.reaches else 0)
        assert seen.jobs == (1 if row.acted and name == "create" else 0)


def passes(target: Target, caller: Caller, box: Sandbox, row: Row) -> None:
    """Check what every call makes of a fault that strikes twice."""
    for call in reads(target).values():
        seen = measure(target, caller, box, row, call, times=2)
        assert (seen.arrived, seen.outcome) == (3, "success")
    for name, call in posts(target).items():
        seen = measure(target, caller, box, row, call, times=2)
        assert (seen.arrived, seen.outcome) == ((3, "success") if row.harmless else row.post)
        made = row.harmless or row.acted
        assert seen.jobs == (1 if made and name == "create" else 0)
