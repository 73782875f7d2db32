"""Settings of the property tests."""

from __future__ import annotations

from hypothesis import settings

# Every run tries the same examples, leaves no files behind and measures no times.
settings.register_profile("specloom", derandomize=True, database=None, deadline=None)
settings.load_profile("specloom")
