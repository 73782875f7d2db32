"""What all tests share: the packages in generated/, one sandbox, and two ways to call a client."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from clients.adapter import Caller, calling
from clients.hurry import Hurry
from clients.travelling import TravellingClock
from hypothesis import settings
from sandbox import ManualClock, Sandbox
from under_test import put_on_path, stale

ROOT = Path(__file__).resolve().parents[1]
KNOWN = frozenset(spec.parent.name for spec in ROOT.glob("specs/*/openapi.yaml"))
CHOSEN = frozenset(filter(None, os.environ.get("SPECLOOM_PROVIDERS", "").split(","))) or KNOWN

REFERENCE = min(CHOSEN)
"""The provider whose package is tested for all: the runtime is the same code in each."""

SECONDS_IN_EACH_STATE = 10.0

# Every run of a property test tries the same examples, leaves no files behind, measures no times.
settings.register_profile("specloom", derandomize=True, database=None, deadline=None)
settings.load_profile("specloom")

put_on_path(ROOT)


def pytest_configure() -> None:
    """Refuse to test packages that were generated from other sources than there are now."""
    if names := stale(ROOT, sorted(CHOSEN)):
        raise pytest.UsageError(
            f"generated/ is out of date ({', '.join(names)}): run `python -m nox -s generate`"
        )


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out files and folders that are named after a provider that was not chosen."""
    return True if _of_another_provider(collection_path.stem) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests whose name or parameters name a provider that was not chosen."""
    others = [item for item in items if _of_another_provider(item.nodeid)]
    if others:
        items[:] = [item for item in items if item not in set(others)]
        config.hook.pytest_deselected(items=others)


def _of_another_provider(name: str) -> bool:
    return not (KNOWN - CHOSEN).isdisjoint(re.findall(r"[a-z]+", name.lower()))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes a `provider` once for each that was chosen.

    A test that is marked `reference` runs with one of them.
    """
    if "provider" in metafunc.fixturenames:
        once = metafunc.definition.get_closest_marker("reference") is not None
        providers = [REFERENCE] if once else sorted(CHOSEN)
        metafunc.parametrize("provider", providers, scope="session")


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
def hurry() -> Hurry:
    """Return a clock for a client on which sleeping takes no time."""
    return Hurry()


@pytest.fixture
def travelling(clock: ManualClock) -> TravellingClock:
    """Return a clock for a client that moves the sandbox's."""
    return TravellingClock(clock)


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
    """Clear the environment of what clients read; return what sets it anew."""
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
