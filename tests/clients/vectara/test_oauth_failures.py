"""A token endpoint that refuses, is down, or talks nonsense: said clearly, the secret never."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Iterator

import pytest
from clients.adapter import Caller
from clients.vectara.kit import TOKEN_PATH, Connect, client_credentials, token_requests
from faults.secret import leaks
from sandbox import Canned, Fault, Sandbox
from specloom_vectara import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ResponseDecodeError,
    ServerError,
    Vectara,
    VectaraError,
)

SECRETS = ("very-secret", "s3cret-token")
TOKEN = "s3cret-token"
NONSENSE: dict[str, bytes] = {
    "nothing": b"",
    "HTML": b"<html>s3cret-token</html>",
    "cut short": b'{"access_token": "s3cret-token',
    "a list": b'["s3cret-token"]',
    "no token": b'{"token": "s3cret-token"}',
    "a number": b'{"access_token": 5}',
    "blank": b'{"access_token": " "}',
    "NUL": b'{"access_token": "s3cret-token\\u0000"}',
    "not ASCII": '{"access_token": "s3cret-tokené"}'.encode(),
}
TROUBLES: dict[str, Fault] = {
    "refused": Fault(status=401),
    "gone": Fault(cut="before_response"),
    "late": Fault(delay_before=30),
    "garbage": Fault(garbage=True),
}


@pytest.fixture
def oauth(connect: Connect, box: Sandbox) -> Vectara:
    """Return a client with a secret that the sandbox does not know."""
    arguments = client_credentials(box)
    arguments["client_secret"] = SECRETS[0]
    return connect(**arguments, timeout=0.5, max_retries=1)


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Sandbox]:
    """Return a server on another port, which nothing is to be sent to."""
    with Sandbox(["vectara"]) as box:
        yield box


def test_a_wrong_secret_is_an_authentication_error(oauth: Vectara, box: Sandbox) -> None:
    with pytest.raises(AuthenticationError, match=r"token endpoint.*no such client") as caught:
        oauth.jobs.list_page()
    assert (caught.value.status_code, caught.value.code) == (401, "invalid_client")
    assert caught.value.body["error"] == "invalid_client"
    assert len(box.requests) == 1
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert str(copy) == str(caught.value)


def test_a_refusal_with_another_status_is_an_error_too(oauth: Vectara, box: Sandbox) -> None:
    told = {"error": "invalid_scope", "error_description": "not for you"}
    box.answer("vectara", Canned(status=400, json=told))
    with pytest.raises(BadRequestError, match=r"token endpoint.*not for you") as caught:
        oauth.jobs.list_page()
    assert caught.value.code == "invalid_scope"
    assert len(box.requests) == 1


@pytest.mark.parametrize("status", [302, 307])
def test_a_redirect_of_the_token_endpoint_is_not_followed(
    caller: Caller, connect: Connect, box: Sandbox, elsewhere: Sandbox, status: int
) -> None:
    arguments = client_credentials(box)
    arguments["client_secret"] = SECRETS[0]
    # Even by an httpx client that would follow it.
    client = connect(http_client=caller.http_client(follow_redirects=True), **arguments)
    there = elsewhere.url("vectara") + TOKEN_PATH
    box.answer("vectara", Canned(status=status, headers={"location": there}))
    with pytest.raises(APIStatusError, match=r"token endpoint.*redirects.*token_url") as caught:
        client.jobs.list_page()
    assert caught.value.status_code == status
    assert (len(box.requests), len(elsewhere.requests)) == (1, 0)
    assert not leaks(caught.value, *SECRETS)


def test_a_token_endpoint_that_is_down_is_named(connect: Connect, box: Sandbox) -> None:
    box.fault("vectara", Fault(cut="before_response"), times=2)
    client = connect(**client_credentials(box), max_retries=1)
    with pytest.raises(APIConnectionError, match="token endpoint") as caught:
        client.jobs.list_page()
    assert (caught.value.attempts, len(box.requests)) == (2, 2)
    assert not caught.value.maybe_sent, "the call itself was never sent"


def test_passing_faults_of_the_token_endpoint_are_passed_over(
    connect: Connect, box: Sandbox
) -> None:
    box.fault("vectara", Fault(status=503))
    box.fault("vectara", Fault(cut="mid_body"))
    client = connect(**client_credentials(box))
    client.jobs.list_page()
    assert token_requests(box) == 3
    box.vectara.tokens.revoke()
    box.fault("vectara", Fault(status=503), after=1, times=3)
    with pytest.raises(ServerError, match="token endpoint"):
        client.jobs.list_page()
    client.jobs.list_page()


def test_a_call_that_ran_out_of_time_leaves_the_next_one_free(
    connect: Connect, box: Sandbox
) -> None:
    client = connect(**client_credentials(box), timeout=0.2, max_retries=0)
    box.fault("vectara", Fault(delay_before=30))
    with pytest.raises(APITimeoutError):
        client.jobs.list_page()
    client.with_options(timeout=30).jobs.list_page()
    assert token_requests(box) == 2


@pytest.mark.parametrize("body", NONSENSE.values(), ids=NONSENSE.keys())
def test_an_answer_without_a_usable_token_is_an_error_that_does_not_show_it(
    oauth: Vectara, box: Sandbox, body: bytes
) -> None:
    box.answer("vectara", Canned(body=body))
    with pytest.raises(ResponseDecodeError, match="token endpoint") as caught:
        oauth.jobs.list_page()
    assert caught.value.status_code == 200
    assert len(box.requests) == 1
    assert not leaks(caught.value, *SECRETS)


@pytest.mark.parametrize("fault", TROUBLES.values(), ids=TROUBLES.keys())
@pytest.mark.parametrize("when", ["at first", "when renewing"])
def test_no_error_shows_the_secret_or_a_token_or_holds_what_does(
    connect: Connect, box: Sandbox, fault: Fault, when: str
) -> None:
    desk = box.vectara.tokens
    desk.client_secret, known = SECRETS[0], desk.client_secret
    try:
        client = connect(**client_credentials(box), timeout=0.1, max_retries=1)
        if when == "when renewing":
            desk.changes = {"access_token": TOKEN}
            client.with_options(timeout=30).jobs.list_page()
            box.fault("vectara", Fault(status=401), operation="listJobs")
        box.fault("vectara", fault, times=None)
        with pytest.raises(VectaraError) as caught:
            client.jobs.list_page()
    finally:
        desk.client_secret = known
    assert not leaks(caught.value, *SECRETS)


def test_no_repr_shows_the_secret(connect: Connect, box: Sandbox) -> None:
    arguments = client_credentials(box)
    arguments["client_secret"] = SECRETS[0]
    client = connect(**arguments)
    for each in (client, client.with_options(), client.jobs, client.v1):
        shown = [repr(each), str(each), repr(vars(each))]
        shown += [repr(value) for value in vars(each).values()]
        assert SECRETS[0] not in "".join(shown)
    assert SECRETS[0].encode() not in pickle.dumps(client)


def test_no_log_shows_the_secret_or_the_token(
    connect: Connect, box: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    desk = box.vectara.tokens
    desk.changes = {"access_token": TOKEN}
    client = connect(**client_credentials(box), max_retries=1)
    client.jobs.list_page()
    box.fault("vectara", Fault(status=401), operation="listJobs")
    box.fault("vectara", Fault(status=503))
    client.jobs.list_page()
    assert {record.name.partition(".")[0] for record in caplog.records} >= {
        "specloom_vectara",
        "httpx",
        "httpcore",
    }
    for record in caplog.records:
        shown = f"{record.getMessage()} {record.args!r} {vars(record)!r}"
        assert desk.client_secret not in shown
        assert TOKEN not in shown
