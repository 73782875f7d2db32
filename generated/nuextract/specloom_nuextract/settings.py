"""The settings of the clients of NuExtract: base URL, credentials, environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

import httpx

from ._runtime.auth.credential import (
    Credential,
    CredentialOption,
    HeaderOption,
    Token,
    choose_credential,
    from_environment,
    unpickled_credential,
)
from ._runtime.clock import SYSTEM_CLOCK, Clock
from ._runtime.options import checked_base_url, checked_headers, checked_retries, checked_timeout
from ._runtime.request.settings import Settings, checked_limit

BASE_URL: Final = "https://nuextract.ai"
"""The default URL of the API."""

CREDENTIALS: Final[tuple[CredentialOption, ...]] = (
    HeaderOption(
        argument="token", variables=("NUMIND_API_KEY",), header="Authorization", prefix="Bearer "
    ),
)
"""The ways to authenticate."""


def settings_of(
    *,
    credentials: Mapping[str, Token | None] | None,
    base_url: str | None,
    timeout: float | httpx.Timeout | None,
    max_retries: int,
    headers: Mapping[str, str] | None,
    max_response_bytes: int,
    clock: Clock | None,
) -> Settings:
    """Return the settings of a new client, from its arguments and from the environment.

    Without *credentials*, those of a client that was unpickled.
    """
    environment = os.environ
    found = from_environment(("NUEXTRACT_BASE_URL",), environment)
    return Settings(
        base_url=checked_base_url(base_url if base_url is not None else found or BASE_URL),
        credential=(
            unpickled_credential(CREDENTIALS, environment)
            if credentials is None
            else choose_credential(CREDENTIALS, credentials, environment)
        ),
        timeout=checked_timeout(timeout),
        max_retries=checked_retries(max_retries),
        headers=checked_headers(headers or {}),
        max_response_bytes=checked_limit(max_response_bytes),
        clock=clock or SYSTEM_CLOCK,
    )


def credential_of(credentials: Mapping[str, Token | None]) -> Credential | None:
    """Return the credential among the arguments, or ``None`` if all of them are ``None``."""
    given = any(value is not None for value in credentials.values())
    return choose_credential(CREDENTIALS, credentials, {}) if given else None
