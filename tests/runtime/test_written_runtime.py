"""Which parts of the runtime a package gets, and how they are marked."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest

from overlays.generator.writing.runtime import write_runtime
from overlays.generator.writing.unasync import UnusedRuleError

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "overlays" / "runtime"
PAGING = "from ._runtime.paging import PagePlan\n"
STREAMS = """\
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specloom_some._runtime.streaming import EventStream
"""
OAUTH = "def f():\n    from .._runtime.auth import client_credentials\n"
CLIENT = "from ._runtime.request.sync_client import SyncClient\n"


def written(folder: Path, modules: dict[str, str]) -> dict[str, str]:
    """Return the runtime of a package of *modules*, by path."""
    package = folder / "specloom_some"
    for place, text in modules.items():
        (package / place).parent.mkdir(parents=True, exist_ok=True)
        (package / place).write_text(text, encoding="utf-8")
    write_runtime(SOURCE, ROOT, package)
    runtime = package / "_runtime"
    return {
        path.relative_to(runtime).as_posix(): path.read_text(encoding="utf-8")
        for path in runtime.rglob("*.py")
    }


@pytest.mark.parametrize("streams", [{}, {"jobs.py": STREAMS}])
@pytest.mark.parametrize("oauth", [{}, {"api/settings.py": OAUTH}])
def test_only_what_a_package_can_reach_is_copied(
    tmp_path: Path, streams: dict[str, str], oauth: dict[str, str]
) -> None:
    found = written(tmp_path, {"__init__.py": CLIENT, **streams, **oauth}).keys()
    assert {"__init__.py", "errors.py", "request/async_client.py", "request/sync_io.py"} <= found
    streaming = {place for place in found if place.startswith("streaming/")}
    everything = {f"streaming/{path.name}" for path in (SOURCE / "streaming").glob("*.py")}
    twins = {place.replace("async_", "sync_") for place in everything}
    assert streaming == (everything | twins if streams else set())
    for place in ("client_credentials", "async_tokens", "sync_tokens"):
        assert (f"auth/{place}.py" in found) is bool(oauth)
    assert not any(place.startswith("paging/") for place in found)


def test_a_package_that_reaches_nothing_gets_nothing(tmp_path: Path) -> None:
    assert written(tmp_path, {"__init__.py": "import json\nfrom os import path\n"}) == {}


def test_each_file_says_where_to_edit_it_and_twins_are_marked_as_derived(tmp_path: Path) -> None:
    found = written(tmp_path, {"__init__.py": PAGING, "other.py": CLIENT})
    assert "paging/sync_pager.py" in found
    for place, text in found.items():
        first, _, rest = text.partition("\n")
        verb, _, origin = first.removeprefix("# ").removesuffix(": edit it there.").split(" ")
        source = (ROOT / origin).read_text(encoding="utf-8")
        derived = "/sync_" in place and "async_" in origin
        assert verb == ("Derived" if derived else "Copied")
        assert (rest == source) is not derived
        assert (
            origin == f"overlays/runtime/{place.replace('sync_', 'async_') if derived else place}"
        )


def test_what_is_copied_imports_nothing_that_is_not(tmp_path: Path) -> None:
    found = written(tmp_path, {"__init__.py": PAGING})
    for place, text in found.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom) and node.level:
                base = ("_runtime/" + place).split("/")[: -node.level]
                path = "/".join([*base, *(node.module or "").split(".")]).strip("/")
                inside = path.removeprefix("_runtime").lstrip("/")
                names = {f"{inside}/{name.name}.py".lstrip("/") for name in node.names}
                assert {f"{inside}.py", f"{inside}/__init__.py".lstrip("/"), *names} & found.keys()


def test_a_rule_of_unasync_that_no_driver_needs_is_an_error(tmp_path: Path) -> None:
    source = tmp_path / "overlays" / "runtime"
    shutil.copytree(SOURCE, source)
    (source / "paging" / "async_pager.py").unlink()
    with pytest.raises(UnusedRuleError, match="apaged"):
        write_runtime(source, tmp_path, tmp_path / "specloom_some")
