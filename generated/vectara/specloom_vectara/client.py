"""The client of Vectara.

The modules of resources are imported when the resources are first used.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Self

import httpx

from ._runtime.auth.credential import Token
from ._runtime.clock import Clock
from ._runtime.lazy import refer as _refer
from ._runtime.request.settings import (
    DEFAULT_MAX_RESPONSE_BYTES,
    DEFAULT_MAX_RETRIES,
    DEFAULT_TIMEOUT,
)
from ._runtime.request.sync_client import SyncClient, connections_of
from ._runtime.resource import cached_attribute
from ._runtime.unset import UNSET, Unset
from .settings import credential_of, settings_of, values_of

if TYPE_CHECKING:
    from .jobs import Jobs
    from .v1_jobs import V1Jobs
else:
    _refer(globals(), "Jobs", module="jobs")
    _refer(globals(), "V1Jobs", module="v1_jobs")


class V1:
    """Resources under ``client.v1``."""

    def __init__(self, client: SyncClient) -> None:
        self._client: Final = client

    @cached_attribute
    def jobs(self) -> V1Jobs:
        """List background jobs by the first generation of the API (v1)."""
        from .v1_jobs import V1Jobs

        return V1Jobs(self._client)


class Vectara(SyncClient):
    """Client for the background jobs of a Vectara account: list and fetch them by API v2, or list
    them by API v1.

    Use it in ``with``, or call ``client.close()`` at the end. Threads may share a client.

    A pickle of it has its settings without credentials and headers: the copy reads the
    credentials from the environment of the process that loads it, and opens its own
    connections. After a fork, too, the child opens its own.
    """

    _settings_of = staticmethod(settings_of)

    def __init__(
        self,
        *,
        customer_id: int | str | None = None,
        api_key: Token | None = None,
        token: Token | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        token_url: str | None = None,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | None = DEFAULT_TIMEOUT,
        max_retries: int = DEFAULT_MAX_RETRIES,
        headers: Mapping[str, str] | None = None,
        max_response_bytes: int = DEFAULT_MAX_RESPONSE_BYTES,
        http_client: httpx.Client | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Create a client. The environment is read now; an argument overrides its variable.

        Args:
            customer_id: Number of the customer account. Needed by v1 only. Read from
                ``VECTARA_CUSTOMER_ID`` by default.
            api_key: An API key of the account. Jobs need a personal key. A string, or a
                function called for each request. Read from ``VECTARA_API_KEY`` by default.
            token: A ready JSON Web Token, sent as ``Authorization`` with the word ``Bearer``. A
                string, or a function called for each request.
            client_id: Id of an OAuth 2.0 client (client credentials). Read from
                ``VECTARA_CLIENT_ID`` by default.
            client_secret: Secret of that client. Read from ``VECTARA_CLIENT_SECRET`` by
                default.
            token_url: Token endpoint that issues its access tokens. Read from
                ``VECTARA_TOKEN_URL`` by default.
            base_url: URL of the API; a path in it is kept. Read from ``VECTARA_BASE_URL`` by
                default, else ``https://api.vectara.io``.
            timeout: Seconds for each attempt, the body included. An ``httpx.Timeout`` bounds the
                phases of an attempt one by one; ``None`` is no limit.
            max_retries: Times that a call is retried after its first attempt, where that is safe.
            headers: Headers of every request.
            max_response_bytes: Largest response body, decompressed, in bytes; a larger one raises
                ``ResponseDecodeError``. Of an event stream, each event is bounded.
            http_client: The httpx client that sends the requests, for proxies, TLS or tests. It
                stays open when this client is closed; redirects are never followed. A client that
                has one can't be pickled.
            clock: Where time and sleep come from, for tests.

        Raises:
            MissingCredentialsError: No credential, or credentials of more than one kind.
            InvalidArgumentError: An argument has a value that is not valid.
            InvalidArgumentTypeError: An argument has a wrong type.
        """
        settings = settings_of(
            credentials={
                "api_key": api_key,
                "token": token,
                "client_id": client_id,
                "client_secret": client_secret,
                "token_url": token_url,
            },
            values={"customer_id": customer_id},
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            max_response_bytes=max_response_bytes,
            clock=clock,
        )
        super().__init__(settings, connections_of(http_client), owner=True)

    def with_options(
        self,
        *,
        customer_id: int | str | None = None,
        api_key: Token | None = None,
        token: Token | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        token_url: str | None = None,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | Unset | None = UNSET,
        max_retries: int | Unset = UNSET,
        headers: Mapping[str, str] | None = None,
        max_response_bytes: int | None = None,
    ) -> Self:
        """Return a client with other settings that shares the connections of this one.

        Closing it leaves the connections open; closing this client closes both.

        Args:
            customer_id: Number of the customer account. Needed by v1 only. This client's value
                by default.
            api_key: An API key of the account. Jobs need a personal key. A string, or a
                function called for each request.
            token: A ready JSON Web Token, sent as ``Authorization`` with the word ``Bearer``. A
                string, or a function called for each request.
            client_id: Id of an OAuth 2.0 client (client credentials).
            client_secret: Secret of that client.
            token_url: Token endpoint that issues its access tokens.
            base_url: URL of the API; a path in it is kept.
            timeout: Seconds for each attempt; ``None`` is no limit.
            max_retries: Times that a call is retried after its first attempt.
            headers: Headers to add to this client's; one of the same name replaces it.
            max_response_bytes: Largest response body, decompressed, in bytes.

        Raises:
            InvalidArgumentError: An argument has a value that is not valid.
            InvalidArgumentTypeError: An argument has a wrong type.
        """
        return self._copy(
            self._settings.changed(
                base_url=base_url,
                credential=credential_of(
                    {
                        "api_key": api_key,
                        "token": token,
                        "client_id": client_id,
                        "client_secret": client_secret,
                        "token_url": token_url,
                    }
                ),
                values=values_of({"customer_id": customer_id}, {}),
                timeout=timeout,
                max_retries=max_retries,
                headers=headers,
                max_response_bytes=max_response_bytes,
            )
        )

    @cached_attribute
    def jobs(self) -> Jobs:
        """List and fetch background jobs (v2)."""
        from .jobs import Jobs

        return Jobs(self)

    @cached_attribute
    def v1(self) -> V1:
        """Resources under ``client.v1``."""
        return V1(self)
