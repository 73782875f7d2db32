"""The client of Agentset.

The modules of resources are imported when the resources are first used.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

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
    from .ingest_jobs import IngestJobs
else:
    _refer(globals(), "IngestJobs", module="ingest_jobs")


class Agentset(SyncClient):
    """Create and follow the ingest jobs that bring texts, files, web sites and videos into an
    Agentset namespace.

    Use it in ``with``, or call ``client.close()`` at the end. Threads may share a client.

    A pickle of it has its settings without credentials and headers: the copy reads the
    credentials from the environment of the process that loads it, and opens its own
    connections. After a fork, too, the child opens its own.
    """

    _settings_of = staticmethod(settings_of)

    def __init__(
        self,
        *,
        namespace_id: str | None = None,
        x_tenant_id: str | None = None,
        token: Token | None = None,
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
            namespace_id: Id of the namespace that holds the jobs; it starts with ``ns_``. Read
                from ``AGENTSET_NAMESPACE_ID`` by default.
            x_tenant_id: Tenant inside the namespace. Left out, the request is made for the
                namespace itself. Read from ``AGENTSET_X_TENANT_ID`` by default.
            token: An Agentset API key, sent as a bearer token. A string, or a function called
                for each request. Read from ``AGENTSET_TOKEN``, then from ``AGENTSET_API_KEY``
                by default.
            base_url: URL of the API; a path in it is kept. Read from ``AGENTSET_BASE_URL`` by
                default, else ``https://api.agentset.ai``.
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
            values={"namespace_id": namespace_id, "x_tenant_id": x_tenant_id},
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
        namespace_id: str | None = None,
        x_tenant_id: str | None = None,
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
            namespace_id: Id of the namespace that holds the jobs; it starts with ``ns_``. This
                client's value by default.
            x_tenant_id: Tenant inside the namespace. Left out, the request is made for the
                namespace itself. This client's value by default.
            token: An Agentset API key, sent as a bearer token. A string, or a function called
                for each request.
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
                values=values_of({"namespace_id": namespace_id, "x_tenant_id": x_tenant_id}, {}),
                timeout=timeout,
                max_retries=max_retries,
                headers=headers,
                max_response_bytes=max_response_bytes,
            )
        )

    @cached_attribute
    def ingest_jobs(self) -> IngestJobs:
        """Create, follow, delete and repeat the ingest jobs of a namespace."""
        from .ingest_jobs import IngestJobs

        return IngestJobs(self)
