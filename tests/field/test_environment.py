"""Variables that can't be used are named when a client is made, and so are arguments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from clients.adapter import Caller
from faults.targets import TARGETS
from field.raw_server import error_of, get, opened
from runtime.loopback import serving, whole

PROXIES = [
    "socks://127.0.0.1:1080",
    "socks4://127.0.0.1:1080",
    "ftp://user:s3cret@127.0.0.1",
    "http://user:s3cret@127.0.0.1:port",
    "http://[::1",
    "127.0.0.1:s3cret",
    "http://127.0.0.1:99999999",
    "http://a..b:3128",
    "http://",
]


def make(caller: Caller, provider: str) -> Any:
    """Return a client that sends nothing."""
    target = TARGETS[provider]
    kinds = (getattr(target.package, f"{prefix}{target.client}") for prefix in ("", "Async"))
    return caller.open(*kinds, **{"base_url": "http://127.0.0.1:1", **target.options})


def fault(caller: Caller, provider: str) -> str:
    """Return the message of the error by which making a client fails."""
    with pytest.raises(error_of(provider, "InvalidArgumentError")) as caught:
        make(caller, provider)
    assert isinstance(caught.value, ValueError)
    assert caught.value.__context__ is None
    assert "s3cret" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("name", ["ALL_PROXY", "HTTPS_PROXY", "http_proxy", "all_proxy"])
@pytest.mark.parametrize("value", PROXIES)
def test_a_proxy_that_can_not_be_used_is_named(
    caller: Caller, provider: str, environment: pytest.MonkeyPatch, name: str, value: str
) -> None:
    environment.setenv(name, value)
    assert f"the environment variable {name}: not the URL of a proxy" in fault(caller, provider)


def test_the_variable_that_is_at_fault_is_named_and_not_another(
    caller: Caller, provider: str, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("HTTP_PROXY", "http://127.0.0.1:3128")
    environment.setenv("NO_PROXY", "localhost,127.0.0.1")
    make(caller, provider)
    environment.setenv("HTTPS_PROXY", "gopher://127.0.0.1")
    assert "the environment variable HTTPS_PROXY:" in fault(caller, provider)


@pytest.mark.parametrize("name", ["NO_PROXY", "no_proxy"])
@pytest.mark.parametrize("value", ["localhost,fe80::/10", "[::1]:x", "http://[::1"])
def test_an_entry_of_no_proxy_that_can_not_be_read_is_named(
    caller: Caller, provider: str, environment: pytest.MonkeyPatch, name: str, value: str
) -> None:
    environment.setenv(name, value)
    assert f"the environment variable {name}: an entry" in fault(caller, provider)


@pytest.mark.parametrize("value", ["::1", "localhost,127.0.0.1,::1,.example.com", "*"])
def test_what_no_proxy_may_hold_is_taken(
    caller: Caller, provider: str, environment: pytest.MonkeyPatch, value: str
) -> None:
    environment.setenv("NO_PROXY", value)
    with serving(whole(404)) as server:
        client = opened(caller, provider, server)
        with pytest.raises(error_of(provider, "NotFoundError")):
            get(provider, client)


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "SSLKEYLOGFILE"])
def test_a_file_that_is_not_there_is_named(
    caller: Caller, provider: str, environment: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    environment.setenv(name, str(tmp_path / "no folder" / "gone.pem"))
    assert f"the environment variable {name}: No such file" in fault(caller, provider)


def test_a_file_without_certificates_is_named(
    caller: Caller, provider: str, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "empty.pem").write_text("nothing")
    environment.setenv("SSL_CERT_FILE", str(tmp_path / "empty.pem"))
    assert "the environment variable SSL_CERT_FILE:" in fault(caller, provider)


def test_a_directory_that_is_not_there_is_named(
    caller: Caller, provider: str, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for gone in (str(tmp_path / "gone"), f"{tmp_path}/gone:{tmp_path}/lost"):
        environment.setenv("SSL_CERT_DIR", gone)
        assert "the environment variable SSL_CERT_DIR:" in fault(caller, provider)
    environment.setenv("SSL_CERT_DIR", f"{tmp_path}/gone:{tmp_path}")
    make(caller, provider)


def test_a_clients_own_http_client_needs_no_environment(
    caller: Caller, environment: pytest.MonkeyPatch
) -> None:
    http = caller.http_client(trust_env=False)
    environment.setenv("ALL_PROXY", "socks://127.0.0.1:1080")
    with serving(whole(404)) as server:
        client = opened(caller, "agentset", server, http_client=http)
        with pytest.raises(error_of("agentset", "NotFoundError")):
            get("agentset", client)


URLS = [
    "http://a..b",
    "http://.a",
    "http://[::1]x:1",
    "http://[::1",
    "http://::1",
    "http://[fe80::g]",
    "http://[v1.x]",
    "http://1.2.3.999",
    f"http://{'a' * 64}.example",
    f"http://{'a.' * 130}example",
    "http://xn--a",
    "http://☃.net",
    "http://\uff41.example",
    "http://\u200d",
    "http://\ud83d.example",
    "http://a.example/\udc00",
    "http://a.example/\u2028",
    "http://a.example/\x85",
    "http://a.example:0",
    "http://a.example:+1",
    "http://a.example:٣",
    "http://a.example:99999",
    "http://a%b",
    "http://a<b>",
    "http://a\\b",
    "http://a,b",
    "http://*",
    f"http://a.example/{'x' * 70_000}",
]


@pytest.mark.parametrize("url", URLS, ids=lambda url: ascii(url)[:30])
def test_an_odd_url_is_rejected_by_name(caller: Caller, provider: str, url: str) -> None:
    with serving() as server:
        client = opened(caller, provider, server)
        with pytest.raises(error_of(provider, "InvalidArgumentError"), match=r"^base_url must"):
            opened(caller, provider, server, base_url=url)
        with pytest.raises(error_of(provider, "InvalidArgumentError"), match=r"^base_url must"):
            client.with_options(base_url=url)


@pytest.mark.parametrize(
    "url",
    [*URLS, "http://a.example/?\n", "http://a.example/?\udc00"],
    ids=lambda url: ascii(url)[-30:],
)
def test_an_odd_token_url_of_vectara_is_rejected_by_name(
    caller: Caller, environment: pytest.MonkeyPatch, url: str
) -> None:
    oauth: dict[str, Any] = {"client_id": "id", "client_secret": "s", "api_key": None}
    with serving() as server:
        with pytest.raises(error_of("vectara", "InvalidArgumentError"), match=r"^token_url must"):
            opened(caller, "vectara", server, token_url=url, **oauth)
        if url.isprintable():
            environment.setenv("VECTARA_TOKEN_URL", url)
            with pytest.raises(error_of("vectara", "InvalidArgumentError"), match=r"^token_url"):
                opened(caller, "vectara", server, **oauth)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000/v1/",
        "https://münchen.example/ü",
        "https://xn--mnchen-3ya.example",
        "http://[::1]:8080",
        "http://[fe80::1%25eth0]/x",
        "http://my_service.namespace.svc",
        "http://a.example.",
        "HTTPS://A.EXAMPLE/~x",
    ],
)
def test_other_urls_are_taken(caller: Caller, provider: str, url: str) -> None:
    with serving() as server:
        assert opened(caller, provider, server, base_url=url).base_url == url.rstrip("/")


def test_arguments_that_make_no_url_are_rejected(caller: Caller, provider: str) -> None:
    with serving() as server:
        client = opened(caller, provider, server)
        options = TARGETS[provider].package.RequestOptions(query={"a": "x" * 70_000})
        with pytest.raises(error_of(provider, "InvalidArgumentError"), match="URL too long"):
            get(provider, client, request_options=options)
        assert server.requests == []
