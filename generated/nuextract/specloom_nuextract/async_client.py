"""The async client of NuExtract.

The modules of resources are imported when the resources are first used.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

import httpx

from ._runtime.auth.credential import Token
from ._runtime.clock import Clock
from ._runtime.lazy import refer as _refer
from ._runtime.request.async_client import AsyncClient, connections_of
from ._runtime.request.settings import (
    DEFAULT_MAX_RESPONSE_BYTES,
    DEFAULT_MAX_RETRIES,
    DEFAULT_TIMEOUT,
)
from ._runtime.resource import cached_attribute
from ._runtime.unset import UNSET, Unset
from .settings import credential_of, settings_of

if TYPE_CHECKING:
    from .jobs import AsyncJobs
else:
    _refer(globals(), "AsyncJobs", module="jobs")


class AsyncNuExtract(AsyncClient):
    """Client for the asynchronous jobs of NuMind NuExtract: list them, read status and results,
    and follow one as a stream of events.

    Use it in ``async with``, or ``await client.aclose()`` at the end. A client belongs to one
    event loop.

    A pickle of it has its settings without credentials and headers: the copy reads the
    credentials from the environment of the process that loads it, and opens its own
    connections. After a fork, too, the child opens its own.
    """

    _settings_of = staticmethod(settings_of)

    def __init__(
        self,
        *,
        token: Token | None = None,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | None = DEFAULT_TIMEOUT,
        max_retries: int = DEFAULT_MAX_RETRIES,
        headers: Mapping[str, str] | None = None,
        max_response_bytes: int = DEFAULT_MAX_RESPONSE_BYTES,
        http_client: httpx.AsyncClient | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Create a client. The environment is read now; an argument overrides its variable.

        Args:
            token: An API key of the NuExtract platform or an OAuth access token, sent as
                ``Authorization`` with the word ``Bearer``. An API key belongs to one
                organization and acts for it. A string, or a function called for each request.
                Read from ``NUMIND_API_KEY`` by default.
            base_url: URL of the API; a path in it is kept. Read from ``NUEXTRACT_BASE_URL`` by
                default, else ``https://nuextract.ai``.
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
            credentials={"token": token},
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
        token: Token | None = None,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | Unset | None = UNSET,
        max_retries: int | Unset = UNSET,
        headers: Mapping[str, str] | None = None,
        max_response_bytes: int | None = None,
    ) -> Self:
        """Return a client with other settings that shares the connections of this one.

        Closing it leaves the connections open; closing this client closes both.

        Args:
            token: An API key of the NuExtract platform or an OAuth access token, sent as
                ``Authorization`` with the word ``Bearer``. An API key belongs to one
                organization and acts for it. A string, or a function called for each request.
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
                credential=credential_of({"token": token}),
                values={},
                timeout=timeout,
                max_retries=max_retries,
                headers=headers,
                max_response_bytes=max_response_bytes,
            )
        )

    @cached_attribute
    def jobs(self) -> AsyncJobs:
        """List, fetch and follow asynchronous jobs."""
        from .jobs import AsyncJobs

        return AsyncJobs(self)
