"""OAuth 2.0 client credentials, and the access token that they obtain."""

from __future__ import annotations

import math
from typing import Any
from urllib.parse import parse_qs

import pytest
from specloom_vectara import (
    InvalidArgumentError,
    InvalidArgumentTypeError,
    MissingCredentialsError,
    ResponseDecodeError,
)
from specloom_vectara._runtime.auth.client_credentials import (
    ClientCredentials,
    ClientCredentialsOption,
)
from specloom_vectara._runtime.auth.credential import Secret

OPTION = ClientCredentialsOption(("ID",), ("SECRET",), ("URL",), "https://auth.example/token")
VARIABLES = {"ID": "env-id", "SECRET": "env-secret", "URL": "https://env.example/token"}
NOTHING: dict[str, Any] = dict.fromkeys(OPTION.arguments)
HIDDEN = "s3cret"
NO_TIME: list[object] = [None, "soon", [], math.inf, math.nan]


def credentials() -> ClientCredentials:
    return ClientCredentials(Secret("id"), Secret(HIDDEN), "https://auth.example/token")


@pytest.mark.parametrize(
    ("given", "environment", "sent"),
    [
        ({}, VARIABLES, ("env-id", "env-secret", "https://env.example/token")),
        ({}, {**VARIABLES, "URL": ""}, ("env-id", "env-secret", "https://auth.example/token")),
        (
            {"client_id": "a&b", "client_secret": "é", "token_url": "https://a.example/t?x=1"},
            VARIABLES,
            ("a&b", "é", "https://a.example/t?x=1"),
        ),
    ],
)
def test_arguments_win_over_the_environment_and_go_into_a_form(
    given: dict[str, Any], environment: dict[str, str], sent: tuple[str, str, str]
) -> None:
    credential = OPTION.credential({**NOTHING, **given}, environment)
    form = parse_qs(credential.form().decode(), strict_parsing=True)
    assert form.pop("grant_type") == ["client_credentials"]
    assert form == {"client_id": [sent[0]], "client_secret": [sent[1]]}
    assert credential.token_url == sent[2]


@pytest.mark.parametrize(
    ("given", "kind", "message"),
    [
        ({"client_secret": None}, MissingCredentialsError, "client_secret is missing: pass"),
        ({"client_id": ""}, InvalidArgumentError, "client_id must not be empty"),
        ({"client_secret": 5}, InvalidArgumentTypeError, "client_secret must be a string, got int"),
        ({"client_secret": f"{HIDDEN}\ud800"}, InvalidArgumentError, "client_secret must be enc"),
        ({"token_url": 5}, InvalidArgumentTypeError, "token_url must be a string, got int"),
        ({"token_url": "auth.example"}, InvalidArgumentError, "token_url must be an absolute"),
        ({"token_url": "https://a.example/#x"}, InvalidArgumentError, "token_url must not contain"),
        ({"token_url": "https://a:b@c.example"}, InvalidArgumentError, "token_url must not con"),
    ],
)
def test_what_can_not_be_sent_is_rejected_by_name_without_repeating_it(
    given: dict[str, Any], kind: type[Exception], message: str
) -> None:
    whole = {"client_id": "id", "client_secret": "secret", "token_url": None, **given}
    with pytest.raises(kind) as caught:
        OPTION.credential(whole, {})
    assert str(caught.value).startswith(message)
    assert HIDDEN not in str(caught.value)
    assert type(caught.value) is kind


@pytest.mark.parametrize(
    ("expires_in", "kept"),
    [
        (3600, 3540),
        ("3600", 3540),
        (100, 50),
        (0, 0),
        (-100, 0),
        *((odd, 240) for odd in NO_TIME),
    ],
)
def test_a_token_is_kept_until_shortly_before_its_end(expires_in: object, kept: float) -> None:
    credential = credentials()
    token = credential.accept({"access_token": HIDDEN, "expires_in": expires_in}, 1000.0)
    assert token.reveal() == HIDDEN
    assert credential.current(1000.0 + kept) is None
    if kept:
        assert credential.current(1000.0 + kept - 0.001) is token
    absent = credentials()
    absent.accept({"access_token": HIDDEN}, 1000.0)
    assert absent.renew_at == 1240.0


def test_a_rejected_token_is_dropped_unless_it_was_renewed_meanwhile() -> None:
    credential = credentials()
    assert credential.current(0.0) is None
    old = credential.accept({"access_token": "old"}, 0.0)
    new = credential.accept({"access_token": "new"}, 0.0)
    credential.reject(old)
    assert credential.current(0.0) is new
    credential.reject(new)
    assert credential.current(0.0) is None


@pytest.mark.parametrize(
    "data",
    [
        None,
        [HIDDEN],
        {"token": HIDDEN},
        {"access_token": 5},
        {"access_token": " "},
        {"access_token": f"{HIDDEN}\r\nx"},
        {"access_token": f"{HIDDEN} "},
    ],
)
def test_a_response_without_a_usable_token_is_an_error_that_does_not_repeat_it(data: Any) -> None:
    credential = credentials()
    with pytest.raises(ResponseDecodeError, match="the token endpoint sent") as caught:
        credential.accept(data, 0.0)
    assert caught.value.path == "access_token"
    assert HIDDEN not in repr(caught.value) + repr(credential)
    assert credential.token is None


def test_clients_of_one_credential_share_what_requests_its_tokens() -> None:
    credential = credentials()
    assert credential.sync_tokens is credential.sync_tokens
    assert credential.async_tokens is credential.async_tokens
