"""Which clients a test runs with, where it does not need both."""

from __future__ import annotations

from typing import Final

import pytest

SYNC: Final = pytest.mark.parametrize("caller", ["sync"], indirect=True)
"""For what does not depend on how requests are sent: arguments, decoding, the meaning of states."""

ASYNC: Final = pytest.mark.parametrize("caller", ["asyncio", "trio"], indirect=True)
"""For what only tasks do: being cancelled, sharing an iteration."""
