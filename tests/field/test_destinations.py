"""Errors say where a request was going: method and URL, the timeout, a proxy, a redirect's target."""

from __future__ import annotations

import logging
import pickle
from typing import Any

import httpx
import pytest
from clients.adapter import Caller
from clients.ports import closed_port
from faults.targets import TARGETS
from field.raw_server import JOB_ID, error_of, get, opened
from runtime.loopback import Loopback, serving, whole

EVENT_STREAM = "content-type: text/event-stream"


def place(server: Loopback, provider: str) -> str:
    """Return the URL of the job at *server*."""
    return (
        server.url
        + {
            "agentset": f"/v1/namespace/ns_123/ingest-jobs/{JOB_ID}",
            "gradient": f"/v2/gen-ai/indexing_jobs/{JOB_ID}",
            "nuextract": f"/api/jobs/{JOB_ID}",
            "vectara": f"/v2/jobs/{JOB_ID}",
        }[provider]
    )


def failure(client: Any, provider: str, kind: str, **given: Any) -> Any:
    """Return the error by which reading the job fails, after a journey through pickle."""
    with pytest.raises(error_of(provider, kind)) as caught:
        get(provider, client, **given)
    error: Any = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert (type(error), str(error)) == (type(caught.value), str(caught.value))
    return error


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (whole(404, b"{}"), "NotFoundError"),
        (whole(200, b"<html>"), "ResponseDecodeError"),
        (
            [b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\nconnection: close\r\n\r\n{"],
            "APIConnectionError",
        ),
    ],
    ids=["refused", "not JSON", "cut short"],
)
def test_method_and_url_are_told_without_the_query(
    caller: Caller, provider: str, reply: list[bytes], kind: str
) -> None:
    with serving(reply) as server:
        client = opened(caller, provider, server, max_retries=0)
        options = TARGETS[provider].package.RequestOptions(query={"secret": "s3cret"})
        error = failure(client, provider, kind, request_options=options)
        assert "?secret=s3cret" in server.requests[0]
    assert (error.method, error.url, error.proxy) == ("GET", place(server, provider), None)
    assert f"GET {error.url}" in str(error)
    assert "s3cret" not in str(error)


def test_a_refused_connection_names_its_destination(caller: Caller, provider: str) -> None:
    with serving() as server, closed_port() as port:
        client = opened(
            caller, provider, server, max_retries=0, base_url=f"http://127.0.0.1:{port}"
        )
        error = failure(client, provider, "APIConnectionError")
        url = place(server, provider).replace(str(server.port), str(port))
    assert (error.method, error.url) == ("GET", url)
    assert f"GET {url}" in str(error)


@pytest.mark.parametrize(
    ("timeout", "seconds"),
    [(0.25, 0.25), (httpx.Timeout(5, read=0.3), 0.3), (httpx.Timeout(0.2, connect=9), 0.2)],
    ids=["number", "phase", "default phase"],
)
def test_a_timeout_tells_its_seconds(
    caller: Caller, provider: str, timeout: Any, seconds: float
) -> None:
    with serving() as server:
        client = opened(caller, provider, server, max_retries=0, timeout=timeout)
        error = failure(client, provider, "APITimeoutError")
    assert error.timeout == seconds
    assert f"timeout of {seconds:g} s" in str(error)


def test_a_body_that_comes_too_slowly_tells_the_seconds_too(caller: Caller, provider: str) -> None:
    drip = [b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n", *[b" "] * 99]
    with serving(drip) as server:
        client = opened(caller, provider, server, max_retries=0, timeout=0.25)
        error = failure(client, provider, "APITimeoutError")
    assert error.timeout == 0.25
    assert "timeout of 0.25 s" in str(error)


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("https://user:s3cret@other.example/v3/x?s3cret#s3cret", "https://other.example/v3/x"),
        ("/login?next=s3cret", "{server}/login"),
        ("//other.example:8443/x", "http://other.example:8443/x"),
    ],
)
@pytest.mark.parametrize("status", [301, 302, 308])
def test_the_target_of_a_redirect_is_told_without_user_and_query(
    caller: Caller, provider: str, status: int, location: str, target: str
) -> None:
    with serving(whole(status, b"", f"location: {location}")) as server:
        error = failure(opened(caller, provider, server), provider, "APIStatusError")
        target = target.format(server=server.url)
    assert (error.status_code, error.location, error.attempts) == (status, target, 1)
    assert f"redirects to {target}" in str(error)
    assert "s3cret" not in str(error)


