# Copied from overlays/runtime/logs.py: edit it there.
"""What is logged: method, path, status, time and attempt of each request; never a body or header."""

from __future__ import annotations

import logging
from typing import Final

from .provider import PACKAGE

LOGGER: Final = logging.getLogger(PACKAGE)


def log_answer(method: str, path: str, status: int, seconds: float, attempt: int) -> None:
    """An answer came, whatever it says."""
    LOGGER.debug("%s %s: %d in %.3f s (attempt %d)", method, path, status, seconds, attempt)


def log_failure(method: str, path: str, failure: Exception, seconds: float, attempt: int) -> None:
    """No whole answer came."""
    LOGGER.info("%s %s: %s after %.3f s (attempt %d)", method, path, failure, seconds, attempt)


def log_retry(method: str, path: str, failure: Exception, wait: float, attempt: int) -> None:
    """The call is tried again."""
    LOGGER.info(
        "%s %s: trying again in %.2f s after %s (attempt %d)", method, path, wait, failure, attempt
    )
