"""Servers and ways to authenticate that a client can't offer are refused."""

from __future__ import annotations

import pytest

from .workshop import Change, Workshop

CLIENTS: dict[str, tuple[tuple[Change, ...], str, str]] = {
    "a key in the query": (
        (
            (
                "/components/securitySchemes/bearerAuth",
                {"type": "apiKey", "in": "query", "name": "key", "description": "A key."},
            ),
            ("/x-specloom-client/credentials/0/kind", "api_key"),
        ),
        "/components/securitySchemes/bearerAuth/in",
        "header",
    ),
    "a password in place of a token": (
        (("/components/securitySchemes/bearerAuth/scheme", "basic"),),
        "/components/securitySchemes/bearerAuth/scheme",
        "bearer",
    ),
    "an unknown kind of credential": (
        (("/x-specloom-client/credentials/0/kind", "mutual_tls"),),
        "/x-specloom-client/credentials/0/kind",
        "must be one of",
    ),
    "scopes": (
        (("/security/0/bearerAuth", ["read"]),),
        "/security/0/bearerAuth",
        "scopes are not supported",
    ),
    "no credential needed": ((("/security", [{}]),), "/security/0", "must name one scheme"),
    "a credential that no operation takes": (
        (("/security", []),),
        "/security",
        "bearerAuth is offered and not named here",
    ),
    "a server with variables": (
        (("/servers/0/url", "https://{region}.example"),),
        "/servers/0/url",
        "without variables",
    ),
    "a server on the same host": ((("/servers/0/url", "/v1"),), "/servers/0/url", "http or https"),
    "two servers": (
        (("/servers/-", {"url": "https://other.example"}),),
        "/servers",
        "must hold exactly one server",
    ),
    "another version of OpenAPI": ((("/openapi", "3.0.3"),), "/openapi", "must be 3.1"),
}


@pytest.mark.parametrize(("changes", "pointer", "reason"), CLIENTS.values(), ids=CLIENTS)
def test_a_client_that_can_not_be_represented_is_refused(
    bench: Workshop, changes: tuple[Change, ...], pointer: str, reason: str
) -> None:
    error = bench.refusal(*changes)
    assert (error.file, error.pointer) == (bench.spec, pointer)
    assert reason in error.reason
