"""The async client of Gradient."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Self

import httpx

from ._runtime.request.async_client import AsyncClient, connections_of
from ._runtime.request.settings import (
    DEFAULT_MAX_RESPONSE_BYTES,
    DEFAULT_MAX_RETRIES,
    DEFAULT_TIMEOUT,
)
from ._runtime.resource import cached_attribute
from ._runtime.unset import UNSET, Unset
from .settings import credential_of, settings_of, values_of

if TYPE_CHECKING:
    from ._runtime.auth.credential import Token
    from ._runtime.clock import Clock
    from .indexing_jobs import AsyncKnowledgeBasesIndexingJobs


class AsyncKnowledgeBases:
    """What is under ``knowledge_bases``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client: Final = client

    @cached_attribute
    def indexing_jobs(self) -> AsyncKnowledgeBasesIndexingJobs:
        """Start, watch, list and cancel the indexing jobs of knowledge bases."""
        from .indexing_jobs import AsyncKnowledgeBasesIndexingJobs

        return AsyncKnowledgeBasesIndexingJobs(self._client)


class AsyncGradient(AsyncClient):
    """Client for the indexing jobs of DigitalOcean Gradient knowledge bases: start a job, follow
    it, read the outcome of each data source, cancel it.

    Use it in ``async with``, or call ``await client.aclose()`` at the end. It belongs to one
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
        """Make a client. The environment is read now; explicit arguments win over it.

        Args:
            token: A DigitalOcean access token, sent as ``Authorization`` with the word
                ``Bearer``. A string, or a function called for each request. Read from
                DIGITALOCEAN_ACCESS_TOKEN, then from DIGITALOCEAN_TOKEN by default.
            base_url: Where the API is; a path in it is kept. Read from GRADIENT_BASE_URL by
                default, else ``https://api.digitalocean.com``.
            timeout: Seconds that one attempt may take, the body included; an ``httpx.Timeout``
                bounds its phases one by one; ``None`` for no limit.
            max_retries: Retries of a call after its first attempt, where they do no harm.
            headers: Headers to send with every request.
            max_response_bytes: Bytes that a response body may have, decompressed; a larger one
                raises ``ResponseDecodeError``, and is read one chunk beyond at most. Streams are
                not bounded, their events are.
            http_client: An httpx client to use, for proxies, TLS or tests. It is not closed with
                this one, and redirects are not followed whatever its settings. The client can't be
                pickled then.
            clock: The time and the sleep between attempts and looks, for tests.

        Raises:
            MissingCredentialsError: There is no credential, or more than one kind.
            InvalidArgumentError: An argument has a value that can't be used.
            InvalidArgumentTypeError: An argument is of a wrong type.
        """
        settings = settings_of(
            credentials={"token": token},
            values={},
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
        """A new client with other settings that shares the connections of this one.

        Closing the new client closes no connections; closing this one closes both.

        Args:
            token: A DigitalOcean access token, sent as ``Authorization`` with the word
                ``Bearer``. A string, or a function called for each request.
            base_url: Where the API is.
            timeout: As for the client; ``None`` for no limit.
            max_retries: As for the client.
            headers: Headers to add to the client's, or to put in their place.
            max_response_bytes: As for the client.

        Raises:
            InvalidArgumentError: An argument has a value that can't be used.
            InvalidArgumentTypeError: An argument is of a wrong type.
        """
        return self._copy(
            self._settings.changed(
                base_url=base_url,
                credential=credential_of({"token": token}),
                values=values_of({}, {}),
                timeout=timeout,
                max_retries=max_retries,
                headers=headers,
                max_response_bytes=max_response_bytes,
            )
        )

    @cached_attribute
    def knowledge_bases(self) -> AsyncKnowledgeBases:
        """What is under ``knowledge_bases``."""
        return AsyncKnowledgeBases(self)
