"""What becomes of each fault of the table, for every provider."""

from __future__ import annotations

import pytest
from clients.adapter import Caller
from faults.measuring import measure, posts, reads
from faults.table import SOON, TABLE, Row
from faults.targets import Target
from sandbox import Sandbox

EVERY = [pytest.param(row, id=row.name) for row in TABLE]
# A client that gives up soon would also do so when nothing is wrong, on a busy machine.
PASSING = [
    pytest.param(row, id=row.name)
    for row in TABLE
    if row.passing and row.reaches and row.timeout > SOON
]


@pytest.mark.parametrize("row", EVERY)
def test_a_fault_that_stays_is_met_and_told_as_promised_and_makes_no_second_job(
    target: Target, caller: Caller, box: Sandbox, row: Row
) -> None:
    for call in reads(target).values():
        seen = measure(target, caller, box, row, call)
        assert (seen.attempts, seen.outcome) == row.read
        assert seen.arrived == (row.read[0] if row.reaches else 0)
    for name, call in posts(target).items():
        seen = measure(target, caller, box, row, call)
        assert (seen.attempts, seen.outcome) == row.post
        assert seen.arrived == (row.post[0] if row.reaches else 0)
        assert seen.jobs == (1 if row.acted and name == "create" else 0)


@pytest.mark.parametrize("row", PASSING)
def test_a_fault_that_passes_is_not_noticed_in_a_read_and_makes_no_second_job(
    target: Target, caller: Caller, box: Sandbox, row: Row
) -> None:
    for call in reads(target).values():
        seen = measure(target, caller, box, row, call, times=2)
        assert (seen.arrived, seen.outcome) == (3, "success")
    for name, call in posts(target).items():
        seen = measure(target, caller, box, row, call, times=2)
        assert (seen.arrived, seen.outcome) == ((3, "success") if row.harmless else row.post)
        made = row.harmless or row.acted
        assert seen.jobs == (1 if made and name == "create" else 0)
