"""The settings of the clients of Agentset: base URL, credentials, environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Final

import httpx

from ._runtime.arguments import header_value, path_segment
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

BASE_URL: Final = "https://api.agentset.ai"
"""The default URL of the API."""

CREDENTIALS: Final[tuple[CredentialOption, ...]] = (
    HeaderOption(
        argument="token",
        variables=("AGENTSET_TOKEN", "AGENTSET_API_KEY"),
        header="Authorization",
        prefix="Bearer ",
    ),
)
"""The ways to authenticate."""


def settings_of(
    *,
    credentials: Mapping[str, Token | None] | None,
    values: Mapping[str, Any],
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
    found = from_environment(("AGENTSET_BASE_URL",), environment)
    return Settings(
        base_url=checked_base_url(base_url if base_url is not None else found or BASE_URL),
        credential=(
            unpickled_credential(CREDENTIALS, environment)
            if credentials is None
            else choose_credential(CREDENTIALS, credentials, environment)
        ),
        values=values_of(values, environment),
        timeout=checked_timeout(timeout),
        max_retries=checked_retries(max_retries),
        headers=checked_headers(headers or {}),
        max_response_bytes=checked_limit(max_response_bytes),
        clock=clock or SYSTEM_CLOCK,
    )


def values_of(given: Mapping[str, Any], environment: Mapping[str, str]) -> dict[str, Any]:
    """Return the values that the client passes on to calls: those *given*, else the environment's.

    Raises:
        InvalidArgumentError: A value can't be sent where it goes.
        InvalidArgumentTypeError: A value has a wrong type.
    """
    values: dict[str, Any] = {}
    namespace_id = given["namespace_id"]
    if namespace_id is None:
        namespace_id = from_environment(("AGENTSET_NAMESPACE_ID",), environment)
    if namespace_id is not None:
        path_segment("namespace_id", namespace_id)
        values["namespace_id"] = namespace_id
    x_tenant_id = given["x_tenant_id"]
    if x_tenant_id is None:
        x_tenant_id = from_environment(("AGENTSET_X_TENANT_ID",), environment)
    if x_tenant_id is not None:
        header_value("x_tenant_id", x_tenant_id)
        values["x_tenant_id"] = x_tenant_id
    return values


def credential_of(credentials: Mapping[str, Token | None]) -> Credential | None:
    """Return the credential among the arguments, or ``None`` if all of them are ``None``."""
    given = any(value is not None for value in credentials.values())
    return choose_credential(CREDENTIALS, credentials, {}) if given else None
