"""Which base URLs a client takes."""

from __future__ import annotations

import httpx
import pytest
from specloom_agentset import InvalidArgumentError, InvalidArgumentTypeError
from specloom_agentset._runtime.options import checked_base_url


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://api.agentset.ai", "https://api.agentset.ai"),
        ("https://api.agentset.ai/", "https://api.agentset.ai"),
        ("http://127.0.0.1:8080/agentset/", "http://127.0.0.1:8080/agentset"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("HTTPS://Example.COM/A//", "HTTPS://Example.COM/A"),
        ("https://example.com/%7Euser/v1", "https://example.com/%7Euser/v1"),
        ("https://bücher.example/a", "https://bücher.example/a"),
    ],
)
def test_an_absolute_url_is_kept_with_its_path(url: str, kept: str) -> None:
    assert checked_base_url(url) == kept
    assert httpx.URL(kept + "/v1").path.endswith("/v1")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/",
        "example.com",
        "example.com:8080",
        "//example.com",
        "https://",
        "https:///path",
        "https:example.com",
        "ftp://example.com",
        "file:///etc/hosts",
        "http://[::1",
    ],
)
def test_what_is_no_absolute_http_url_is_refused(url: str) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^base_url must be "):
        checked_base_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://user@example.com",
        "https://user:hidden@example.com",
        "https://@example.com",
        "https://example.com?a=b",
        "https://example.com/?a=b",
        "https://example.com#top",
    ],
)
def test_a_user_a_query_and_a_fragment_are_refused_without_repeating_them(url: str) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        checked_base_url(url)
    assert str(caught.value) == "base_url must hold no user, query or fragment"


@pytest.mark.parametrize(
    "url", ["https://example.com/?", "https://example.com/#", "https://example.com?", "http://h#"]
)
def test_an_empty_query_or_fragment_is_refused_since_it_would_swallow_the_path(url: str) -> None:
    with pytest.raises(InvalidArgumentError):
        checked_base_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com:port",
        "http://example.com:99999",
        "http://example.com:-1",
        "http://example.com\n",
        "http://exam\tple.com",
        "http://example.com ",
        " http://example.com",
        "http://exam ple.com",
    ],
)
def test_a_url_that_the_http_library_can_not_use_is_refused_here(url: str) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^base_url must "):
        checked_base_url(url)


@pytest.mark.parametrize("url", [None, 7, b"https://example.com", httpx.URL("https://example.com")])
def test_a_url_that_is_no_text_is_refused(url: object) -> None:
    with pytest.raises(InvalidArgumentTypeError, match=r"^base_url must be a string, got "):
        checked_base_url(url)
