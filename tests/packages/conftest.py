"""For tests of what a package is made of."""

from __future__ import annotations

import importlib
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def package(provider: str) -> ModuleType:
    """Return the provider's package."""
    return importlib.import_module(f"specloom_{provider}")
