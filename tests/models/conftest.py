"""Settings of the property tests."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from .catalogue import subjects_of
from .schemas import SPECS

# Every run tries the same examples, leaves no files behind and measures no times.
settings.register_profile("specloom", derandomize=True, database=None, deadline=None)
settings.load_profile("specloom")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes a `subject` once for each model of each package that is installed."""
    if "subject" in metafunc.fixturenames:
        known = {spec.parent.name for spec in SPECS.glob("*/openapi.yaml")}
        chosen = {*filter(None, os.environ.get("SPECLOOM_PROVIDERS", "").split(","))} or known
        found = [subject for provider in sorted(chosen) for subject in subjects_of(provider)]
        metafunc.parametrize(
            "subject", found, ids=[f"{each.provider}-{each.name}" for each in found]
        )
