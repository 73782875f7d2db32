# Copied from overlays/runtime/retry_hooks.py: edit it there.
"""The decisions on retries, in the form that tenacity asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import BaseError
from .logs import log_retry

if TYPE_CHECKING:
    from tenacity import RetryCallState

    from .exchange import Exchange


class RetryHooks:
    """The decisions of :class:`.retries.Retrying`, in the form that tenacity asks for them.

    Args:
        exchange: The call that failed.
    """

    def __init__(self, exchange: Exchange[Any]) -> None:
        self._exchange = exchange
        self._wait = 0.0

    def again(self, state: RetryCallState) -> bool:
        """Whether to try again."""
        failure = None if state.outcome is None else state.outcome.exception()
        if not isinstance(failure, BaseError):
            return False
        exchange = self._exchange
        wait = exchange.retrying.wait_after(failure)
        if wait is None or exchange.expired(wait):
            return False
        log_retry(exchange.method, exchange.call.path, failure, wait, exchange.attempts)
        self._wait = wait
        return True

    def pause(self, state: RetryCallState) -> float:
        """Seconds to sleep before that."""
        del state
        return self._wait
