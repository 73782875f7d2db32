"""The client of NuExtract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

import httpx

from ._runtime.bodies import DEFAULT_MAX_RESPONSE_BYTES
from ._runtime.hidden import Hidden, hidden
from ._runtime.options import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT
from ._runtime.sync_client import SyncClient, new_pool
from ._runtime.unset import UNSET, Unset
from .settings import credential_of, settings_of, values_of

if TYPE_CHECKING:
    from ._runtime.clock import Clock
    from ._runtime.credentials import Token
    from .jobs import Jobs


class NuExtract(SyncClient):
    """Client for the asynchronous jobs of NuMind NuExtract: list them, read status and results,
    and follow one as a stream of events.

    Use it in ``with``, or call ``client.close()`` in the end; it may be used from several
    threads.
    """

    def __init__(
        self,
        *,
        token: Token | None = None,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | None = DEFAULT_TIMEOUT,
        max_retries: int = DEFAULT_MAX_RETRIES,
        headers: Mapping[str, str] | None = None,
        max_response_bytes: int = DEFAULT_MAX_RESPONSE_BYTES,
        http_client: httpx.Client | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Make a client. The environment is read now; explicit arguments win over it.

        Args:
            token: An API key of the NuExtract platform or an OAuth access token, sent as
                ``Authorization`` with the word ``Bearer``. An API key belongs to one
                organization and acts for it. A string, or a function called for each request.
                Read from NUMIND_API_KEY unless given.
            base_url: Where the API is; a path in it is kept. Read from NUEXTRACT_BASE_URL unless
                given, else ``https://nuextract.ai``.
            timeout: Seconds that one attempt may take, the body included; an ``httpx.Timeout``
                bounds its phases one by one; ``None`` for no limit.
            max_retries: Times that a call is tried again where that does no harm.
            headers: Headers to send with every request.
            max_response_bytes: The most bytes that the body of an answer may have, decompressed;
                reading a larger one is broken off with a ``ResponseDecodeError``. Streams are
                not bounded, their events are.
            http_client: An httpx client to use, for proxies, TLS or tests. It is not closed with
                this one, and redirects are not followed whatever it says.
            clock: What tells the time and sleeps between attempts and looks, for tests.

        Raises:
            MissingCredentialsError: There is no credential, or more than one.
            InvalidArgumentError: An argument has a value that can't be used.
            InvalidArgumentTypeError: An argument is of a wrong type.
        """
        credentials: Mapping[str, Token | None] = Hidden({"token": token})
        headers = hidden(headers)
        # Tools that report errors show the variables of this function too.
        del token
        settings = settings_of(
            credentials=credentials,
            values={},
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            max_response_bytes=max_response_bytes,
            clock=clock,
        )
        super().__init__(settings, new_pool(http_client), owner=True)

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
        """A client with other settings that shares the connections of this one.

        This one stays as it is. Closing the copy closes no connections; closing this one ends both.

        Args:
            token: An API key of the NuExtract platform or an OAuth access token, sent as
                ``Authorization`` with the word ``Bearer``. An API key belongs to one
                organization and acts for it. A string, or a function called for each request.
            base_url: Where the API is.
            timeout: As for the client; ``None`` for no limit.
            max_retries: As for the client.
            headers: Headers to add to the client's, or to put in their place.
            max_response_bytes: As for the client.

        Raises:
            InvalidArgumentError: An argument has a value that can't be used.
            InvalidArgumentTypeError: An argument is of a wrong type.
        """
        credentials: Mapping[str, Token | None] = Hidden({"token": token})
        headers = hidden(headers)
        del token
        values: dict[str, Any] = {}
        return self._copy(
            self._settings.changed(
                base_url=base_url,
                credential=credential_of(credentials),
                values=values_of(values, {}),
                timeout=timeout,
                max_retries=max_retries,
                headers=headers,
                max_response_bytes=max_response_bytes,
            )
        )

    @property
    def jobs(self) -> Jobs:
        """List, fetch and follow asynchronous jobs."""
        from .jobs import Jobs

        return Jobs(self)