@pytest.mark.parametrize("location", ["http://[", "\\\\"])
def test_a_target_that_is_not_a_url_hides_no_error(
    caller: Caller, provider: str, location: str
) -> None:
    with serving(whole(302, b"", f"location: {location}")) as server:
        error = failure(opened(caller, provider, server), provider, "APIStatusError")
    assert error.status_code == 302


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (whole(401, b"{}"), "AuthenticationError"),
        (whole(200, b"<html>"), "ResponseDecodeError"),
        ([b"no HTTP connection: close\r\n\r\n"], "APIConnectionError"),
    ],
    ids=["refused", "not JSON", "not HTTP"],
)
def test_where_the_token_endpoint_of_vectara_fails_its_url_is_told(
    caller: Caller, reply: list[bytes], kind: str
) -> None:
    with serving(reply) as server:
        url = f"{server.url}/oauth2/token"
        oauth: dict[str, Any] = {"api_key": None, "client_id": "id", "client_secret": "s3cret"}
        client = opened(
            caller, "vectara", server, max_retries=0, token_url=f"{url}?s3cret", **oauth
        )
        error = failure(client, "vectara", kind)
    assert (error.method, error.url) == ("POST", url)
    assert f"POST {url}" in str(error)
    assert "s3cret" not in str(error)


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (whole(404, b"{}"), "NotFoundError"),
        (whole(200, b"{}"), "ResponseDecodeError"),
        (whole(200, b"event: error\ndata: no\n\n", EVENT_STREAM), "StreamError"),
    ],
    ids=["refused", "not a stream", "failure reported"],
)
def test_errors_of_a_nuextract_stream_say_which(
    caller: Caller, reply: list[bytes], kind: str
) -> None:
    with serving(reply) as server:
        client = opened(caller, "nuextract", server)
        with (
            pytest.raises(error_of("nuextract", kind)) as caught,
            client.jobs.stream(JOB_ID) as events,
        ):
            next(iter(events))
    error = caught.value
    url = f"{server.url}/api/jobs/{JOB_ID}/stream"
    assert (error.method, error.url) == ("GET", url)
    assert f"GET {url}" in str(error)


@pytest.mark.parametrize(
    "reply",
    [
        whole(503, b'{"message": "PATIENT Jane Roe\\nERROR forged line"}'),
        [b"PATIENT Jane Roe connection: close\r\nERROR forged line\r\n\r\n"],
        [b"HTTP/1.1 200 OK\r\nPATIENT Jane Roe \x00connection: close\r\n\r\n"],
        whole(200, b"PATIENT Jane Roe\nERROR forged line", "content-encoding: gzip"),
    ],
    ids=["message", "status line", "header", "not gzip"],
)
def test_logs_hold_method_host_and_path_and_nothing_that_the_server_wrote(
    caller: Caller, provider: str, caplog: pytest.LogCaptureFixture, reply: list[bytes]
) -> None:
    caplog.set_level(logging.DEBUG, logger=f"specloom_{provider}")
    with serving(reply, reply) as server:
        client = opened(caller, provider, server, max_retries=1)
        with pytest.raises(TARGETS[provider].error(f"{TARGETS[provider].client}Error")):
            get(provider, client)
    lines = [record.getMessage() for record in caplog.records if "specloom" in record.name]
    where = place(server, provider).removeprefix("http://")
    assert lines
    for line in lines:
        assert line.startswith(f"GET {where}: ")
        assert line.isprintable()
        assert "PATIENT" not in line
        assert "forged" not in line
