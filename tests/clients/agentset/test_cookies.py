"""Cookies: a caller's httpx client keeps them, one that we open keeps none."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from clients.adapter import Caller
from clients.agentset.kit import Connect
from sandbox import Fault, Sandbox
from specloom_agentset._runtime.cookieless import AsyncCookielessClient, CookielessClient

SETTING = Fault(headers={"set-cookie": "session=7; Path=/"})


@pytest.mark.parametrize("own", [False, True], ids=["ours", "the caller's"])
def test_what_a_server_sets_comes_back_from_a_callers_client_alone(
    caller: Caller, connect: Connect, box: Sandbox, *, own: bool
) -> None:
    box.fault("agentset", SETTING)
    client = connect(http_client=caller.http_client()) if own else connect()
    client.ingest_jobs.list_page()
    client.ingest_jobs.list_page()
    cookies = [request.headers.get("cookie") for request in box.requests]
    assert cookies == [None, "session=7" if own else None]


def test_the_answer_shows_what_was_set(connect: Connect, box: Sandbox) -> None:
    box.fault("agentset", SETTING)
    answer = connect().ingest_jobs.with_raw_response.list_page()
    assert answer.headers["set-cookie"] == "session=7; Path=/"


def test_none_is_kept(box: Sandbox) -> None:
    box.fault("agentset", SETTING, times=None)
    url = f"{box.url('agentset')}/v1/namespace/ns_123/ingest-jobs"
    headers = {"authorization": "Bearer sandbox-token"}

    async def ask() -> httpx.Cookies:
        async with AsyncCookielessClient() as http:
            assert (await http.get(url, headers=headers)).headers["set-cookie"]
            return http.cookies

    with CookielessClient() as http:
        assert http.get(url, headers=headers).headers["set-cookie"]
        assert not http.cookies
    assert not asyncio.run(ask())


@pytest.mark.parametrize("kind", [CookielessClient, AsyncCookielessClient])
def test_none_can_be_given(kind: Any) -> None:
    http: httpx.Client = kind()
    with pytest.raises(AttributeError, match=r"keeps no cookies, got dict$"):
        http.cookies = {"a": "b"}
