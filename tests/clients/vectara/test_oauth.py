"""OAuth 2.0 client credentials: when a token is asked for, and when it is used again."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
from clients.adapter import Caller
from clients.vectara.kit import (
    TOKEN_PATH,
    Connect,
    client_credentials,
    token_requests,
    tokens_sent,
)
from sandbox import Canned, Fault, Sandbox
from specloom_vectara import APIStatusError, AuthenticationError, RequestOptions, Vectara


def test_one_token_serves_many_calls(oauth: Vectara, box: Sandbox) -> None:
    ids = box.vectara.seed(5)
    for job_id in ids:
        oauth.jobs.get(job_id)
    assert len(list(oauth.jobs.list(limit=1))) == 5
    oauth.v1.jobs.list_page()
    assert token_requests(box) == 1
    assert set(tokens_sent(box)) == set(box.vectara.tokens.issued)


def test_the_request_for_a_token_is_that_of_the_standard(oauth: Vectara, box: Sandbox) -> None:
    oauth.jobs.list_page()
    request = box.requests[0]
    assert (request.method, request.path, request.raw_query) == ("POST", TOKEN_PATH, "")
    assert dict(parse_qsl(request.body.decode(), strict_parsing=True)) == {
        "client_id": "sandbox-client",
        "client_secret": "sandbox-secret",
        "grant_type": "client_credentials",
    }
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert request.headers["accept"] == "application/json"
    assert request.headers["user-agent"].startswith("specloom-vectara/")
    assert not {"authorization", "x-api-key", "customer-id"} & request.headers.keys()


def test_the_form_is_encoded(connect: Connect, box: Sandbox) -> None:
    desk = box.vectara.tokens
    desk.client_id, desk.client_secret = "a b&c=d", "é+/%\n"
    try:
        connect(**client_credentials(box)).jobs.list_page()
    finally:
        desk.client_id, desk.client_secret = "sandbox-client", "sandbox-secret"
    assert len(desk.issued) == 1


@pytest.mark.parametrize("end", ["/", "?audience=a&b=c"])
def test_the_url_is_used_as_it_is(connect: Connect, box: Sandbox, end: str) -> None:
    arguments = client_credentials(box)
    arguments["token_url"] = f"{box.url('vectara')}/t{end}"
    client = connect(**arguments)
    told = {"access_token": "t", "expires_in": 60}
    box.answer("vectara", Canned(json=told))
    client.jobs.list_page()
    request = box.requests[0]
    assert f"{request.path}?{request.raw_query}".rstrip("?") == f"/t{end}"
    box.violations.clear()


def test_copies_share_the_token(oauth: Vectara, box: Sandbox) -> None:
    before = oauth.with_options(max_retries=0)
    before.jobs.list_page()
    oauth.jobs.list_page()
    oauth.with_options(customer_id=1, headers={"x-trace": "t"}).jobs.list_page()
    assert token_requests(box) == 1
    box.vectara.tokens.revoke()
    oauth.jobs.list_page()
    before.jobs.list_page()
    assert token_requests(box) == 2


@pytest.mark.parametrize("life", [0, -5, "0"])
def test_a_token_that_has_ended_is_not_used(oauth: Vectara, box: Sandbox, life: Any) -> None:
    box.vectara.tokens.changes = {"expires_in": life}
    for _ in range(3):
        oauth.jobs.list_page()
    assert token_requests(box) == 3
    assert tokens_sent(box) == box.vectara.tokens.issued


def test_a_revoked_token_is_renewed_once_unseen(oauth: Vectara, box: Sandbox) -> None:
    job_id = box.vectara.add()
    oauth.jobs.get(job_id)
    box.vectara.tokens.revoke()
    assert oauth.jobs.get(job_id).id == job_id
    first, second = box.vectara.tokens.issued
    assert tokens_sent(box) == [first, first, second]
    oauth.jobs.get(job_id)
    assert token_requests(box) == 2


def test_a_fresh_token_that_is_refused_is_an_error(oauth: Vectara, box: Sandbox) -> None:
    box.vectara.tokens.refuses_own = True
    with pytest.raises(AuthenticationError) as caught:
        oauth.jobs.list_page()
    assert token_requests(box) == 2
    assert tokens_sent(box) == box.vectara.tokens.issued
    assert caught.value.attempts == 1
    box.vectara.tokens.refuses_own = False
    oauth.jobs.list_page()


@pytest.mark.parametrize("status", [403, 404, 429, 500])
def test_other_refusals_do_not_cost_the_token(oauth: Vectara, box: Sandbox, status: int) -> None:
    box.fault("vectara", Fault(status=status), operation="listJobs", times=3)
    with pytest.raises(APIStatusError):
        oauth.jobs.list_page()
    box.clear_faults("vectara")
    oauth.jobs.list_page()
    assert token_requests(box) == 1


def test_the_token_is_asked_for_through_the_callers_http_client(
    caller: Caller, connect: Connect, box: Sandbox
) -> None:
    seen: list[str] = []

    def look(request: httpx.Request) -> None:
        seen.append(request.url.path)

    http_client = caller.http_client(on_transport=look)
    client = connect(http_client=http_client, **client_credentials(box))
    client.jobs.list_page()
    assert seen == [f"/vectara{TOKEN_PATH}", "/vectara/v2/jobs"]


def test_headers_meant_for_the_api_do_not_go_to_the_token_endpoint(
    connect: Connect, box: Sandbox
) -> None:
    client = connect(headers={"x-trace": "t"}, **client_credentials(box))
    client.jobs.list_page(request_options=RequestOptions(headers={"x-more": "m"}))
    token_request, request = box.requests
    assert (request.headers["x-trace"], request.headers["x-more"]) == ("t", "m")
    assert not {"x-trace", "x-more"} & token_request.headers.keys()
