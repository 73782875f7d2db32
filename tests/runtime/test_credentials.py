"""Tokens: where they come from, and that they stay out of sight."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from specloom_agentset import (
    Agentset,
    AsyncAgentset,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    MissingCredentialsError,
    RequestOptions,
)
from specloom_agentset._runtime.auth.credential import (
    Credential,
    HeaderCredential,
    HeaderOption,
    Secret,
    choose_credential,
    from_environment,
    scalar_from_environment,
)
from specloom_agentset._runtime.options import CallOptions
from specloom_agentset._runtime.request.settings import Settings

from .sending import prepared

HIDDEN = "sesame-open-up"
SECRET_HEADERS = {"x-api-key": HIDDEN}
BEARER = HeaderOption("token", ("A_TOKEN", "A_API_KEY"), "Authorization", "Bearer ")
KEY = HeaderOption("api_key", ("A_KEY",), "x-api-key", "")


def choose(token: Any, api_key: Any, environment: dict[str, str]) -> Credential:
    return choose_credential((BEARER, KEY), {"token": token, "api_key": api_key}, environment)


def hiding() -> HeaderCredential:
    return HeaderCredential("token", HIDDEN)


def settings() -> Settings:
    return Settings(base_url="https://a.com", credential=hiding(), headers=SECRET_HEADERS)


HOLDERS: dict[str, Callable[[], object]] = {
    "secret": lambda: Secret(HIDDEN),
    "credential": hiding,
    "callable credential": lambda: HeaderCredential("token", lambda: HIDDEN),
    "from the environment": lambda: choose(None, None, {"A_TOKEN": HIDDEN}),
    "settings": settings,
    "options": lambda: CallOptions.of(RequestOptions(headers=SECRET_HEADERS)),
    "prepared request": lambda: prepared(credential=hiding(), headers=SECRET_HEADERS),
    "client": lambda: Agentset(token=HIDDEN, headers=SECRET_HEADERS),
    "copy of a client": lambda: Agentset(token="x").with_options(token=HIDDEN),
    "async client": lambda: AsyncAgentset(token=HIDDEN),
    "resource": lambda: Agentset(token=HIDDEN).ingest_jobs,
}


@pytest.mark.parametrize("make", HOLDERS.values(), ids=HOLDERS)
def test_nothing_that_holds_a_token_shows_it(make: Callable[[], object]) -> None:
    holder = make()
    for text in (repr(holder), str(holder), f"{holder}", repr([holder])):
        assert HIDDEN not in text


@pytest.mark.parametrize("name", ["secret", "credential", "settings"])
@pytest.mark.parametrize("duplicate", [pickle.dumps, copy.deepcopy])
def test_what_holds_a_token_can_not_be_pickled_or_copied(
    name: str, duplicate: Callable[[object], object]
) -> None:
    with pytest.raises(TypeError, match="can't be pickled"):
        duplicate(HOLDERS[name]())


def test_a_secret_returns_its_text_when_asked() -> None:
    assert Secret(HIDDEN).reveal() == HIDDEN
    assert repr(Secret(HIDDEN)) == "'***'"


def test_a_function_is_called_for_each_request() -> None:
    credential = HeaderCredential("token", iter(["one", "two"]).__next__)
    assert credential.header() == ("Authorization", "Bearer one")
    assert credential.header() == ("Authorization", "Bearer two")


@pytest.mark.parametrize(
    ("token", "kind", "message"),
    [
        *((empty, InvalidArgumentError, "token must not be empty") for empty in ("", " ", "\t")),
        *(
            (f"{HIDDEN}{end}", InvalidArgumentError, "token must ")
            for end in ("\n", "\r\nX: y", "é", " ", "\t")
        ),
        (7, InvalidArgumentTypeError, "token must be a string or a function that returns one"),
        ([HIDDEN], InvalidArgumentTypeError, "token must be a string or a function that"),
        (HIDDEN.encode(), InvalidArgumentTypeError, "token must be a string or a function that"),
    ],
)
def test_a_token_that_can_not_be_sent_is_rejected_without_repeating_it(
    token: Any, kind: type[Exception], message: str
) -> None:
    credential = HeaderCredential("token", lambda: token)
    for reject in (lambda: HeaderCredential("token", token), credential.header):
        with pytest.raises(kind) as caught:
            reject()
        assert str(caught.value).startswith(message)
        assert HIDDEN not in repr(caught.value)


@pytest.mark.parametrize(
    ("token", "api_key", "environment", "header"),
    [
        ("arg", None, {"A_TOKEN": "env", "A_API_KEY": "second"}, ("Authorization", "Bearer arg")),
        (None, None, {"A_TOKEN": "env", "A_API_KEY": "b"}, ("Authorization", "Bearer env")),
        (None, None, {"A_TOKEN": " ", "A_API_KEY": "b\n"}, ("Authorization", "Bearer b")),
        (None, None, {"A_TOKEN": "", "A_KEY": "other"}, ("x-api-key", "other")),
        (None, "arg", {"A_TOKEN": "env"}, ("x-api-key", "arg")),
    ],
)
def test_an_argument_wins_over_the_environment_and_the_first_variable_over_the_second(
    token: str | None, api_key: str | None, environment: dict[str, str], header: tuple[str, str]
) -> None:
    assert choose(token, api_key, environment).header() == header


@pytest.mark.parametrize(
    ("token", "api_key", "environment", "message"),
    [
        (HIDDEN, HIDDEN, {}, "more than one kind of credential was given: token and api_key"),
        (
            None,
            None,
            {"A_TOKEN": HIDDEN, "A_KEY": HIDDEN},
            "more than one kind of credential was given: A_TOKEN and A_KEY",
        ),
        (
            None,
            None,
            {"OTHER": "x", "A_TOKEN": ""},
            (
                "token or api_key is missing: pass token or api_key to the client, "
                "or set A_TOKEN or A_API_KEY or A_KEY"
            ),
        ),
    ],
)
def test_no_credential_or_two_kinds_are_rejected(
    token: str | None, api_key: str | None, environment: dict[str, str], message: str
) -> None:
    with pytest.raises(MissingCredentialsError) as caught:
        choose(token, api_key, environment)
    assert str(caught.value) == message


def test_an_empty_argument_is_not_taken_for_none() -> None:
    with pytest.raises(InvalidArgumentError, match=r"^token must not be empty$"):
        choose("", None, {"A_TOKEN": "env"})


@pytest.mark.parametrize(
    ("text", "value", "scalar"),
    [
        (" 1234\n", "1234", 1234),
        ("-1.5", "-1.5", -1.5),
        ("True", "True", True),
        ("nan", "nan", "nan"),
        ("[1]", "[1]", "[1]"),
        ('"1"', '"1"', '"1"'),
        ("null", "null", "null"),
        ("ns_1", "ns_1", "ns_1"),
        ("9" * 5000, "9" * 5000, "9" * 5000),
        ("", None, None),
        ("  ", None, None),
    ],
)
def test_a_variable_is_text_or_where_one_is_wanted_a_scalar(
    text: str, value: str | None, scalar: object
) -> None:
    environment = {"A": " ", "B": text}
    assert from_environment(("A", "B"), environment) == value
    found = scalar_from_environment(("A", "B"), environment)
    assert (found, type(found)) == (scalar, type(scalar))
