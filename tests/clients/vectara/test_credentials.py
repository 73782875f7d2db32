"""Which kind of credential a client uses: exactly one, from the arguments or the environment."""

from __future__ import annotations

from typing import Any

import pytest
from clients.adapter import Caller
from clients.vectara.kit import TOKEN_PATH, Connect, client_credentials, token_requests
from sandbox import Sandbox
from specloom_vectara import (
    AsyncVectara,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    MissingCredentialsError,
    Vectara,
)

OAUTH = {"client_id": "id", "client_secret": "very secret"}
BOTH = [
    {"api_key": "k", "token": "t"},
    {"api_key": "k", **OAUTH},
    {"token": "t", **OAUTH},
    {"token": "t", "client_secret": "very secret"},
    {"api_key": "k", "token_url": "https://example.org/token"},
]


def credentials_sent(box: Sandbox) -> dict[str, str]:
    """Return the headers of the latest request that carry credentials."""
    headers = box.requests[-1].headers
    return {name: headers[name] for name in ("x-api-key", "authorization") if name in headers}


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({"api_key": "k"}, {"x-api-key": "k"}),
        ({"token": "jwt"}, {"authorization": "Bearer jwt"}),
        ({"api_key": lambda: "made"}, {"x-api-key": "made"}),
        ({"token": lambda: "made"}, {"authorization": "Bearer made"}),
    ],
)
def test_one_kind_is_sent_and_no_other(
    connect: Connect, box: Sandbox, given: Any, sent: dict[str, str]
) -> None:
    client = connect(**given)
    client.jobs.list_page()
    assert credentials_sent(box) == sent
    client.v1.jobs.list_page()
    assert credentials_sent(box) == sent
    assert token_requests(box) == 0


@pytest.mark.parametrize("given", BOTH)
def test_two_kinds_are_refused_by_their_names(
    connect: Connect, box: Sandbox, given: dict[str, Any]
) -> None:
    with pytest.raises(MissingCredentialsError, match="more than one") as caught:
        connect(**given)
    message = str(caught.value)
    assert sum(name in message for name in given) >= 2
    assert "very secret" not in message
    assert len(box.requests) == 0


@pytest.mark.parametrize("given", [{}, {"token": None, "api_key": None, "client_id": None}])
def test_none_at_all_is_refused_by_the_names_of_arguments_and_variables(
    caller: Caller, given: dict[str, Any]
) -> None:
    with pytest.raises(MissingCredentialsError) as caught:
        caller.open(Vectara, AsyncVectara, **given)
    for name in ("api_key", "token", "client_id", "client_secret"):
        assert name in str(caught.value)
    for variable in ("VECTARA_API_KEY", "VECTARA_CLIENT_ID", "VECTARA_CLIENT_SECRET"):
        assert variable in str(caught.value)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"client_id": "id"}, "client_secret"),
        ({"client_secret": "very secret"}, "client_id"),
        ({"token_url": "https://example.org/token"}, "client_id"),
        ({"client_id": "id", "token_url": "https://example.org/token"}, "client_secret"),
    ],
)
def test_half_of_the_client_credentials_is_refused_by_the_name_of_what_is_missing(
    caller: Caller, given: dict[str, Any], missing: str
) -> None:
    with pytest.raises(MissingCredentialsError, match=f"^{missing} is missing") as caught:
        caller.open(Vectara, AsyncVectara, **given)
    assert f"VECTARA_{missing.upper()}" in str(caught.value)
    assert "very secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"api_key": ""}, InvalidArgumentError),
        ({"api_key": "  "}, InvalidArgumentError),
        ({"api_key": "a\nb"}, InvalidArgumentError),
        ({"token": "ü"}, InvalidArgumentError),
        ({"token": 5}, InvalidArgumentTypeError),
        ({**OAUTH, "client_id": ""}, InvalidArgumentError),
        ({**OAUTH, "client_secret": ""}, InvalidArgumentError),
        ({**OAUTH, "client_id": 5}, InvalidArgumentTypeError),
        ({**OAUTH, "client_secret": b"x"}, InvalidArgumentTypeError),
        ({**OAUTH, "token_url": "example.org"}, InvalidArgumentError),
        ({**OAUTH, "token_url": ""}, InvalidArgumentError),
        ({**OAUTH, "token_url": "https://u:p@example.org/"}, InvalidArgumentError),
        ({**OAUTH, "token_url": "https://example.org/#token"}, InvalidArgumentError),
        ({**OAUTH, "token_url": 5}, InvalidArgumentTypeError),
    ],
)
def test_values_that_cannot_be_used_are_refused(
    caller: Caller, environment: pytest.MonkeyPatch, given: Any, error: type[Exception]
) -> None:
    # An explicit value wins, even where it is no good.
    environment.setenv("VECTARA_CLIENT_ID", "id")
    environment.setenv("VECTARA_CLIENT_SECRET", "secret")
    environment.setenv("VECTARA_TOKEN_URL", "https://example.org/")
    name = list(given)[-1]
    if "client_id" in given and name != "token_url":
        name = next(key for key, value in given.items() if value != OAUTH.get(key))
    with pytest.raises(error, match=name):
        caller.open(Vectara, AsyncVectara, **given)


def test_an_explicit_kind_wins_over_the_environment(
    connect: Connect, box: Sandbox, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("VECTARA_API_KEY", "from the environment")
    connect(token="jwt").jobs.list_page()
    assert credentials_sent(box) == {"authorization": "Bearer jwt"}
    connect(**client_credentials(box)).jobs.list_page()
    assert token_requests(box) == 1
    assert credentials_sent(box).keys() == {"authorization"}


def test_the_environment_is_enough_for_client_credentials(
    caller: Caller, box: Sandbox, environment: pytest.MonkeyPatch
) -> None:
    desk = box.vectara.tokens
    environment.setenv("VECTARA_BASE_URL", box.url("vectara"))
    environment.setenv("VECTARA_CLIENT_ID", desk.client_id)
    environment.setenv("VECTARA_CLIENT_SECRET", desk.client_secret)
    environment.setenv("VECTARA_TOKEN_URL", box.url("vectara") + TOKEN_PATH)
    caller.open(Vectara, AsyncVectara).jobs.list_page()
    assert token_requests(box) == 1


def test_a_copy_may_have_another_kind(connect: Connect, box: Sandbox) -> None:
    client = connect(api_key="k")
    client.with_options(token="jwt").jobs.list_page()
    assert credentials_sent(box) == {"authorization": "Bearer jwt"}
    client.jobs.list_page()
    assert credentials_sent(box) == {"x-api-key": "k"}
    with pytest.raises(MissingCredentialsError, match="api_key and token"):
        client.with_options(api_key="k", token="t")
