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
from specloom_agentset._runtime.calls import Call
from specloom_agentset._runtime.credential import Credential
from specloom_agentset._runtime.credentials import (
    HeaderCredential,
    HeaderOption,
    Secret,
    choose_credential,
    from_environment,
)
from specloom_agentset._runtime.exchange import prepare
from specloom_agentset._runtime.options import Settings

from .answers import GET

HIDDEN = "sesame-open-up"
BEARER = HeaderOption("token", ("A_TOKEN", "A_API_KEY"), "Authorization", "Bearer ")
KEY = HeaderOption("api_key", ("A_KEY",), "x-api-key", "")


def choose(token: Any, api_key: Any, environment: dict[str, str]) -> Credential:
    return choose_credential((BEARER, KEY), {"token": token, "api_key": api_key}, environment)


def sent(credential: Credential) -> tuple[str, str]:
    header = credential.header()
    assert header is not None
    return header


def settings(**fields: Any) -> Settings:
    return Settings(
        base_url="https://example.com", credential=HeaderCredential("token", HIDDEN), **fields
    )


def exchange(**fields: Any) -> object:
    options = RequestOptions(headers={"Authorization": f"Bearer {HIDDEN}"})
    return prepare(Call(GET, "/v1/things"), settings(**fields), options)


HOLDERS: list[tuple[str, Callable[[], object]]] = [
    ("secret", lambda: Secret(HIDDEN)),
    ("credential", lambda: HeaderCredential("token", HIDDEN)),
    ("callable credential", lambda: HeaderCredential("token", lambda: HIDDEN)),
    ("chosen", lambda: choose(HIDDEN, None, {})),
    ("from the environment", lambda: choose(None, None, {"A_TOKEN": HIDDEN})),
    ("settings", settings),
    ("settings with headers", lambda: settings(headers={"x-api-key": HIDDEN})),
    ("options", lambda: RequestOptions(headers={"x-api-key": HIDDEN})),
    ("exchange", exchange),
    ("client", lambda: Agentset(token=HIDDEN)),
    ("client with headers", lambda: Agentset(token=HIDDEN, headers={"x-api-key": HIDDEN})),
    ("copy of a client", lambda: Agentset(token="x").with_options(token=HIDDEN)),
    ("async client", lambda: AsyncAgentset(token=HIDDEN)),
    ("resource", lambda: Agentset(token=HIDDEN).ingest_jobs),
]


@pytest.mark.parametrize("make", [make for _, make in HOLDERS], ids=[name for name, _ in HOLDERS])
def test_nothing_that_holds_a_token_shows_it(make: Callable[[], object]) -> None:
    holder = make()
    for text in (repr(holder), str(holder), f"{holder}", repr([holder])):
        assert HIDDEN not in text


@pytest.mark.parametrize(
    "make",
    [
        lambda: Secret(HIDDEN),
        lambda: HeaderCredential("token", HIDDEN),
        settings,
        lambda: Agentset(token=HIDDEN),
        lambda: AsyncAgentset(token=HIDDEN),
    ],
)
@pytest.mark.parametrize("duplicate", [pickle.dumps, copy.deepcopy])
def test_what_holds_a_token_refuses_to_pickle_or_to_be_copied(
    make: Callable[[], object], duplicate: Callable[[object], object]
) -> None:
    with pytest.raises(TypeError, match="not pickled"):
        duplicate(make())


def test_a_secret_gives_its_text_when_asked() -> None:
    assert Secret(HIDDEN).reveal() == HIDDEN
    assert repr(Secret(HIDDEN)) == "'***'"


@pytest.mark.parametrize(
    ("option", "header"),
    [(BEARER, ("Authorization", "Bearer abc")), (KEY, ("x-api-key", "abc"))],
)
def test_a_token_stands_in_its_header(option: HeaderOption, header: tuple[str, str]) -> None:
    assert option.credential({option.argument: "abc"}, {}).header() == header


def test_a_function_is_asked_for_each_request() -> None:
    tokens = iter(["one", "two"])
    credential = HeaderCredential("token", lambda: next(tokens))
    assert credential.header() == ("Authorization", "Bearer one")
    assert credential.header() == ("Authorization", "Bearer two")


@pytest.mark.parametrize("token", ["", " ", "\t"])
def test_an_empty_token_is_refused(token: str) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^token must not be empty$"):
        HeaderCredential("token", token)
    with pytest.raises(InvalidArgumentError, match=r"^token must not be empty$"):
        HeaderCredential("token", lambda: token).header()


@pytest.mark.parametrize(
    "token", [f"{HIDDEN}\n", f"{HIDDEN}\r\nX: y", f"{HIDDEN}é", f"{HIDDEN} ", f"{HIDDEN}\t"]
)
def test_a_token_that_can_not_be_sent_is_refused_without_repeating_it(token: str) -> None:
    for refuse in (
        lambda: HeaderCredential("token", token),
        HeaderCredential("token", lambda: token).header,
    ):
        with pytest.raises(InvalidArgumentError, match=r"^token must ") as caught:
            refuse()
        assert HIDDEN not in repr(caught.value)


@pytest.mark.parametrize("token", [7, b"abc", ["abc"]])
def test_a_token_of_another_type_is_refused_without_repeating_it(token: Any) -> None:
    with pytest.raises(InvalidArgumentTypeError, match=r"^token must be a string or a function"):
        HeaderCredential("token", token)
    with pytest.raises(InvalidArgumentTypeError) as caught:
        HeaderCredential("token", lambda: token).header()
    assert "abc" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "environment", "header"),
    [
        ("arg", {"A_TOKEN": "env", "A_API_KEY": "second"}, "Bearer arg"),
        (None, {"A_TOKEN": "env", "A_API_KEY": "second"}, "Bearer env"),
        (None, {"A_TOKEN": "", "A_API_KEY": "second"}, "Bearer second"),
        (None, {"A_KEY": "other"}, "other"),
    ],
)
def test_an_argument_wins_over_the_environment_and_the_first_variable_over_the_second(
    given: str | None, environment: dict[str, str], header: str
) -> None:
    credential = choose(given, None, environment)
    assert sent(credential)[1] == header


def test_an_argument_wins_over_the_environment_of_another_kind() -> None:
    credential = choose(None, "abc", {"A_TOKEN": "env"})
    assert credential.header() == ("x-api-key", "abc")


def test_two_kinds_at_once_are_refused() -> None:
    with pytest.raises(MissingCredentialsError) as caught:
        choose(HIDDEN, HIDDEN, {})
    assert str(caught.value) == "more than one kind of credential was given: token and api_key"


def test_no_credential_at_all_is_told_with_what_to_give() -> None:
    with pytest.raises(MissingCredentialsError) as caught:
        choose(None, None, {"OTHER": "x", "A_TOKEN": ""})
    assert str(caught.value) == (
        "token or api_key is missing: give token or api_key to the client, "
        "or set A_TOKEN or A_API_KEY or A_KEY"
    )


def test_an_empty_argument_is_not_taken_for_none() -> None:
    with pytest.raises(InvalidArgumentError, match=r"^token must not be empty$"):
        choose("", None, {"A_TOKEN": "env"})


def test_an_empty_variable_counts_as_not_set() -> None:
    assert from_environment(("A", "B"), {"A": "", "B": "b"}) == "b"
    assert from_environment(("A", "B"), {"A": ""}) is None


def test_an_environment_with_two_kinds_is_refused() -> None:
    with pytest.raises(MissingCredentialsError, match="A_TOKEN and A_KEY"):
        choose(None, None, {"A_TOKEN": "x", "A_KEY": "y"})
