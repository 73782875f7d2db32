# Copied from overlays/runtime/request/logs.py: edit it there.
"""Logging of each attempt: method, path, status, time; never a body or a header."""

from __future__ import annotations

import logging
from typing import Final

from ..provider import PACKAGE

LOGGER: Final = logging.getLogger(PACKAGE)


def log_response(method: str, path: str, status: int, seconds: float, attempt: int) -> None:
    """A response came, whatever its status."""
    LOGGER.debug("%s %s: %d in %.3f s (attempt %d)", method, path, status, seconds, attempt)


def log_failure(method: str, path: str, failure: Exception, seconds: float, attempt: int) -> None:
    """No complete response came."""
    LOGGER.info("%s %s: %s after %.3f s (attempt %d)", method, path, failure, seconds, attempt)


def log_retry(method: str, path: str, failure: Exception, wait: float, attempt: int) -> None:
    """The call will be retried."""
    LOGGER.info(
        "%s %s: retrying in %.2f s after %s (attempt %d)", method, path, wait, failure, attempt
    )
