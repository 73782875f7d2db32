"""Credentials show nowhere: not in reprs, logs, errors or pickles."""

from __future__ import annotations

import logging
import pickle
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import specloom_agentset
from clients.agentset.kit import TEXT, Connect, closed_port
from sandbox import Canned, Fault, Sandbox
from specloom_agentset import (
    Agentset,
    AgentsetError,
    APITimeoutError,
    InvalidArgumentError,
    RequestOptions,
)

SECRET = "tok_s3cret"
PACKAGE = str(Path(specloom_agentset.__file__).parent)

Failing = Callable[[Agentset, Sandbox], object]


def with_fault(fault: Fault) -> Failing:
    def call(client: Agentset, box: Sandbox) -> object:
        box.fault("agentset", fault, times=None)
        return client.ingest_jobs.get("job_1")

    return call


def with_page_loop(client: Agentset, box: Sandbox) -> object:
    pagination = {"nextCursor": "a", "prevCursor": None, "hasMore": True}
    page: dict[str, object] = {"success": True, "data": [], "pagination": pagination}
    box.answer("agentset", Canned(json=page), times=None)
    return list(client.ingest_jobs.list())


def with_a_failed_job(client: Agentset, box: Sandbox) -> object:
    job = {
        "id": "job_1",
        "namespaceId": "ns_123",
        "status": "FAILED",
        "payload": {"type": "TEXT", "text": "hi"},
        "createdAt": "2026-01-02T03:04:05.678Z",
    }
    box.answer("agentset", Canned(json={"success": True, "data": job}))
    return client.ingest_jobs.wait("job_1")


def after_closing(client: Agentset, _box: Sandbox) -> object:
    client.close()
    return client.ingest_jobs.get("job_1")


FAILURES: dict[str, Failing] = {
    "refused by the server": lambda client, _: client.ingest_jobs.get("job_1"),
    "unavailable": with_fault(Fault(status=503)),
    "HTML": with_fault(Fault(garbage=True)),
    "reset": with_fault(Fault(cut="before_response", reset=True)),
    "cut": with_fault(Fault(cut="mid_body")),
    "late": with_fault(Fault(delay_before=30)),
    "dripping": with_fault(Fault(drip=0.02)),
    "redirect": with_fault(Fault(status=302, headers={"location": "http://x.invalid"})),
    "argument": lambda client, _: client.ingest_jobs.list(per_page=0),
    "page loop": with_page_loop,
    "failed job": with_a_failed_job,
    "not finished in time": lambda client, _: client.ingest_jobs.wait("job_1", timeout=0),
    "closed": after_closing,
}


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """Give an error, and all that it was raised from or while handling."""
    pending, seen = [error], set[int]()
    while pending:
        each = pending.pop()
        if each is not None and id(each) not in seen:
            seen.add(id(each))
            yield each
            pending += [each.__cause__, each.__context__]


def variables(error: BaseException) -> str:
    """Return the variables of the package's frames, as tools that report errors show them."""
    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    ours = (frame for frame in shown.stack if frame.filename.startswith(PACKAGE))
    return "\n".join(
        f"{name}={value}" for each in ours for name, value in (each.locals or {}).items()
    )


@pytest.mark.parametrize("fail", FAILURES.values(), ids=FAILURES.keys())
def test_no_error_shows_the_token_or_holds_what_does(
    connect: Connect, box: Sandbox, fail: Failing
) -> None:
    client = connect(token=SECRET, timeout=0.05, max_retries=1)
    with pytest.raises(AgentsetError) as caught:
        fail(client, box)
    for error in chain(caught.value):
        assert isinstance(error, AgentsetError), "httpx's errors hold the request"
        shown = [str(error), repr(error), repr(vars(error)), variables(error)]
        shown += getattr(error, "__notes__", [])
        assert SECRET not in "\n".join(shown)
        assert not any(type(value).__module__.startswith("http") for value in vars(error).values())
    assert SECRET.encode() not in pickle.dumps(caught.value)
    assert not any(SECRET in str(request.path) for request in box.requests)


@pytest.mark.parametrize("taken_by", ["client", "call"])
def test_a_credential_among_the_headers_is_not_shown_either(
    connect: Connect, box: Sandbox, taken_by: str
) -> None:
    headers = {"authorization": f"Bearer {SECRET}"}
    client = connect(headers=headers if taken_by == "client" else None)
    options = RequestOptions(headers=headers if taken_by == "call" else {})
    with pytest.raises(AgentsetError) as caught:
        client.ingest_jobs.get("job_1", request_options=options)
    assert box.requests[0].headers["authorization"] == f"Bearer {SECRET}"
    for shown in (str(caught.value), repr(caught.value), repr(options), repr(client)):
        assert SECRET not in shown
    assert SECRET not in variables(caught.value)


def test_no_repr_shows_the_token(connect: Connect) -> None:
    client = connect(token=SECRET)
    for each in (client, client.with_options(), connect(token=lambda: SECRET)):
        texts = [repr(each), str(each), f"{each}", repr(vars(each)), repr(each.ingest_jobs)]
        texts += [repr(value) for value in vars(each).values()]
        assert SECRET not in "".join(texts)
        assert "***" in repr(each)


def test_a_token_from_the_environment_is_not_shown(
    connect: Connect, box: Sandbox, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("AGENTSET_TOKEN", SECRET)
    client = connect(token=None)
    assert SECRET not in repr(client) + repr(vars(client))
    environment.setenv("AGENTSET_TOKEN", f"{SECRET}\n")
    with pytest.raises(InvalidArgumentError) as caught:
        connect(token=None)
    assert SECRET not in str(caught.value)


def test_no_log_shows_the_token(
    connect: Connect, box: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = connect(token=SECRET, max_retries=1, timeout=0.05)
    box.fault("agentset", Fault(status=503))
    box.fault("agentset", Fault(delay_before=30), after=1)
    with pytest.raises(AgentsetError):
        client.ingest_jobs.list_page()
    with pytest.raises(APITimeoutError):
        client.ingest_jobs.create(TEXT)
    assert {record.name.partition(".")[0] for record in caplog.records} >= {
        "specloom_agentset",
        "httpx",
        "httpcore",
    }
    for record in caplog.records:
        assert SECRET not in f"{record.getMessage()} {record.args!r} {vars(record)!r}"


def test_neither_a_client_nor_what_holds_its_token_pickles(connect: Connect) -> None:
    client = connect(token=SECRET)
    for each in (client, client.with_options(), client.ingest_jobs):
        with pytest.raises(TypeError):
            pickle.dumps(each)


def test_what_a_function_that_gives_the_token_raises_goes_through(
    connect: Connect, box: Sandbox
) -> None:
    def token() -> str:
        raise LookupError("no token today")

    with pytest.raises(LookupError, match="today"):
        connect(token=token).ingest_jobs.list_page()
    assert len(box.requests) == 0


def test_no_connection_no_leak(connect: Connect) -> None:
    with closed_port() as port, pytest.raises(AgentsetError) as caught:
        connect(token=SECRET, base_url=f"http://127.0.0.1:{port}").ingest_jobs.get("job_1")
    assert not any(isinstance(error, httpx.HTTPError) for error in chain(caught.value))
    assert SECRET not in variables(caught.value)
