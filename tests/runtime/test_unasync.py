"""How the sync twin of an async module is derived."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from overlays.generator.writing.unasync import UnusedRuleError, check_rules, sync_name, sync_twin

RUNTIME = Path(__file__).parents[2] / "overlays" / "runtime"
DRIVERS = {
    path.relative_to(RUNTIME).as_posix(): path.read_text(encoding="utf-8")
    for path in RUNTIME.rglob("async_*.py")
    if path.name != "async_io.py"
}
HOOKS = RUNTIME / "request"


CASES = [
    ("async def f() -> None: ...", "def f() -> None: ..."),
    ("    async with a, b:", "    with a, b:"),
    ("    async for _ in x:", "    for _ in x:"),
    ("    return await f(await g())", "    return f(g())"),
    ("async def __aenter__(self): ...", "def __enter__(self): ..."),
    ("async def __aexit__(self): ...", "def __exit__(self): ..."),
    ("def __aiter__(self): ...", "def __iter__(self): ..."),
    ("async def __anext__(self): ...", "def __next__(self): ..."),
    ("raise StopAsyncIteration", "raise StopIteration"),
    ("await anext(chunks)", "next(chunks)"),
    ("f: Callable[P, Coroutine[Any, Any, R]]", "f: Callable[P, R]"),
    ("f: Callable[[], Awaitable[None]]", "f: Callable[[], None]"),
    ("def f() -> AsyncGenerator[None]", "def f() -> Generator[None]"),
    ("def f() -> AsyncIterator[Page[T]]", "def f() -> Iterator[Page[T]]"),
    ("http: httpx.AsyncClient", "http: httpx.Client"),
    ("await response.aclose()", "response.close()"),
    ("async def aclose(self): ...", "def close(self): ..."),
    ("response.aiter_bytes()", "response.iter_bytes()"),
    ("async with aclosing(x) as y:", "with closing(x) as y:"),
    ("class AsyncPager(Generic[T]):", "class Pager(Generic[T]):"),
    ("AsyncBoundWait(AsyncWait)", "BoundWait(Wait)"),
    ("class _AsyncPages:", "class _Pages:"),
    ("AsyncClient, AsyncResource, AsyncT", "SyncClient, SyncResource, SyncT"),
    ("from .async_client import x", "from .sync_client import x"),
    ("tokens = credential.async_tokens", "tokens = credential.sync_tokens"),
    ("def apaged(method): ...", "def paged(method): ..."),
    ("def aevents_of(client): ...", "def events_of(client): ..."),
    # Words that only look like it.
    ("a = async_ and awaiting or basync_x", "a = async_ and awaiting or basync_x"),
    ('"""An async client; the call needs no await."""',) * 2,
]


@pytest.mark.parametrize(("source", "twin"), CASES)
def test_each_rule_turns_async_code_into_its_sync_twin(source: str, twin: str) -> None:
    assert sync_twin(source) == twin


def test_the_cases_above_have_each_rule() -> None:
    check_rules(source for source, _ in CASES)


@pytest.mark.parametrize(
    ("module", "twin"),
    [("async_client.py", "sync_client.py"), ("call.py", None), ("my_async_.py", None)],
)
def test_modules_are_derived_by_their_name(module: str, twin: str | None) -> None:
    assert sync_name(module) == twin


@pytest.mark.parametrize("place", DRIVERS)
def test_the_twin_of_a_driver_is_sync_through_and_through(place: str) -> None:
    twin = ast.parse(sync_twin(DRIVERS[place]))
    fields = (value for node in ast.walk(twin) for value in vars(node).values())
    names = {value for value in fields if isinstance(value, str) and " " not in value}
    leftover = re.compile("async|anyio|__a(enter|exit|iter|next)__", re.IGNORECASE)
    assert list(filter(leftover.search, names)) == []
    asynchronous = (ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Await)
    assert not any(isinstance(node, asynchronous) for node in ast.walk(twin))
    assert not any(isinstance(node, ast.comprehension) and node.is_async for node in ast.walk(twin))


def test_the_hooks_have_the_same_names_and_parameters_on_both_sides() -> None:
    sides: list[dict[str, list[str]]] = []
    for name in ("async_io.py", "sync_io.py"):
        tree = ast.parse((HOOKS / name).read_text(encoding="utf-8"))
        sides.append(
            {
                node.name: _parameters(node)
                for node in tree.body
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
                and not node.name.startswith("_")
            }
        )
    assert sides[0].keys() == sides[1].keys()
    used = {
        alias.name
        for source in DRIVERS.values()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("async_io")
        for alias in node.names
    }
    assert used == sides[0].keys()


def _parameters(node: ast.AST) -> list[str]:
    return [each.arg for each in ast.walk(node) if isinstance(each, ast.arg)]


def test_every_rule_is_used_by_the_runtime_and_an_unused_one_is_an_error() -> None:
    check_rules(DRIVERS.values())
    with pytest.raises(UnusedRuleError, match=r"apply nowhere: .*apaged"):
        check_rules(source for place, source in DRIVERS.items() if "pager" not in place)
