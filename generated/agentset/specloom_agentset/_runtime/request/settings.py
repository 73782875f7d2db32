# Copied from overlays/runtime/request/settings.py: edit it there.
"""The settings of a client."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import httpx

from ..auth.credential import Credential
from ..clock import SYSTEM_CLOCK, Clock
from ..options import (
    checked_base_url,
    checked_headers,
    checked_integer,
    checked_retries,
    checked_timeout,
)
from ..record import Record
from ..unset import Unset

DEFAULT_TIMEOUT: Final = 60.0
"""Seconds that one attempt may take."""

DEFAULT_MAX_RETRIES: Final = 2
"""Retries after the first attempt."""

DEFAULT_MAX_RESPONSE_BYTES: Final = 256 * 1024 * 1024
"""Bytes that a decompressed response body may have."""

_NOTHING: Final[Mapping[str, Any]] = {}


class Settings(Record):
    """A client's settings, checked.

    Attributes:
        base_url: Where the API is; its path is kept, without a trailing slash.
        credential: What authenticates a request.
        values: Client-level arguments by Python name.
        timeout: As in :class:`..options.RequestOptions`.
        max_retries: As in :class:`..options.RequestOptions`.
        headers: Headers of every request.
        max_response_bytes: Bytes that a response body may have, decompressed.
        clock: The time and the sleep.
    """

    base_url: str
    credential: Credential
    values: Mapping[str, Any] = _NOTHING
    timeout: float | httpx.Timeout | None = DEFAULT_TIMEOUT
    max_retries: int = DEFAULT_MAX_RETRIES
    headers: Mapping[str, str] = _NOTHING
    max_response_bytes: int = DEFAULT_MAX_RESPONSE_BYTES
    clock: Clock = SYSTEM_CLOCK

    def __repr__(self) -> str:
        # Headers may hold a credential.
        return f"Settings(base_url={self.base_url!r})"

    def changed(
        self,
        *,
        base_url: str | None,
        credential: Credential | None,
        values: Mapping[str, Any],
        timeout: float | httpx.Timeout | Unset | None,
        max_retries: int | Unset,
        headers: Mapping[str, str] | None,
        max_response_bytes: int | None,
    ) -> Settings:
        """These settings with the given ones in their place; *headers* are added."""
        given = {name: value for name, value in values.items() if value is not None}
        limit = max_response_bytes
        return Settings(
            base_url=self.base_url if base_url is None else checked_base_url(base_url),
            credential=credential or self.credential,
            values={**self.values, **given},
            timeout=self.timeout if isinstance(timeout, Unset) else checked_timeout(timeout),
            max_retries=(
                self.max_retries if isinstance(max_retries, Unset) else checked_retries(max_retries)
            ),
            headers={**self.headers, **checked_headers(headers or {})},
            max_response_bytes=self.max_response_bytes if limit is None else checked_limit(limit),
            clock=self.clock,
        )


def checked_limit(max_response_bytes: object) -> int:
    """*max_response_bytes* unchanged.

    Raises:
        InvalidArgumentError: Below 1.
        InvalidArgumentTypeError: Not an integer.
    """
    return checked_integer("max_response_bytes", max_response_bytes, least=1)
