"""The access token of OAuth 2.0 client credentials: how long it is kept, and what is not one."""

from __future__ import annotations

import math
from typing import Any

import pytest
from specloom_vectara import ResponseDecodeError
from specloom_vectara._runtime.auth.client_credentials import ClientCredentials
from specloom_vectara._runtime.auth.credential import Secret

HIDDEN = "s3cret"
NO_TIME: list[object] = [None, "soon", [], math.inf, math.nan]


def credentials() -> ClientCredentials:
    return ClientCredentials(Secret("id"), Secret(HIDDEN), "https://auth.example/token")


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
