"""What all tests share: one sandbox, and the two ways to call a client."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from clients.adapter import Caller, calling
from sandbox import ManualClock, Sandbox

TESTS = Path(__file__).parent
KNOWN = frozenset(spec.parent.name for spec in TESTS.parent.glob("specs/*/openapi.yaml"))
CHOSEN = frozenset(filter(None, os.environ.get("SPECLOOM_PROVIDERS", "").split(","))) or KNOWN

SECONDS_IN_EACH_STATE = 10.0


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out files and folders that are named after a provider that is not installed."""
    words = set(collection_path.stem.split("_"))
    return True if words & (KNOWN - CHOSEN) else None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes a `provider` once for each that is installed."""
    if "provider" in metafunc.fixturenames:
        metafunc.parametrize("provider", sorted(CHOSEN), scope="session")


@pytest.fixture(scope="session")
def session_clock() -> ManualClock:
    """Return the clock of the sandbox."""
    return ManualClock()


@pytest.fixture(scope="session")
def session_box(session_clock: ManualClock) -> Iterator[Sandbox]:
    """Serve every provider for as long as the tests run."""
    with Sandbox(clock=session_clock, pace=SECONDS_IN_EACH_STATE) as box:
        yield box


@pytest.fixture
def clock(session_clock: ManualClock) -> ManualClock:
    """Return the clock that moves the sandbox's jobs; it stands still by itself."""
    return session_clock


@pytest.fixture
def box(session_box: Sandbox) -> Iterator[Sandbox]:
    """Return the sandbox, empty; every request must fit its provider's spec.

    A test that sends what does not fit says what, and clears `violations`.
    """
    session_box.reset()
    yield session_box
    assert session_box.violations == []


@pytest.fixture
def environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> pytest.MonkeyPatch:
    """Forget what the environment says to clients; gives what sets it anew."""
    prefixes = tuple(f"{name.upper()}_" for name in KNOWN)
    for name in os.environ:
        if name.startswith(prefixes) or name.upper().endswith("_PROXY"):
            monkeypatch.delenv(name)
    # Nothing here speaks TLS, and reading the certificates is most of what making a client takes.
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path_factory.getbasetemp()))
    return monkeypatch


@pytest.fixture(params=["sync", "asyncio"])
def caller(request: pytest.FixtureRequest, environment: pytest.MonkeyPatch) -> Iterator[Caller]:
    """Return what makes and calls clients: sync ones in one run, async ones in the other."""
    with calling(request.param) as caller:
        yield caller
