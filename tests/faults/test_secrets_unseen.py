"""Credentials show nowhere: not in reprs, logs, errors or pickles."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from faults.secret import SECRET, chain, leaks
from faults.targets import Target
from rich.pretty import pretty_repr
from sandbox import Canned, Fault, Sandbox

Failing = Callable[[Target, Any, Sandbox], object]

KINDS: dict[str, list[dict[str, str | None]]] = {
    "agentset": [{"token": SECRET}],
    "gradient": [{"token": SECRET}],
    "nuextract": [{"token": SECRET}],
    "vectara": [
        {"api_key": SECRET},
        {"api_key": None, "token": SECRET},
        {"api_key": None, "client_id": "id", "client_secret": SECRET},
    ],
}
"""By provider: the ways to pass the secret to a client."""

VARIABLES = {
    "agentset": "AGENTSET_TOKEN",
    "gradient": "DIGITALOCEAN_ACCESS_TOKEN",
    "nuextract": "NUMIND_API_KEY",
    "vectara": "VECTARA_API_KEY",
}


def get(target: Target, client: Any, _box: Sandbox) -> object:
    return target.get(client, "job_1")


def with_fault(fault: Fault) -> Failing:
    def fail(target: Target, client: Any, box: Sandbox) -> object:
        box.fault(target.provider, fault, times=None)
        return target.get(client, "job_1")

    return fail


def with_answer(body: Any) -> Failing:
    def fail(target: Target, client: Any, box: Sandbox) -> object:
        box.answer(target.provider, Canned(json=body), times=None)
        return list(target.jobs(client).list())

    return fail


def after_closing(target: Target, client: Any, _box: Sandbox) -> object:
    client.close()
    return target.get(client, "job_1")


FAILURES: dict[str, Failing] = {
    "refused by the server": get,
    "unavailable": with_fault(Fault(status=503)),
    "HTML": with_fault(Fault(garbage=True)),
    "reset": with_fault(Fault(cut="before_response", reset=True)),
    "cut": with_fault(Fault(cut="mid_body")),
    "late": with_fault(Fault(delay_before=30)),
    "dripping": with_fault(Fault(drip=0.02)),
    "redirect": with_fault(Fault(status=302, headers={"location": "http://x.invalid"})),
    "bad argument": lambda target, client, _: target.get(client, ".."),
    "bad option": lambda target, client, _: target.get(client, "a", request_options={}),
    "list of nonsense": with_answer(7),
    "not finished in time": lambda target, client, _: target.jobs(client).wait("a", timeout=0),
    "closed": after_closing,
}


def members(thing: Any) -> dict[str, object]:
    found: dict[str, object] = thing.__dict__
    return found


def every_kind(target: Target, connect: Any, box: Sandbox, **options: Any) -> list[Any]:
    """Return a client for each way to pass it the secret."""
    clients: list[Any] = []
    for kind in KINDS[target.provider]:
        more = {"token_url": f"{box.url('vectara')}/oauth2/token"} if "client_id" in kind else {}
        clients.append(connect(**kind, **more, **options))
    return clients


def check(target: Target, client: Any, box: Sandbox, fail: Failing) -> None:
    """Check that the error of a failing call neither shows the secret nor holds what does."""
    with pytest.raises(target.error(f"{target.client}Error")) as caught:
        fail(target, client, box)
    error: Any = caught.value
    assert leaks(error) == []
    origins = {type(each).__module__.partition(".")[0] for each in chain(error)}
    assert origins <= {f"specloom_{target.provider}", "builtins"}, "httpx's hold the request"
    held = {type(value).__module__.partition(".")[0] for value in members(error).values()}
    assert "httpx" not in held


@pytest.mark.reference
@pytest.mark.parametrize("fail", FAILURES.values(), ids=FAILURES.keys())
def test_no_error_shows_the_secret_or_holds_what_does(
    target: Target, connect: Any, box: Sandbox, fail: Failing
) -> None:
    [client] = every_kind(target, connect, box, timeout=0.05, max_retries=1)[:1]
    check(target, client, box, fail)


def test_no_kind_of_credential_is_shown_by_an_error(
    target: Target, connect: Any, box: Sandbox
) -> None:
    for client in every_kind(target, connect, box, max_retries=0):
        check(target, client, box, get)
        check(target, client, box, with_fault(Fault(cut="before_response")))
        box.clear_faults(target.provider)
    box.violations.clear()


def test_what_a_client_is_made_with_stays_unseen_when_that_fails(
    target: Target, connect: Any, box: Sandbox
) -> None:
    refusals: list[tuple[type[Exception], dict[str, Any]]] = [
        (ValueError, {"base_url": "nowhere"}),
        (TypeError, {"max_retries": "many"}),
        (ValueError, {"headers": {"authorization": f"{SECRET}\n"}}),
    ]
    client = connect()
    for kind in KINDS[target.provider]:
        spoilt = {name: value and f"{value}\n\ud800" for name, value in kind.items()}
        given: list[tuple[type[Exception], dict[str, Any]]] = [(ValueError, spoilt)]
        given += [(error, {**kind, **options}) for error, options in refusals]
        for error, options in given:
            for take in (connect, client.with_options):
                with pytest.raises(error) as caught:
                    take(**options)
                assert leaks(caught.value) == []


def test_an_environment_in_which_something_is_missing_or_wrong_stays_unseen(
    target: Target, connect: Any, box: Sandbox, environment: pytest.MonkeyPatch
) -> None:
    nothing = dict.fromkeys(name for kind in KINDS[target.provider] for name in kind)
    environment.setenv("UNRELATED", SECRET)
    with pytest.raises(target.error("MissingCredentialsError")) as caught:
        connect(**nothing)
    assert leaks(caught.value) == []
    environment.setenv(VARIABLES[target.provider], SECRET)
    made = connect(**nothing)
    assert SECRET not in repr(made) + repr(members(made)) + pretty_repr(made)
    environment.setenv(VARIABLES[target.provider], f"{SECRET}\nx: y")
    with pytest.raises(ValueError, match="must be visible ASCII text") as refused:
        connect(**nothing)
    assert leaks(refused.value) == []


@pytest.mark.reference
@pytest.mark.parametrize("headers", [{"authorization": SECRET}, {"X-Secret": SECRET}])
def test_a_secret_among_the_headers_is_not_shown_either(
    target: Target, connect: Any, box: Sandbox, headers: dict[str, str]
) -> None:
    client, options = connect(), target.package.RequestOptions(headers=headers)
    copy = client.with_options(headers=headers)
    for taker, given in ((client, options), (copy, None), (connect(headers=headers), None)):
        with pytest.raises(target.error("APIStatusError")) as caught:
            target.get(taker, "job_1", request_options=given)
        assert leaks(caught.value) == []
        assert SECRET not in repr(taker) + repr(given) + pretty_repr(given) + pretty_repr(taker)
    for name, value in headers.items():
        assert [request.headers[name.lower()] for request in box.requests] == [value] * 3
    with pytest.raises(ValueError, match="x-a") as refused:
        target.package.RequestOptions(headers={**headers, "x-a": f"{SECRET}\n"})
    assert leaks(refused.value) == []
    box.violations.clear()


def test_a_secret_that_a_function_returns_is_not_shown_either(
    target: Target, connect: Any, box: Sandbox
) -> None:
    for kind in KINDS[target.provider]:
        [name] = [name for name, value in kind.items() if value == SECRET]
        if name == "client_secret":
            continue
        with pytest.raises(target.error("APIStatusError")) as caught:
            target.get(connect(**{**kind, name: lambda: SECRET}), "job_1")
        assert leaks(caught.value) == []
        with pytest.raises(ValueError, match=f"^{name} must ") as refused:
            target.get(connect(**{**kind, name: lambda: f"{SECRET}\n"}), "job_1")
        assert leaks(refused.value) == []
    box.violations.clear()


def test_no_repr_shows_the_secret_and_no_pickle_has_it(
    target: Target, connect: Any, box: Sandbox
) -> None:
    for client in every_kind(target, connect, box):
        for each in (client, client.with_options()):
            texts = [repr(each), f"{each}", repr(members(each)), pretty_repr(each)]
            texts.append(repr(target.jobs(each)))
            texts += [repr(value) for value in members(each).values()]
            assert SECRET not in "".join(texts)
            assert "***" in repr(each)
            for pickled in (pickle.dumps(each), pickle.dumps(target.jobs(each))):
                assert SECRET.encode() not in pickled


def test_no_log_shows_the_secret_at_any_level_of_any_library(
    target: Target, connect: Any, box: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for client in every_kind(target, connect, box, max_retries=1):
        for fault in (Fault(status=503), Fault(cut="mid_body")):
            box.fault(target.provider, fault, times=2)
            with pytest.raises(target.error(f"{target.client}Error")):
                target.jobs(client).list_page()
    loggers = {record.name.partition(".")[0] for record in caplog.records}
    assert loggers >= {f"specloom_{target.provider}", "httpx", "httpcore"}
    for record in caplog.records:
        assert SECRET not in f"{record.getMessage()} {record.args!r} {vars(record)!r}"
    box.violations.clear()
