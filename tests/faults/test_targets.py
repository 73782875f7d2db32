"""That the calls which the other tests make are the ones that they take them for."""

from __future__ import annotations

from typing import Any

from faults.targets import Target
from sandbox import Sandbox


def test_each_call_makes_one_request_and_succeeds(
    target: Target, client: Any, box: Sandbox
) -> None:
    job_id, last, *_ = target.seed(box, 3)
    assert target.get(client, job_id).to_dict()
    assert target.jobs(client).list_page().to_dict()
    for name in target.changing:
        assert target.change(client, name, job_id).to_dict()
    assert len(box.requests) == 2 + len(target.changing)
    assert len(list(target.jobs(client).list())) >= 3
    assert target.jobs(client).wait(last).to_dict()
