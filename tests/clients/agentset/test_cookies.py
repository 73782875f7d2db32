"""Cookies: a caller's httpx client keeps them, one that we open keeps none."""

from __future__ import annotations

import pytest
from clients.adapter import Caller
from clients.agentset.kit import Connect
from sandbox import Fault, Sandbox


@pytest.mark.parametrize("own", [False, True], ids=["ours", "the caller's"])
def test_a_cookie_that_a_server_sets_comes_back_from_a_callers_client_alone(
    caller: Caller, connect: Connect, box: Sandbox, *, own: bool
) -> None:
    box.fault("agentset", Fault(headers={"set-cookie": "session=7; Path=/"}))
    client = connect(http_client=caller.http_client()) if own else connect()
    answer = client.ingest_jobs.with_raw_response.list_page()
    assert answer.headers["set-cookie"] == "session=7; Path=/"
    client.ingest_jobs.list_page()
    cookies = [request.headers.get("cookie") for request in box.requests]
    assert cookies == [None, "session=7" if own else None]
