"""A proxy that makes no connection, a certificate that is not accepted, a pool that is full."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from clients.adapter import Caller
from field.raw_server import create, error_of, get, opened
from runtime.loopback import Loopback, serving, whole

CERTIFICATE = Path(__file__).with_name("certificate.pem")
WRITERS = pytest.mark.parametrize("writer", ["agentset", "gradient"])
CLOSED = [b"no HTTP connection: close\r\n\r\n"]
SILENT: list[bytes] = []


def behind(
    caller: Caller,
    provider: str,
    proxy: Loopback,
    environment: pytest.MonkeyPatch,
    scheme: str = "https",
    **options: Any,
) -> Any:
    """Return a client whose requests go through *proxy*."""
    environment.setenv(f"{scheme.upper()}_PROXY", f"http://user:s3cret@127.0.0.1:{proxy.port}")
    return opened(caller, provider, proxy, base_url=f"{scheme}://api.invalid", **options)


@WRITERS
@pytest.mark.parametrize(
    ("reply", "attempts", "kind"),
    [
        (whole(407, b""), 1, "APIConnectionError"),
        (whole(403, b""), 3, "APIConnectionError"),
        (whole(502, b""), 3, "APIConnectionError"),
        (CLOSED, 3, "APIConnectionError"),
        (SILENT, 3, "APITimeoutError"),
    ],
    ids=["407", "403", "502", "closed", "silent"],
)
def test_what_a_proxy_did_not_let_through_was_not_sent(
    caller: Caller,
    writer: str,
    environment: pytest.MonkeyPatch,
    *,
    reply: list[bytes],
    attempts: int,
    kind: str,
) -> None:
    with serving(*[reply] * 3) as proxy:
        client = behind(caller, writer, proxy, environment, timeout=0.3)
        with pytest.raises(error_of(writer, kind)) as caught:
            create(writer, client)
        assert len(proxy.requests) == attempts
        assert {head.split()[0] for head in proxy.requests} == {"CONNECT"}
    error = caught.value
    assert (error.attempts, error.maybe_sent, error.permanent) == (attempts, False, attempts == 1)
    assert error.proxy == proxy.url
    assert f"through the proxy {proxy.url}" in str(error)
    assert "s3cret" not in str(error)


def test_a_proxy_that_wants_a_credential_is_not_asked_twice(
    caller: Caller, provider: str, environment: pytest.MonkeyPatch
) -> None:
    with serving(*[whole(407, b"")] * 3) as proxy:
        for scheme, kind in (("https", "APIConnectionError"), ("http", "APIStatusError")):
            proxy.requests.clear()
            client = behind(caller, provider, proxy, environment, scheme)
            with pytest.raises(error_of(provider, kind)) as caught:
                get(provider, client)
            assert len(proxy.requests) == caught.value.attempts == 1
            assert caught.value.proxy == proxy.url


def test_no_proxy_is_told_where_none_is_in_between(
    caller: Caller, provider: str, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    environment.setenv("NO_PROXY", "127.0.0.1")
    with serving(whole(404)) as server:
        client = opened(caller, provider, server)
        with pytest.raises(error_of(provider, "NotFoundError")) as caught:
            get(provider, client)
    assert caught.value.proxy is None


@contextmanager
def tls_server() -> Generator[tuple[str, list[str]]]:
    """Yield the URL of a server with a certificate that nobody knows, and its connections."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    accepted: list[str] = []

    def serve() -> None:
        with suppress(OSError):
            while True:
                peer, _ = listener.accept()
                accepted.append("connection")
                with peer, suppress(OSError), context.wrap_socket(peer, server_side=True) as tls:
                    tls.recv(1)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"https://127.0.0.1:{listener.getsockname()[1]}", accepted
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(10)


def test_a_certificate_that_can_not_be_verified_is_not_asked_for_again(
    caller: Caller, provider: str
) -> None:
    with serving() as server, tls_server() as (url, accepted):
        client = opened(caller, provider, server, base_url=url)
        with pytest.raises(error_of(provider, "APIConnectionError")) as caught:
            get(provider, client)
        assert accepted == ["connection"]
    error = caught.value
    assert (error.attempts, error.maybe_sent, error.permanent) == (1, False, True)
    assert "CERTIFICATE_VERIFY_FAILED" in str(error)


def test_a_wait_ends_at_a_certificate_that_can_not_be_verified(
    caller: Caller, provider: str
) -> None:
    with serving() as server, tls_server() as (url, _):
        client = opened(caller, provider, server, base_url=url)
        jobs = client.knowledge_bases.indexing_jobs if provider == "gradient" else None
        jobs = jobs or (client.ingest_jobs if provider == "agentset" else client.jobs)
        with pytest.raises(error_of(provider, "APIConnectionError")) as caught:
            jobs.wait("job_1")
    assert caught.value.permanent


@WRITERS
def test_what_waited_for_a_connection_of_a_full_pool_was_not_sent(
    caller: Caller, writer: str
) -> None:
    http = caller.http_client(limits=httpx.Limits(max_connections=1))
    # A body that does not end keeps the only connection busy.
    endless = [b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n"]
    with serving(endless) as server:
        request = http.build_request("GET", f"{server.url}/busy")

        def send() -> Any:
            return http.send(request, stream=True)

        busy = caller.run(send) if caller.is_async else send()
        client = opened(caller, writer, server, http_client=http, timeout=0.2)
        with pytest.raises(error_of(writer, "APITimeoutError")) as caught:
            create(writer, client)
        assert len(server.requests) == 1
        # Nothing of the body came: closing the response gives the connection up.
        caller.run(busy.aclose) if caller.is_async else busy.close()
    assert (caught.value.attempts, caught.value.maybe_sent) == (3, False)


@WRITERS
def test_what_a_transport_of_a_caller_did_is_not_known(caller: Caller, writer: str) -> None:
    http = caller.http_client(on_transport=lambda _request: None)
    with serving([]) as server:
        client = opened(caller, writer, server, http_client=http, timeout=0.2)
        with pytest.raises(error_of(writer, "APITimeoutError")) as caught:
            create(writer, client)
        assert len(server.requests) == 1
    assert (caught.value.attempts, caught.value.maybe_sent) == (1, True)
