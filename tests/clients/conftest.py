"""For tests of clients."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import stamina


@pytest.fixture(autouse=True)
def no_waiting_between_attempts() -> Iterator[None]:
    """Let retries follow at once; how often and how long is decided as always."""
    with stamina.set_testing(True, attempts=100, cap=True):
        yield
